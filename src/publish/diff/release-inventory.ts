import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatCommand, splitSentences } from '../../domain/text/index.ts';
import {
  parseAnchor,
  formatPlace,
  fixedPermalinks,
  parseEntryId,
  parseHref,
} from '../../domain/addresses/index.ts';
import type { Manifest } from '../finalize/manifest.ts';
import { createTextListener, findCanonical, type HtmlListener, type Tag } from '../pages/html.ts';
import { createPageReader, toPath } from '../pages/page-facts.ts';
import { RefusedError } from '../project/index.ts';
import type { Inventory, Listed } from './change.ts';

/**
 * What the pages of a release show, where those that moved lead, and every address and id that is
 * there.
 */
interface ReleaseInventory {
  readonly inventory: Inventory;
  readonly redirects: ReadonlyMap<string, string>;
  readonly live: ReadonlySet<string>;
}

/** Nothing that is told depends on where the release is published. */
const anyOrigin = 'https://release.invalid';

/**
 * Reads the pages that the manifest of a release names. Throws a `RefusedError` if one is not
 * there.
 */
export async function readReleaseInventory(
  folder: string,
  { files }: Manifest,
): Promise<ReleaseInventory> {
  const things = {
    pages: new Map<string, Listed>(),
    claims: new Map<string, Listed>(),
    sources: new Map<string, Listed>(),
    reviews: new Map<string, Listed>(),
    anchors: new Map<string, Listed>(),
  };
  const redirects = new Map<string, string>();
  const live = new Set<string>();
  const base = await readBase(folder);
  const readPage = createPageReader({ siteUrl: anyOrigin });
  for (const path of [...files.keys()]
    .filter((each) => each.endsWith('.html') && each !== '404.html')
    .sort()) {
    const html = await readFile(join(folder, path), 'utf8').catch(() => {
      throw new RefusedError(
        `${folder} lacks ${path}, which its manifest names. Run ${formatCommand(`verify ${folder}`)}, or build it again.`,
      );
    });
    const address = toPath(path);
    const shown = createShownListeners(address);
    const facts = readPage(path, html, shown.listeners);
    if (facts.isRedirect) {
      const to = facts.redirectsTo ?? '';
      redirects.set(address, parseHref(base, to) ?? to);
      continue;
    }
    for (const each of [address, ...facts.ids.map((id) => formatPlace(address, id))])
      live.add(each);
    const { heading, language } = facts;
    things.pages.set(address, {
      words: heading,
      facts: new Map([
        ['title', heading],
        ['description', shown.getDescription()],
        // The words are long: they are told by their number and hash.
        ['text', `${facts.textLength} letters (${facts.textHash.slice(0, 8)})`],
        ...collectImageFacts(shown.images),
      ]),
    });
    for (const [sentence, citedIds] of shown.listSentences(language))
      things.claims.set(`${address} ${sentence}`, {
        words: '',
        facts: new Map([['rests on', citedIds.join(', ')]]),
        page: address,
      });
    const review = shown.getReview();
    if (review !== '')
      things.reviews.set(address, {
        words: heading,
        facts: new Map([['line', review]]),
        page: address,
      });
    for (const { id, title, record } of shown.listSources())
      things.sources.set(id, { words: title, facts: new Map([['record', record]]) });
    for (const { id, words } of shown.listAnchors())
      things.anchors.set(formatPlace(address, id), { words, facts: new Map(), page: address });
  }
  return { inventory: things, redirects, live };
}

/**
 * The path below which a release lies, as the canonical address of its home page tells: `/`, or
 * `/repo/`.
 */
async function readBase(folder: string): Promise<string> {
  const html = await readFile(join(folder, 'index.html'), 'utf8').catch(() => '');
  const canonical = findCanonical(html) ?? '';
  return URL.canParse(canonical) ? new URL(canonical).pathname : '/';
}

/** What is written in blocks of its own follows on the page without a space. */
const breaks: ReadonlySet<string> = new Set(['p', 'dt', 'dd', 'div']);

