import { imagePathPattern } from '../../schemas/index.ts';
import type { Edit } from '../diagnostic.ts';
import { parseEntry } from '../entry.ts';
import { toImageName, type ContentFile } from '../files/content-folder.ts';
import { decodeSourceText, editFile } from '../files/source-text.ts';
import type { DataNode } from '../yaml/data.ts';
import { changesOnlyEdits } from './guard.ts';

/** An image with a name that no text can write, and what it is called from now on. */
export interface RenamedImage {
  readonly from: string;
  readonly to: string;
  /** The files that name it, as they are then. */
  readonly texts: readonly ContentFile[];
}

/**
 * Plans new names for the images whose names no text can write, with all that names them. An image
 * keeps its name if another file has the new one, or if a text names it in a way that cannot be
 * changed for certain. `isMeant` says which files may be changed.
 */
export function planImageNames(
  files: readonly ContentFile[],
  isMeant: (path: string) => boolean,
): readonly RenamedImage[] {
  const current = new Map(files.map((file) => [file.path, file]));
  const taken = new Set(current.keys());
  const renamed: RenamedImage[] = [];
  for (const { path, role, form } of files) {
    const [folder, name] = splitPath(path);
    if (role.kind !== 'image' || form !== 'file' || imagePathPattern.test(`./${name}`)) continue;
    const to = folder + toImageName(name);
    if (taken.has(to) || !imagePathPattern.test(`./${toImageName(name)}`)) continue;
    const texts = files.flatMap((file): readonly (ContentFile | undefined)[] => {
      const own = current.get(file.path) ?? file;
      return own.role.kind === 'entry' && splitPath(own.path)[0] === folder
        ? renameWithin(own, name, toImageName(name))
        : [];
    });
    const changed = texts.filter((text) => text !== undefined);
    const paths = [path, ...changed.map((file) => file.path)];
    if (changed.length < texts.length || !paths.every(isMeant)) continue;
    for (const file of changed) current.set(file.path, file);
    taken.add(to);
    renamed.push({ from: path, to, texts: changed });
  }
  return renamed;
}

function splitPath(path: string): readonly [folder: string, name: string] {
  const end = path.lastIndexOf('/') + 1;
  return [path.slice(0, end), path.slice(end)];
}

/**
 * A file with another name for an image: nothing if it does not name it, and undefined where that
 * cannot be changed for certain.
 */
function renameWithin(
  file: ContentFile,
  from: string,
  to: string,
): readonly (ContentFile | undefined)[] {
  const source = decodeSourceText(file.bytes);
  const { text } = source;
  const written = [...new Set([from, encodeURI(from), encodeURI(from).replaceAll('%20', ' ')])];
  if (!written.some((name) => text.includes(name))) return [];
  const { role, path } = file;
  if (role.kind !== 'entry' || source.encoding !== 'utf-8') return [undefined];
  const entry = parseEntry({ ...role, path }, () => text, '');
  const bodyStart = entry.frontMatter?.bodyStart ?? text.length;
  const edits: Edit[] = [
    ...listTexts(entry.yaml?.root).flatMap(({ value, start, end }) =>
      written.some((name) => value === name || value === `./${name}`)
        ? [{ start, end, text: `./${to}` }]
        : [],
    ),
    ...findImages(text, bodyStart, written, to),
  ];
  const after = editFile(file, edits);
  const left = decodeSourceText(after.bytes).text;
  const isSure = !written.some((name) => left.includes(name)) && changesOnlyEdits(file, edits);
  return [isSure ? after : undefined];
}

function listTexts(node: DataNode | undefined): (DataNode & { readonly value: string })[] {
  if (node === undefined) return [];
  const { value } = node;
  return [
    ...(typeof value === 'string' ? [{ ...node, value }] : []),
    ...(node.entries ?? []).flatMap(listTexts),
    ...[...(node.fields?.values() ?? [])].flatMap((field) => listTexts(field.node)),
  ];
}

/** The images of a body that have one of these names, whether Markdown reads them or not. */
function findImages(
  text: string,
  bodyStart: number,
  names: readonly string[],
  to: string,
): readonly Edit[] {
  return names.flatMap((name) =>
    ['](', '](./', '](<', '](<./'].flatMap((opening): Edit[] => {
      const edits: Edit[] = [];
      const address = `${opening}${name}${opening.includes('<') ? '>' : ''})`;
      for (let at = text.indexOf(address, bodyStart); at >= 0;) {
        const start = text.lastIndexOf('![', at);
        const end = at + address.length;
        const words = text.slice(start + 2, at);
        if (start >= bodyStart && !/[\]\n]/.test(words))
          edits.push({ start, end, text: `![${words}](./${to})` });
        at = text.indexOf(address, end);
      }
      return edits;
    }),
  );
}
