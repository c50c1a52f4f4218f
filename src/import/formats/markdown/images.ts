import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { ImageFile } from '../../document.ts';
import type { Input } from '../../input.ts';
import type { CoverImage } from './fields.ts';
import type { ImportLog } from '../../import-log.ts';
import { getLine } from './parse.ts';

/** Folders beside a note in which programs for notes keep its images. */
const rooms = ['', 'attachments/', 'assets/', 'images/', 'img/', 'static/'];

/** The images of a text that lie beside it; the tree then names each as a file beside the entry. All others keep their address. */
export function collectImages(
  tree: Root,
  cover: CoverImage | undefined,
  { readBeside }: Input,
  log: ImportLog,
): { images: readonly ImageFile[]; cover: { src: string; alt: string } | undefined } {
  const files = new Map<string, ImageFile>();
  const described = new Map<string, string>();
  const isHeld = (url: string) => [...files.values()].some(({ name }) => `./${name}` === url);
  const take = (address: string, line: number): string => {
    const path = decode(address.replace(/[?#].*$/s, '').replace(/^\.\//, ''));
    if (
      path === '' ||
      /^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(path) ||
      !/\.(?:png|jpe?g|webp|avif|gif|svg)$/i.test(path)
    )
      return address;
    const known = files.get(path);
    if (known !== undefined) return `./${known.name}`;
    const bytes = rooms.map((room) => readBeside(room + path)).find((found) => found !== undefined);
    if (bytes === undefined) return address;
    const name = findFreeName(path, new Set([...files.values()].map((file) => file.name)));
    files.set(path, { line, name, bytes });
    return `./${name}`;
  };
  visit(tree, 'image', (node) => {
    node.url = take(node.url, getLine(node));
    const words = (node.alt ?? '').trim();
    if (words !== '' && !described.has(node.url)) described.set(node.url, words);
    if (words === '' && isHeld(node.url))
      log.requireAction(
        getLine(node),
        `The image ${node.url} has no words for those who do not see it. Write between its square brackets what it shows.`,
      );
  });
  const src = cover === undefined ? undefined : take(cover.src, cover.line);
  if (cover === undefined || src === undefined)
    return { images: [...files.values()], cover: undefined };
  const alt = cover.alt === '' ? (described.get(src) ?? '') : cover.alt;
  if (alt === '' && isHeld(src))
    log.requireAction(
      cover.line,
      `The picture at its head, ${cover.src}, has no words for those who do not see it. Write behind "alt:" what it shows.`,
    );
  if (alt !== cover.alt)
    log.info(
      cover.line,
      `The picture at its head stands in the text too, and has the words that it has there: "${alt}".`,
    );
  return { images: [...files.values()], cover: { src, alt } };
}

function findFreeName(path: string, taken: ReadonlySet<string>): string {
  const [, stem = '', ending = ''] = /([^/]*)\.([^./]+)$/.exec(path) ?? [];
  const safe =
    stem
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/[^A-Za-z0-9._-]+/g, '-')
      .replace(/^[^A-Za-z0-9]+|-+$/g, '') || 'image';
  for (let count = 1; ; count += 1) {
    const name = `${safe}${count === 1 ? '' : `-${count}`}.${ending.toLowerCase()}`;
    if (!taken.has(name)) return name;
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
