import { posix } from 'node:path';
import type { Heading } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import {
  createHeadingAnchors,
  fixedPermalinks,
  isCurrent,
  type Ledger,
  type LedgerLine,
  reservedIds,
  toPermalink,
} from '../../domain/addresses/index.ts';
import type { CalendarDate } from '../../domain/locale/index.ts';
import { isPermalinkAddress } from '../../schemas/index.ts';
import type { EntryDraft, Split } from '../document.ts';
import { isDownloadAddress } from '../downloads.ts';
import type { ImportLog } from '../import-log.ts';
import { decodeAddress } from '../input.ts';
import { createFreeIds, type FreeIds } from './named-files.ts';
import { isMostlyLatin, toReadableSlug } from './readable-slug.ts';

/** Resolves a link of an entry to its address on this site; undefined if it leads nowhere. */
export type ResolveLink = (
  from: NamedDraft,
  url: string,
  line: number,
  log: ImportLog,
) => string | undefined;

/** Where a text of an input is now. */
export interface MovedText {
  readonly address: string;
  /** The addresses of its places, by the ids that they had. */
  readonly places: Places;
}

type Places = ReadonlyMap<string, string>;

/**
 * Creates a resolver for links between imported texts.
 * @param moved the texts by the keys of their former addresses.
 * @param resolveDownload the address of a file that is offered beside the entry.
 */
