import type { Nodes, Root } from 'mdast';
import { alignToSource, hasSameText, toSourceOffset } from '../../domain/body/index.ts';
import type { TextRange } from '../../domain/text/index.ts';
import type { Edit } from '../diagnostic.ts';
import { parseEntry, type Entry } from '../entry.ts';
import { editFile, decodeSourceText } from '../files/source-text.ts';
import type { ContentFile } from '../files/content-folder.ts';

/**
 * Whether edits of a file change what they are about and nothing else, as the site's own parser
 * reads the file before and after: fields and blocks that no edit touches are the same, and in
 * those that one does, so are all words beside it. Of a file that could not be read whole before,
 * nothing is known, and the next check tells what was made of it.
 */
export function changesOnlyEdits(file: ContentFile, edits: readonly Edit[]): boolean {
  const before = readEntry(file);
  if (before === undefined || !isReadWhole(before)) return true;
  const after = readEntry(editFile(file, edits));
  if (after === undefined || !isReadWhole(after)) return false;
  const sorted = edits.toSorted((a, b) => a.start - b.start);
  let shift = 0;
  const written = sorted.map(({ start, end, text }): TextRange => {
    const range = { start: start + shift, end: start + shift + text.length };
    shift += text.length - (end - start);
    return range;
  });
  return (
    hasSameFields(readFields(before, sorted), readFields(after, written)) &&
    hasSameBody(readBody(before, sorted), readBody(after, written))
  );
}

function readEntry(file: ContentFile): Entry | undefined {
  const { role, path } = file;
  if (role.kind !== 'entry' || file.form !== 'file') return undefined;
  const { text } = decodeSourceText(file.bytes);
  return parseEntry({ ...role, path }, () => text, '');
}

function isReadWhole({ yaml, frontMatter, body }: Entry): boolean {
  return (
    (yaml?.issues.length ?? 1) + (frontMatter?.issues.length ?? 0) === 0 &&
    (body === undefined || (body.tree !== undefined && body.issues.length === 0))
  );
}

function isTouched({ start, end }: TextRange, edits: readonly TextRange[]): boolean {
  return edits.some((edit) => edit.start <= end && edit.end >= start);
}

/** The values of the fields that no edit touches. */
function readFields({ yaml }: Entry, edits: readonly TextRange[]): ReadonlyMap<string, unknown> {
  return new Map(
    [...(yaml?.root?.fields ?? [])].flatMap(([name, { start, node }]): [string, unknown][] =>
      isTouched({ start, end: node.end }, edits) ? [] : [[name, node.value]],
    ),
  );
}

function hasSameFields(
  one: ReadonlyMap<string, unknown>,
  other: ReadonlyMap<string, unknown>,
): boolean {
  return (
    one.size === other.size &&
    [...one].every(
      ([name, value]) =>
        other.has(name) && JSON.stringify(other.get(name)) === JSON.stringify(value),
    )
  );
}

/** What of a body no edit is about. */
interface BodyRest {
  /** The blocks that no edit touches. */
  readonly blocks: Root;
  /** The words beside the edits in the other blocks. */
  readonly words: string;
}

function readBody({ body }: Entry, edits: readonly TextRange[]): BodyRest {
  const blocks: Root = { type: 'root', children: [] };
  const words: string[] = [];
  for (const block of body?.tree?.children ?? []) {
    const [start, end] = [block.position?.start.offset ?? 0, block.position?.end.offset ?? 0];
    const base = body?.start ?? 0;
    if (!isTouched({ start: base + start, end: base + end }, edits)) blocks.children.push(block);
    else collectWords(block, body?.source ?? '', base, edits, words);
  }
  return { blocks, words: words.join('').replace(/\s+/g, '') };
}

function hasSameBody(one: BodyRest, other: BodyRest): boolean {
  return one.words === other.words && hasSameText(one.blocks, other.blocks);
}

function collectWords(
  node: Readonly<Nodes>,
  source: string,
  base: number,
  edits: readonly TextRange[],
  words: string[],
): void {
  if ('children' in node) {
    for (const child of node.children) collectWords(child, source, base, edits, words);
    return;
  }
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  if (start === undefined || end === undefined) return;
  if (!isTouched({ start: base + start, end: base + end }, edits)) {
    if ('value' in node) words.push(node.value);
    if ('alt' in node) words.push(node.alt ?? '');
    return;
  }
  // Of text the characters that an edit is not about; of all else nothing.
  if (node.type !== 'text') return;
  const runs = alignToSource(node.value, source.slice(start, end));
  for (let at = 0; at < node.value.length; at += 1) {
    const offset = base + start + toSourceOffset(runs, at);
    if (!edits.some((edit) => edit.start <= offset && offset < edit.end))
      words.push(node.value.charAt(at));
  }
}
