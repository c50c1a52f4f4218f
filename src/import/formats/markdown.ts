import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { getLine, createDocument, type ImageFile, type ParsedInput } from '../document.ts';
import { createImportLog, type ImportLog } from '../import-log.ts';
import { decodeAddress, decodeText, type Input } from '../input.ts';
import { createQuestion, parseMarkdownBody } from './markdown/body.ts';
import { type CoverImage, parseFields } from './markdown/fields.ts';
import { type ParsedFrontMatter, parseFrontMatter } from './markdown/front-matter.ts';
import { findSystem } from './markdown/system.ts';
import { collectFieldText, collectVisibleText } from './markdown/visible-text.ts';

/**
 * Parses Markdown as written for Jekyll, Hugo, Docusaurus, Astro, Obsidian, Notion and folders of
 * questions. Throws UnreadableInputError if it is no text, too deeply nested or too expensive to
 * parse.
 */
export async function parseMarkdownFile(input: Input): Promise<ParsedInput> {
  const log = createImportLog();
  const { text, encoding, isGuess } = decodeText(input.bytes);
  if (isGuess)
    log.requireAction(
      1,
      `The file does not say its encoding; it was read as ${encoding}. Look whether letters with accents are right.`,
    );
  const written = parseFrontMatter(text);
  const found = findSystem(input.name, written);
  const matter = found?.system === 'Notion' ? parseNotionFields(written) : written;
  if (matter.failure !== undefined)
    log.requireAction(
      1,
      `${matter.failure} Its lines were read one by one; look whether the fields of the entry are right.`,
    );
  for (const at of matter.unread)
    log.drop(
      matter.bodyLine - 1 - matter.source.length + at,
      matter.source[at] ?? '',
      'a line of the front matter that says no field',
    );
  if (found !== undefined) log.info(1, `Read as a file of ${found.system}, by ${found.mark}.`);
  const { fields, cover: coverImage, questions } = parseFields(matter, input, found?.system, log);
  const tree = parseMarkdownBody(matter.body, matter.bodyLine, input.name, log);
  for (const each of questions) tree.children.push(createQuestion(each, input.name, log));
  const { images, cover } = collectImages(tree, coverImage, input, log);
  return {
    documents: [createDocument({ ...fields, line: 1, cover, images, tree })],
    dropped: log.dropped.toSorted(byLine),
    messages: log.messages.toSorted(byLine),
    visibleText: [...collectFieldText(matter), ...collectVisibleText(matter.body, matter.bodyLine)],
  };
}

function byLine(one: { readonly line: number }, other: { readonly line: number }): number {
  return one.line - other.line;
}

/** Folders beside a note in which note-taking apps keep images. */
const rooms = ['', 'attachments/', 'assets/', 'images/', 'img/', 'static/'];

/**
 * Collects the images beside the text, whose addresses in the tree are updated. All others keep
 * their address.
 */
function collectImages(
  tree: Root,
  cover: CoverImage | undefined,
  { readBeside }: Input,
  log: ImportLog,
): { images: readonly ImageFile[]; cover: { src: string; alt: string } | undefined } {
  const files = new Map<string, ImageFile>();
  const described = new Map<string, string>();
  const isHeld = (url: string) => [...files.values()].some(({ name }) => `./${name}` === url);
  const take = (address: string, line: number): string => {
    const path = decodeAddress(address.replace(/[?#].*$/s, '').replace(/^\.\//, ''));
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

const names: ReadonlyMap<string, string> = new Map([
  ['created by', 'author'],
  ['author', 'author'],
  ['authors', 'authors'],
  ['tags', 'tags'],
  ['category', 'categories'],
  ['categories', 'categories'],
  ['created', 'date'],
  ['created time', 'date'],
  ['date', 'date'],
  ['published', 'date'],
  ['last edited time', 'lastmod'],
  ['updated', 'lastmod'],
  ['summary', 'description'],
  ['description', 'description'],
  ['slug', 'slug'],
  ['status', 'status'],
]);

/** Notion writes page properties as lines below the title; they become front matter. */
function parseNotionFields(matter: ParsedFrontMatter): ParsedFrontMatter {
  const lines = matter.body.split('\n');
  const first = lines.findIndex((line) => line.trim() !== '');
  if (
    matter.language !== undefined ||
    !/^# \S/.test(lines[first] ?? '') ||
    lines[first + 1]?.trim() !== ''
  )
    return matter;
  const start = first + 2;
  const length = lines
    .slice(start)
    .findIndex((line) => !/^[\p{L}\p{N}][\p{L}\p{N} ]{0,40}: \S/u.test(line));
  if (length < 1 || lines[start + length]?.trim() !== '') return matter;
  const values = new Map<string, string>();
  const places = new Map<string, number>();
  for (const [at, line] of lines.slice(start, start + length).entries()) {
    const [, label = '', value = ''] = /^([^:]+): (.*)$/.exec(line) ?? [];
    const key = names.get(label.toLowerCase()) ?? label;
    values.set(key, value.trim());
    places.set(key, matter.bodyLine + start + at);
  }
  const body = lines.map((line, at) => (at >= start && at < start + length ? '' : line)).join('\n');
  return {
    ...matter,
    values: Object.fromEntries(values),
    body,
    lineOf: (key) => places.get(key) ?? 1,
  };
}
