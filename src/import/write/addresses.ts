import { posix } from 'node:path';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import {
  isCurrent,
  type Ledger,
  type LedgerLine,
  reservedSlugs,
  toPermalink,
} from '../../domain/addresses/index.ts';
import type { CalendarDate } from '../../domain/locale/index.ts';
import { toFragment, toSlug } from '../../domain/text/index.ts';
import { isPermalinkAddress } from '../../schemas/index.ts';
import type { EntryDraft } from '../document.ts';
import type { ImportLog } from '../import-log.ts';
import { decodeAddress } from '../input.ts';
import { createFreeIds, type FreeIds } from './named-files.ts';

/** Resolves a link of an entry to its address on this site; undefined if it leads nowhere. */
export type ResolveLink = (
  from: NamedDraft,
  url: string,
  line: number,
  log: ImportLog,
) => string | undefined;

/**
 * Creates a resolver for links between imported texts.
 * @param moved the permalinks of texts by the keys of their former addresses.
 */
export function createImportedLinkResolver(moved: ReadonlyMap<string, string>): ResolveLink {
  return (from, url, line, log) => {
    const address = url.trim();
    const here = moved.get(createUrlKey(resolveRelative(address, from)) ?? '');
    if (here !== undefined) return here;
    if (address.startsWith('#')) return resolveFragment(address, from, line, log);
    const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase();
    if (scheme === 'mailto' || scheme === 'tel') return address.replace(/\s/g, '');
    if (scheme === 'https' || scheme === 'http' || address.startsWith('//'))
      return resolveWebUrl(address, line, log);
    if (address !== '' && scheme === undefined)
      log.requireAction(
        line,
        `The link to "${address}" leads to a page that is not imported. Its words stay; write a link to a page of this site if there is one.`,
      );
    else if (address !== '')
      log.info(
        line,
        `The link to "${address.slice(0, 80)}" is no address of a page, so that its words stand alone.`,
      );
    return undefined;
  };
}

function resolveWebUrl(address: string, line: number, log: ImportLog): string | undefined {
  const secure = address.replace(/^(?:http:)?\/\//i, 'https://');
  if (!URL.canParse(secure)) {
    log.info(
      line,
      `The link to "${address.slice(0, 80)}" is no address of a page, so that its words stand alone.`,
    );
    return undefined;
  }
  if (secure !== address)
    log.info(line, `The link to ${address} became ${secure}. See whether it opens.`);
  return secure.replace(/[\s\\]/g, (sign) => encodeURIComponent(sign));
}

/** A fragment is dropped if the heading got another id. */
function resolveFragment(
  address: string,
  { anchors }: NamedDraft,
  line: number,
  log: ImportLog,
): string | undefined {
  const id = decodeAddress(address.slice(1));
  if (anchors.has(id)) return `#${id}`;
  if (id !== '')
    log.info(
      line,
      `The link to "${address}" leads to no heading of this text, so that its words stand alone.`,
    );
  return undefined;
}

/** A relative path is relative to the former file. */
function resolveRelative(address: string, { draft }: NamedDraft): string {
  const file = draft.oldAddresses.find((each) => each.startsWith('file:'))?.slice('file:'.length);
  if (file === undefined || /^(?:[a-z][a-z0-9+.-]*:|[/#]|$)/i.test(address)) return address;
  return `file:${posix.normalize(posix.join(posix.dirname(file), address))}`;
}

/** The keys of all former addresses of a draft. */
function collectUrlKeys({ oldAddresses }: EntryDraft): string[] {
  return [...new Set(oldAddresses.flatMap(createUrlKeys))];
}

/** The forms in which links refer to a former address: with and without the site. */
function createUrlKeys(address: string): string[] {
  return [
    ...new Set(
      [address, address.replace(/^https?:\/\/[^/]*/i, '')].flatMap(
        (each) => createUrlKey(each) ?? [],
      ),
    ),
  ];
}

/**
 * Normalizes an address for comparison: without query, fragment and index name. Undefined for the
 * root of a site.
 */
function createUrlKey(address: string): string | undefined {
  const bare = decodeAddress(address.replace(/[?#].*$/s, '')).replace(
    /^https?:\/\/(?:www\.)?/i,
    '',
  );
  const key = bare
    .replace(/\/?(?:index|readme)?\.(?:html?|mdx?|markdown)$/i, '')
    .replace(/\/(?:index)?$/i, '');
  return key.includes('/') || key.startsWith('file:') ? key : undefined;
}

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
  for (const address of draft.oldAddresses.filter((each) => !each.startsWith('file:'))) {
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
  /** The ids of its headings. */
  readonly anchors: ReadonlySet<string>;
}

/**
 * Assigns ids to a draft and its questions, and derives a title from the file name if there is
 * none.
 */
export function nameDraft(
  given: EntryDraft,
  { id, questions }: DraftIds,
  fileName: string,
): NamedDraft {
  const isTitleDerived = given.title.value.trim() === '';
  const draft = isTitleDerived
    ? { ...given, title: { value: createTitle(fileName), line: given.title.line } }
    : given;
  const named = draft.questions.map((question, index) =>
    nameDraft(question, questions[index] ?? { id, questions: [] }, fileName),
  );
  return { draft, id, isTitleDerived, questions: named, anchors: collectAnchors(draft) };
}

/** The id of a draft unless another one has it. */
function resolvePreferredId({ slug, title }: EntryDraft, fileName: string): string {
  return toSlug(slug ?? '') || toSlug(title.value) || toSlug(createTitle(fileName)) || 'imported';
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

function collectAnchors({ body }: EntryDraft): ReadonlySet<string> {
  const anchors = new Set<string>();
  visit(
    { type: 'root', children: [...body] },
    'heading',
    (heading) => void anchors.add(toFragment(toString(heading))),
  );
  return anchors;
}

/**
 * What other drafts need to know of a draft: small, so that those of all inputs can be held at
 * once.
 */
export interface DraftOutline {
  readonly collection: EntryDraft['collection'];
  /** Its id unless another draft has it. */
  readonly preferredId: string;
  /** The keys of its former addresses. */
  readonly addressKeys: readonly string[];
  readonly questions: readonly DraftOutline[];
}

/** The ids of all drafts of an import, and their new addresses. */
interface Naming {
  /** For each input, the ids of its drafts in order. */
  readonly ids: readonly (readonly DraftIds[])[];
  /** The permalinks of drafts by the keys of their former addresses. */
  readonly moved: ReadonlyMap<string, string>;
}

export function outlineDraft(draft: EntryDraft, fileName: string): DraftOutline {
  return {
    collection: draft.collection,
    preferredId: resolvePreferredId(draft, fileName),
    addressKeys: collectUrlKeys(draft),
    questions: draft.questions.map((question) => outlineDraft(question, fileName)),
  };
}

/**
 * Assigns deterministic ids to drafts and their questions: equal names are numbered in the order of
 * the inputs.
 */
export function nameOutlines(inputs: readonly (readonly DraftOutline[])[]): Naming {
  const free: Readonly<Record<EntryDraft['collection'], FreeIds>> = {
    articles: createFreeIds([]),
    faq: createFreeIds([]),
    pages: createFreeIds(reservedSlugs),
  };
  const moved = new Map<string, string>();
  const name = ({ collection, preferredId, addressKeys, questions }: DraftOutline): DraftIds => {
    const id = free[collection](preferredId);
    for (const key of addressKeys) if (!moved.has(key)) moved.set(key, toPermalink(collection, id));
    return { id, questions: questions.map(name) };
  };
  return { ids: inputs.map((outlines) => outlines.map(name)), moved };
}