export function createImportedLinkResolver(
  moved: ReadonlyMap<string, MovedText>,
  resolveDownload: (from: NamedDraft, url: string) => string | undefined = () => undefined,
): ResolveLink {
  return (from, url, line, log) => {
    const address = url.trim();
    const [, path = '', fragment = ''] = /^([^#]*)(?:#(.*))?$/s.exec(address) ?? [];
    const own = toPermalink(from.draft.collection, from.id);
    if (path === '' && fragment !== '')
      return resolveOwnPlace(fragment, { address: own, places: from.places }, line, log);
    const here = listKeys(path, from.origin)
      .map((key) => moved.get(key))
      .find((found) => found !== undefined);
    if (here !== undefined) return resolvePlace(here, fragment, own, { address, line }, log);
    const download = resolveDownload(from, address);
    if (download !== undefined) return download;
    const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase();
    if (scheme === 'mailto') return resolveMail(address, line, log);
    if (scheme === 'tel') return address.replace(/\s/g, '');
    if (scheme === 'https' || scheme === 'http' || address.startsWith('//'))
      return resolveWebUrl(address, line, log);
    if (address === '/') return address;
    if (isDownloadAddress(address))
      log.requireAction(
        line,
        `The file "${address}" is not in the input, or is empty or larger than 50 MB. Its words stay; save it beside the entry, and link to it as ./its-name.`,
      );
    else if (address !== '' && (scheme === undefined || scheme === 'ref'))
      log.requireAction(
        line,
        `The link to "${address.replace(/^ref:/, '')}" leads to a page that is not imported. Its words stay; write a link to a page of this site if there is one.`,
      );
    else if (address !== '') reportNoPage(address, line, log);
    return undefined;
  };
}

/** A place of another text, or of the same one. */
function resolvePlace(
  { address, places }: MovedText,
  fragment: string,
  own: string,
  link: { readonly address: string; readonly line: number },
  log: ImportLog,
): string {
  if (fragment === '' || fragment.startsWith(':~:')) return address;
  const place = findPlace(places, fragment);
  if (place === undefined)
    log.info(
      link.line,
      `The link to "${link.address.replace(/^ref:/, '')}" names the place "#${fragment}", which that text does not have; it leads to ${address} as a whole.`,
    );
  const found = place ?? address;
  return found.startsWith(`${own}#`) ? found.slice(own.length) : found;
}

function resolveOwnPlace(
  fragment: string,
  { address, places }: MovedText,
  line: number,
  log: ImportLog,
): string | undefined {
  const place = findPlace(places, fragment);
  if (place?.startsWith(`${address}#`) === true) return place.slice(address.length);
  if (place !== undefined && place !== address) return place;
  if (place === undefined || !isTop(fragment))
    log.info(
      line,
      place === address
        ? `The link to "#${fragment}" leads to the beginning of this text, so that its words stand alone.`
        : `The link to "#${fragment}" leads to no heading of this text, so that its words stand alone.`,
    );
  return undefined;
}

function isTop(fragment: string): boolean {
  return /^(?:top|main|content)?$/i.test(fragment);
}

function findPlace(places: Places, fragment: string): string | undefined {
  const id = decodeAddress(fragment);
  return places.get(id) ?? places.get(fragment) ?? places.get(id.toLowerCase());
}

/** A mail without a recipient, such as one to a friend, is a way to share. */
function resolveMail(address: string, line: number, log: ImportLog): string | undefined {
  const [, to = ''] = /^mailto:([^?]*)/i.exec(address) ?? [];
  const recipients = decodeAddress(to).split(',');
  if (recipients.every((each) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(each.trim())))
    return address.replace(/\s/g, '');
  log.info(
    line,
    to.trim() === ''
      ? 'A link to send this page by mail names nobody to whom, so that its words stand alone.'
      : `The link to "${address.slice(0, 80)}" names no e-mail address that can be written to, so that its words stand alone.`,
  );
  return undefined;
}

function reportNoPage(address: string, line: number, log: ImportLog): void {
  log.info(
    line,
    `The link to "${address.slice(0, 80)}" is no address of a page, so that its words stand alone.`,
  );
}

/** Names of machines that only they or their network know, and that seldom speak https. */
const localHost =
  /^(?:localhost|.*\.(?:localhost|local|internal|lan|test|home\.arpa)|127(?:\.\d+){3}|10(?:\.\d+){3}|192\.168(?:\.\d+){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2}|169\.254(?:\.\d+){2}|0\.0\.0\.0|\[.*\]|[^.]+)$/i;

function resolveWebUrl(address: string, line: number, log: ImportLog): string | undefined {
  const secure = address.replace(/^(?:http:)?\/\//i, 'https://');
  if (!URL.canParse(secure)) {
    reportNoPage(address, line, log);
    return undefined;
  }
  if (localHost.test(new URL(secure).hostname)) {
    log.info(
      line,
      `The link to ${address} leads to a machine that only its own network knows, so that its words stand alone. Write the address into the text if readers have to type it.`,
    );
    return undefined;
  }
  if (secure !== address)
    log.info(line, `The link to ${address} became ${secure}. See whether it opens.`);
  return secure.replace(/[\s\\]/g, (sign) => encodeURIComponent(sign));
}

/**
 * The keys under which a link may find a text: as it is written, from the file, and from the
 * addresses that the text with the link had.
 */
function listKeys(path: string, origin: readonly string[]): string[] {
  const file = origin.find((each) => each.startsWith('file:'))?.slice('file:'.length);
  const isRelative = !/^(?:[a-z][a-z0-9+.-]*:|\/|$)/i.test(path);
  // `@site/` is the folder of a site of Docusaurus.
  const named = /^(?:ref:|@site\/)(.*)$/s.exec(path)?.[1];
  const candidates: string[] = [];
  if (path.startsWith('?')) candidates.push(path);
  if (named !== undefined || isRelative) {
    const way = named ?? path;
    if (file !== undefined && !way.startsWith('/')) {
      candidates.push(`file:${posix.join(posix.dirname(file), way)}`);
      // The page of a bundle stands one level higher than its folder.
      if (named !== undefined && /(?:^|\/)_?index\.\w+$/.test(file))
        candidates.push(`file:${posix.join(posix.dirname(posix.dirname(file)), way)}`);
    }
    if (named !== undefined) {
      const root = /^(.*?(?:^|\/)content\/)/.exec(file ?? '')?.[1] ?? '';
      candidates.push(
        `file:${root}${way.replace(/^\//, '')}`,
        `name:${way.replace(/^(?:\.\.?\/)*\/?/, '')}`,
      );
    } else
      for (const each of origin) {
        const base = /^(?:link:)?(\/.*|https?:.*)$/i.exec(each)?.[1];
        if (base === undefined || !URL.canParse(way, new URL(base, someSite))) continue;
        const { href, pathname, search, host } = new URL(way, new URL(base, someSite));
        candidates.push(host === new URL(someSite).host ? pathname + search : href);
      }
  } else {
    candidates.push(path);
    if (path.startsWith('/')) candidates.push(`file:${path.slice(1)}`);
  }
  return [...new Set(candidates.flatMap((each) => createUrlKey(each) ?? []))];
}

const someSite = 'https://site.invalid';

/** The forms in which links refer to a former address: with and without the site. */
function createUrlKeys(address: string): string[] {
  return [
    ...new Set(
      [address, address.replace(/^(?:link:)?https?:\/\/[^/]*/i, '')].flatMap(
        (each) => createUrlKey(each) ?? [],
      ),
    ),
  ];
}

/**
 * Normalizes an address for comparison: without query, fragment, index name and capitals. The
 * number of a post of WordPress is kept (`?p=12`). Undefined for the root of a site.
 */
function createUrlKey(address: string): string | undefined {
  const plain = decodeAddress(address.replace(/[?#].*$/s, ''))
    .replace(/^link:/, '')
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .toLowerCase();
  const post = /[?&](?:p|page_id|attachment_id)=(\d+)(?:[&#]|$)/.exec(address)?.[1];
  if (post !== undefined) return `${plain.replace(/\/?(?:index\.php)?$/, '')}?p=${post}`;
  const key = plain
    .replace(/(?:\.html?)?\.(?:html?|mdx?|markdown|mkdn?|erb|docx)$/, '')
    .replace(/(?:^|(?<=file:)|\/)(?:_?index|readme)$/, '')
    .replace(/\/$/, '')
    .replace(/^file:(?:\.\/)*\.?$/, 'file:');
  return key.includes('/') || /^(?:file|name):/.test(key) ? key : undefined;
}

/** The names by which a file may be meant without its folders: `c`, `b/c` and `a/b/c`. */
function createNameKeys(oldAddresses: readonly string[]): string[] {
  const file = oldAddresses.find((each) => each.startsWith('file:')) ?? '';
  const folders = (createUrlKey(file) ?? '').slice('file:'.length).split('/');
  return folders
    .flatMap((_, index) => {
      const path = folders.slice(index).join('/');
      // Where no rule of a system is known, an address is the path below a folder of the site.
      const isBelowRoot = index === 0 || contentRoots.has(folders[index - 1] ?? '');
      return [`name:${path}`, ...(isBelowRoot ? [`/${path}`] : [])];
    })
    .filter((key) => key !== 'name:' && key !== '/');
}

/** Folders of systems that are no part of addresses. */
const contentRoots: ReadonlySet<string> = new Set(['content', 'docs', 'pages', 'source', 'src']);

/**
 * The redirects from the former addresses of a text. Addresses that the ledger knows are skipped;
 * those that cannot be redirected are reported.
 */
export function collectOldUrlRedirects(
  { draft, id }: NamedDraft,
  ledger: Ledger,
  today: CalendarDate,
  log: ImportLog,
): Map<string, LedgerLine> {
  const to = toPermalink(draft.collection, id);
  const lines = new Map<string, LedgerLine>();
  for (const address of draft.oldAddresses.filter((each) => !/^(?:file|link):/.test(each))) {
    const from = parseLedgerPath(address);
    const known = from === undefined ? undefined : ledger.get(from);
    if (from === to || known?.to === to || from === '/') continue;
    if (from === undefined)
      log.info(
        draft.line,
        `The old address ${address} cannot be redirected, since a redirect goes by the path alone.`,
      );
    else if (known !== undefined && isCurrent(known))
      log.requireAction(
        draft.line,
        `The old address ${from} is one of this site already, and was not redirected to ${to}.`,
      );
    else if (known === undefined) lines.set(from, { to, moved: today });
  }
  return lines;
}

/**
 * The path of an address as in the ledger; undefined if it has none, or depends on a query string.
 */
function parseLedgerPath(address: string): string | undefined {
  if (!URL.canParse(address, 'https://site.invalid')) return undefined;
  const { pathname, search } = new URL(address, 'https://site.invalid');
  if (search !== '') return undefined;
  const path = decodeAddress(/(?:\/|\.html?)$/.test(pathname) ? pathname : `${pathname}/`);
  return isPermalinkAddress(path) ? path : undefined;
}

/** The id of a draft and those of its questions. */
export interface DraftIds {
  readonly id: string;
  readonly questions: readonly DraftIds[];
}

/** A draft with its id. */
export interface NamedDraft {
  readonly draft: EntryDraft;
  readonly id: string;
  /** Whether the title was derived from the file name, since the text has none. */
  readonly isTitleDerived: boolean;
  /** The drafts of the FAQ entries to which it links. */
  readonly questions: readonly NamedDraft[];
  /** The former addresses of the text that it comes from. */
  readonly origin: readonly string[];
  /** Where the places of that text are now, by the ids that they had. */
  readonly places: Places;
  /** The files on the disk that its input offers, by the addresses of the links. */
  readonly downloads: ReadonlyMap<string, string>;
}

/** The text of an input that a draft comes from. */
interface DraftOrigin extends Pick<NamedDraft, 'origin' | 'places' | 'downloads'> {
  readonly fileName: string;
}

/**
 * Assigns ids to a draft and its questions, and derives a title from the file name if there is
 * none.
 */
export function nameDraft(
  given: EntryDraft,
  { id, questions }: DraftIds,
  text: DraftOrigin,
): NamedDraft {
  const isTitleDerived = given.title.value.trim() === '';
  const draft = isTitleDerived
    ? { ...given, title: { value: createTitle(text.fileName), line: given.title.line } }
    : given;
  const named = draft.questions.map((question, index) =>
    nameDraft(question, questions[index] ?? { id, questions: [] }, text),
  );
  const { origin, places, downloads } = text;
  return { draft, id, isTitleDerived, questions: named, origin, places, downloads };
}

/**
 * The id of a draft unless another one has it. The name of the file is read more easily than a
 * title in another script that is written as it sounds; a question has no file of its own.
 */
function resolvePreferredId({ slug, title, collection }: EntryDraft, fileName: string): string {
  const ownFile = collection === 'faq' ? '' : toReadableSlug(createTitle(fileName));
  return (
    toReadableSlug(slug ?? '') ||
    (isMostlyLatin(title.value) ? toReadableSlug(title.value) : ownFile) ||
    toReadableSlug(title.value) ||
    toReadableSlug(createTitle(fileName)) ||
    'imported'
  );
}

/** A title from a file name: without folder, extension, hyphens, and leading date. */
function createTitle(fileName: string): string {
  const words = fileName
    .replace(/^.*\//, '')
    .replace(/\.\w+$/, '')
    .replace(/^\d{4}-\d{2}-\d{2}-/, '')
    .replace(/[\s_-]+/g, ' ')
    .trim();
  return words === '' ? 'Untitled' : `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** A draft followed by its questions. */
export function flattenDrafts(named: NamedDraft): NamedDraft[] {
  return [named, ...named.questions.flatMap(flattenDrafts)];
}

/**
 * What other drafts need to know of a draft: small, so that those of all inputs can be held at
 * once.
 */
interface DraftOutline {
  readonly collection: EntryDraft['collection'];
  /** Its id unless another draft has it. */
  readonly preferredId: string;
  /** The places in it by the ids that they had: with the fragment that each has now, or none. */
  readonly places: readonly (readonly [id: string, fragment: string])[];
  readonly questions: readonly DraftOutline[];
}

/** The same of one text of an input. */
export interface TextOutline {
  readonly addressKeys: readonly string[];
  readonly nameKeys: readonly string[];
  readonly entries: readonly DraftOutline[];
}

/** The ids of all drafts of an import, and their new addresses. */
interface Naming {
  /** For each input, the ids of its drafts in order. */
  readonly ids: readonly (readonly DraftIds[])[];
  /** The texts by the keys of their former addresses. */
  readonly moved: ReadonlyMap<string, MovedText>;
}

export function outlineText(
  { entries, oldAddresses }: Pick<Split, 'entries' | 'oldAddresses'>,
  fileName: string,
): TextOutline {
  return {
    addressKeys: [...new Set(oldAddresses.flatMap(createUrlKeys))],
    nameKeys: createNameKeys(oldAddresses),
    entries: entries.map((draft) => outlineDraft(draft, fileName)),
  };
}

function outlineDraft(draft: EntryDraft, fileName: string): DraftOutline {
  return {
    collection: draft.collection,
    preferredId: resolvePreferredId(draft, fileName),
    places: listPlaces(draft),
    questions: draft.questions.map((question) => outlineDraft(question, fileName)),
  };
}

/**
 * The ids that headings had count before those that they have now, which may be those of others then:
 * the third of three equal headings was `setup-2`, and the second one is now. Answers have no headings
 * of their own.
 */
function listPlaces({ collection, body, formerIds }: EntryDraft): DraftOutline['places'] {
  const headings: Heading[] = [];
  visit({ type: 'root', children: [...body] }, 'heading', (heading) => {
    if (toString(heading).trim() !== '') headings.push(heading);
  });
  const anchors = createHeadingAnchors(headings.map((heading) => toString(heading)));
  const toPlace = (id: string, index: number) =>
    [id, collection === 'faq' ? '' : `#${anchors[index]}`] as const;
  return [
    ...formerIds.map((id) => [id, ''] as const),
    ...headings.flatMap(({ data }, index) =>
      (data?.formerIds ?? []).map((id) => toPlace(id, index)),
    ),
    ...anchors.slice(0, headings.length).map(toPlace),
  ];
}

/**
 * The addresses of all places of a text, by the ids that they had. A question that became an entry
 * counts before the heading above it.
 */
export function collectPlaces(entries: readonly DraftOutline[], ids: readonly DraftIds[]): Places {
  const places = new Map<string, string>();
  const add = (outline: DraftOutline, { id, questions }: DraftIds): void => {
    outline.questions.forEach((question, index) => add(question, questions[index] ?? noIds));
    const address = toPermalink(outline.collection, id);
    for (const [former, fragment] of outline.places)
      if (!places.has(former)) places.set(former, address + fragment);
  };
  entries.forEach((outline, index) => add(outline, ids[index] ?? noIds));
  return places;
}

/** For drafts that were not named, which are none. */
export const noIds: DraftIds = { id: 'imported', questions: [] };

/**
 * Assigns deterministic ids to drafts and their questions: equal names are numbered in the order of
 * the inputs.
 */
export function nameOutlines(inputs: readonly (readonly TextOutline[])[]): Naming {
  const free: Readonly<Record<EntryDraft['collection'], FreeIds>> = {
    articles: createFreeIds(reservedIds.articles),
    faq: createFreeIds(reservedIds.faq),
    pages: createFreeIds(reservedIds.pages),
  };
  const moved = new Map<string, MovedText>();
  const names = new Map<string, MovedText | undefined>();
  const name = ({ collection, preferredId, questions }: DraftOutline): DraftIds => ({
    id: free[collection](preferredId),
    questions: questions.map(name),
  });
  const nameText = ({ addressKeys, nameKeys, entries }: TextOutline): readonly DraftIds[] => {
    const ids = entries.map(name);
    const [first, second] = entries;
    if (first === undefined) return ids;
    // A list of questions, each of which is an entry, has become the list of all questions.
    const isList = first.collection === 'faq' && second !== undefined;
    const text: MovedText = {
      address: isList ? fixedPermalinks.faq : toPermalink(first.collection, ids[0]?.id ?? ''),
      places: collectPlaces(entries, ids),
    };
    for (const key of addressKeys) if (!moved.has(key)) moved.set(key, text);
    for (const key of nameKeys) names.set(key, names.has(key) ? undefined : text);
    return ids;
  };
  const ids = inputs.map((outlines) => outlines.flatMap(nameText));
  // A name that several files have means none of them.
  for (const [key, text] of names) if (text !== undefined && !moved.has(key)) moved.set(key, text);
  return { ids, moved };
}
