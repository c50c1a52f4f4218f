import { posix } from 'node:path';
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { getLine, createDocument, type ImageFile, type ParsedInput } from '../document.ts';
import { createImportLog, type ImportLog } from '../import-log.ts';
import { decodeAddress, decodeText, type Input } from '../input.ts';
import { hideRaw, restoreBraces } from './markdown/constructs/construct.ts';
import { createQuestion, parseMarkdownBody } from './markdown/body.ts';
import { findFences, splitCodeSpans } from './markdown/code.ts';
import { type CoverImage, type NamedPicture, parseFields } from './markdown/fields.ts';
import { type ParsedFrontMatter, parseFrontMatter } from './markdown/front-matter.ts';
import { listPlaces } from './markdown/places.ts';
import { createBareSite, findSite, type SourceSite } from './markdown/site.ts';
import { findSystem, systems } from './markdown/system.ts';
import { collectFieldText, collectMarkdownText } from './markdown/visible-text.ts';

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
  const own = findSystem(input.name, written);
  const around = systems.find((each) => each === input.systemAround);
  const told =
    own ?? (around === undefined ? undefined : { system: around, mark: 'the files around it' });
  const site = findSite(input);
  // Folders of questions and notes are what they are, wherever they lie.
  const found =
    site === undefined || told?.system === 'FAQ folders' || told?.system === 'Notion' ? told : site;
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
  const {
    fields,
    cover: coverImage,
    questions,
    pictures,
  } = parseFields(
    matter,
    input,
    found === undefined || found === site ? site : createBareSite(found.system, input.name),
    log,
  );
  const shown = showPictures(matter.body, matter.bodyLine, pictures, log);
  const hide = found?.system === 'Jekyll' ? hideRaw : (body: string) => body;
  const tree = parseMarkdownBody(hide(shown.text), matter.bodyLine, input.name, log);
  for (const each of questions) tree.children.push(createQuestion(each, input.name, log));
  const { images, cover } = collectImages(tree, coverImage, input, site, log);
  return {
    system: site === undefined ? own?.system : undefined,
    documents: [createDocument({ ...fields, line: 1, cover, images, tree })],
    dropped: log.dropped.toSorted(byLine),
    messages: log.messages.toSorted(byLine),
    visibleText: [
      ...collectFieldText(matter),
      ...collectMarkdownText(restoreBraces(hide(shown.bare)), matter.bodyLine),
    ],
  };
}

const pictureSign =
  /(?:<\{|\{\{|\[\[|\{|\[|<)[ \t]*(?:image|img|picture|figure|photo)[ \t]*[:=][ \t]*([\w.-]+)[ \t]*(?:\}>|\}\}|\]\]|\}|\]|>)/gi;

/**
 * Writes the pictures of the front matter in the place of the signs that stand for them, such as
 * `<{IMAGE:board}>`; `bare` is the text without these signs, whose words stand in the front matter.
 */
function showPictures(
  body: string,
  firstLine: number,
  pictures: readonly NamedPicture[],
  log: ImportLog,
): { readonly text: string; readonly bare: string } {
  const byId = new Map(pictures.map((picture) => [picture.id.toLowerCase(), picture]));
  const used = new Set<NamedPicture>();
  const isUnknown = (id: string) => !byId.has(id.toLowerCase());
  const text = rewriteSigns(body, (sign, id, line) => {
    const picture = byId.get(id.toLowerCase());
    if (picture === undefined) {
      if (sign.startsWith('<{'))
        log.requireAction(
          firstLine + line,
          `The picture "${id}" is shown here by a sign of the other system (${sign}), and its front matter names no such picture. Write ![what it shows](./its-name.png) in its place.`,
        );
      return sign;
    }
    used.add(picture);
    return `![${picture.alt.replace(/[[\]\\]/g, '\\$&')}](<${picture.src.replace(/[<>\n]/g, '')}>)`;
  });
  for (const picture of pictures) {
    if (used.has(picture)) continue;
    log.info(
      picture.line,
      `The front matter names the picture ${picture.src}, which the text does not show; it was left out.`,
    );
    log.drop(picture.line, picture.alt, 'the words of a picture that the text does not show');
  }
  return {
    text,
    bare: rewriteSigns(body, (sign, id) => (isUnknown(id) ? sign : '')),
  };
}

/** Rewrites the signs of pictures, but not within code; lines count from 0. */
function rewriteSigns(
  body: string,
  rewrite: (sign: string, id: string, line: number) => string,
): string {
  const lines = body.split('\n');
  const kinds = findFences(lines);
  return lines
    .map((text, line) =>
      kinds[line] !== 'text'
        ? text
        : splitCodeSpans(text)
            .map((part) =>
              part.isCode
                ? part.text
                : part.text.replace(pictureSign, (sign: string, id: string) =>
                    rewrite(sign, id, line),
                  ),
            )
            .join(''),
    )
    .join('\n');
}

function byLine(one: { readonly line: number }, other: { readonly line: number }): number {
  return one.line - other.line;
}

/**
 * Collects the images beside the text, whose addresses in the tree are updated. All others keep
 * their address.
 */
function collectImages(
  tree: Root,
  cover: CoverImage | undefined,
  input: Input,
  site: SourceSite | undefined,
  log: ImportLog,
): { images: readonly ImageFile[]; cover: { src: string; alt: string } | undefined } {
  const files = new Map<string, ImageFile>();
  const described = new Map<string, string>();
  const isHeld = (url: string) => [...files.values()].some((file) => `./${file.name}` === url);
  const take = (address: string, line: number): string => {
    const path = decodeAddress(address.replace(/[?#].*$/s, '').replace(/^\.\//, ''));
    if (
      path === '' ||
      /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(path) ||
      !/\.(?:png|jpe?g|webp|avif|gif|svg)$/i.test(path)
    )
      return address;
    const known = files.get(path);
    if (known !== undefined) return `./${known.name}`;
    const bytes = listPlaces(path, site?.path ?? input.name).reduce<Uint8Array | undefined>(
      (found, place) => found ?? readPlace(place, input, site),
      undefined,
    );
    if (bytes === undefined) return address;
    const own = findFreeName(path, new Set([...files.values()].map((file) => file.name)));
    files.set(path, { line, name: own, bytes });
    return `./${own}`;
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

/**
 * A file beside the text, or of the site that it belongs to, which may reach beyond the given
 * folder.
 */
function readPlace(
  place: string,
  { readBeside }: Input,
  site: SourceSite | undefined,
): Uint8Array | undefined {
  return readBeside(place) ?? site?.read(posix.join(posix.dirname(site.path), place));
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