/** Listens to a page for what an inventory holds beside the facts that a build takes. */
function createShownListeners(address: string) {
  const ownSource = parseEntryId('sources', address);
  // Releases of before show all sources on one page, and no item of the list that is there now is
  // without a class.
  const isSource = ({ name, attributes }: Tag) =>
    address === fixedPermalinks.sources
      ? name === 'li' && attributes['id'] !== undefined && attributes['class'] === undefined
      : ownSource !== undefined && attributes['class'] === 'source-record';
  const isHeading = ({ name }: Tag) => /^h\d$/.test(name);
  const sources = createTextListener(isSource, { breaks, until: 'dl' });
  const titles = createTextListener(({ name }) => name === 'cite', { breaks });
  const headings = createTextListener((tag) => isHeading(tag) && 'id' in tag.attributes, {
    breaks,
  });
  const reviews = createTextListener(
    ({ name, attributes }) => name === 'li' && attributes['class'] === 'reviewed',
    { breaks },
  );
  const sentences = createSentenceListener();
  const anchors: Tag[] = [];
  const images: string[] = [];
  let description: string | undefined;
  let isInMain = false;
  const tags: HtmlListener = {
    onTag: (tag) => {
      const { name, attributes } = tag;
      if (name === 'main') isInMain = true;
      if (name === 'img' && isInMain) images.push(attributes['src']?.split('/').at(-1) ?? '');
      if (name === 'meta' && attributes['name'] === 'description')
        description ??= attributes['content'] ?? '';
      const id = attributes['id'];
      if (id !== undefined && !isSource(tag) && parseAnchor(address, name, id) !== undefined)
        anchors.push(tag);
    },
  };
  return {
    listeners: [tags, sources, titles, headings, reviews, sentences],
    images,
    getDescription: () => description ?? '',
    /** What the page says of its review; '' if it says nothing. */
    getReview: () => collapse(reviews.texts[0]?.text ?? ''),
    listSentences: sentences.list,
    listAnchors: () => {
      const words = new Map(headings.texts.map(({ tag, text }) => [tag, collapse(text)]));
      return anchors.map((tag) => ({
        id: tag.attributes['id'] ?? '',
        words: words.get(tag) ?? '',
      }));
    },
    listSources: () =>
      sources.texts.map(({ tag, text }) => ({
        id: tag.attributes['id'] ?? ownSource ?? '',
        title: collapse(titles.texts.find((each) => each.tag.start > tag.start)?.text ?? ''),
        record: collapse(text),
      })),
  };
}

/**
 * The images of the main part by the names that they have in the content; what stands behind is
 * another if their bytes are.
 */
function collectImageFacts(files: readonly string[]): Map<string, string> {
  return new Map(
    [...Map.groupBy(files, (file) => file.split('.', 1)[0] ?? '')].map(([name, those]) => [
      `image ${name}`,
      [...new Set(those)].join(', '),
    ]),
  );
}

function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Elements that hold a run of text with marks. */
const blocks: ReadonlySet<string> = new Set([
  'p',
  'li',
  'td',
  'th',
  'dd',
  'dt',
  'figcaption',
  'blockquote',
  'div',
  'section',
  'ul',
  'ol',
  'table',
  'tr',
]);

/** A run of text, and after how many characters of it its marks come. */
interface Block {
  readonly name: string;
  readonly marks: { readonly id: string; readonly place: number }[];
  text: string;
  isOpen: boolean;
}

/**
 * Listens for the sentences of a page that bear marks, each with the sources and bases that its
 * marks name, in their order. Answers that the page shows of other pages are left out.
 */
export function createSentenceListener(): HtmlListener & {
  readonly list: (language: string) => Map<string, string[]>;
} {
  const found: Block[] = [];
  let isInMain = false;
  /** The depth of `div` elements within an answer of another page. */
  let answerDepth = 0;
  let block: Block | undefined;
  /** The name of the mark that is being read, whose text is no part of the sentence. */
  let mark: string | undefined;
  return {
    onTag: ({ name, attributes }) => {
      if (name === 'main') isInMain = true;
      if (!isInMain) return;
      if (name === 'div' && (answerDepth > 0 || attributes['class']?.startsWith('faq-answer')))
        answerDepth += 1;
      if (name === 'p' && attributes['class'] === 'faq-more') answerDepth = 0;
      if (answerDepth > 0) return;
      if (blocks.has(name)) {
        block = { name, marks: [], text: '', isOpen: true };
        mark = undefined;
      }
      const id = attributes['data-cite'];
      if (id === undefined || block === undefined) return;
      if (block.marks.length === 0) found.push(block);
      block.text = block.text.replace(/\s+/g, ' ');
      block.marks.push({ id, place: Math.max(0, block.text.trimEnd().length - 1) });
      mark = name;
    },
    onText: (text, code) => {
      if (
        isInMain &&
        answerDepth === 0 &&
        block?.isOpen &&
        mark === undefined &&
        code === undefined
      )
        block.text += text;
    },
    onEndTag: (name) => {
      if (name === 'main') isInMain = false;
      if (answerDepth > 0 && name === 'div') answerDepth -= 1;
      else if (name === mark) mark = undefined;
      if (answerDepth === 0 && name === block?.name) block.isOpen = false;
    },
    list: (language) => {
      const sentences = new Map<string, string[]>();
      for (const each of found)
        for (const [sentence, id] of listSentences(each, language))
          sentences.set(sentence, [...new Set([...(sentences.get(sentence) ?? []), id])]);
      return sentences;
    },
  };
}

/**
 * Sentences are found in the text without its marks; a mark belongs to the sentence that ends with
 * it, or that it is within.
 */
function listSentences({ text, marks }: Block, language: string): [string, string][] {
  const whole = text.replace(/\s+/g, ' ');
  const sentences = splitSentences(whole, language);
  return marks.map(({ id, place }) => {
    const range = sentences.find(({ end }) => place < end);
    return [range === undefined ? whole.trim() : whole.slice(range.start, range.end), id];
  });
}
