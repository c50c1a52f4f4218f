import { posix } from 'node:path';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { isCurrent, type Ledger, type LedgerLine } from '../../domain/addresses/ledger.ts';
import { reservedSlugs, toPermalink } from '../../domain/addresses/permalink.ts';
import type { CalendarDate } from '../../domain/locale/dates.ts';
import { toFragment, toSlug } from '../../domain/text/slug.ts';
import { isPermalinkAddress } from '../../schemas/permalinks.ts';
import type { EntryDraft } from '../document.ts';
import type { ImportLog } from '../import-log.ts';
import { createFreeIds, type FreeIds } from './named-files.ts';

/** Says where a link of an entry leads once the entry is on this site; undefined where nobody knows. */
export type ResolveLink = (
  from: NamedDraft,
  url: string,
  line: number,
  log: ImportLog,
) => string | undefined;

/**
 * Knows where each text stood before, so that links between them go on.
 * @param moved the permalinks of texts by the keys of their old addresses.
 */
export function createLinkResolver(moved: ReadonlyMap<string, string>): ResolveLink {
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

/** A place of the same text is left out where headings got other ids, which is most of the time. */
function resolveFragment(
  address: string,
  { anchors }: NamedDraft,
  line: number,
  log: ImportLog,
): string | undefined {
  const id = decode(address.slice(1));
  if (anchors.has(id)) return `#${id}`;
  if (id !== '')
    log.info(
      line,
      `The link to "${address}" leads to no heading of this text, so that its words stand alone.`,
    );
  return undefined;
}

/** A relative address of a file is meant from where the file lay. */
function resolveRelative(address: string, { draft }: NamedDraft): string {
  const file = draft.oldAddresses.find((each) => each.startsWith('file:'))?.slice('file:'.length);
  if (file === undefined || /^(?:[a-z][a-z0-9+.-]*:|[/#]|$)/i.test(address)) return address;
  return `file:${posix.normalize(posix.join(posix.dirname(file), address))}`;
}

/** The keys of all addresses at which a draft stood before. */
function collectUrlKeys({ oldAddresses }: EntryDraft): string[] {
  return [...new Set(oldAddresses.flatMap(createUrlKeys))];
}

/** The forms by which links may name an old address: with its site, and without. */
function createUrlKeys(address: string): string[] {
  return [
    ...new Set(
      [address, address.replace(/^https?:\/\/[^/]*/i, '')].flatMap(
        (each) => createUrlKey(each) ?? [],
      ),
    ),
  ];
}

/** An address for comparing: without what follows `?` and `#`, and without the name of an index. Undefined for that of a whole site. */
function createUrlKey(address: string): string | undefined {
  const bare = decode(address.replace(/[?#].*$/s, '')).replace(/^https?:\/\/(?:www\.)?/i, '');
  const key = bare
    .replace(/\/?(?:index|readme)?\.(?:html?|mdx?|markdown)$/i, '')
    .replace(/\/(?:index)?$/i, '');
  return key.includes('/') || key.startsWith('file:') ? key : undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * The lines that lead from where a text stood before to where it stands now. An address that the ledger knows is left alone; one
 * that no redirect can catch is told of.
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

/** The path of an address as the ledger writes it; undefined where it is none, as of an address that is told by its query. */
function parseLedgerPath(address: string): string | undefined {
  if (!URL.canParse(address, 'https://site.invalid')) return undefined;
  const { pathname, search } = new URL(address, 'https://site.invalid');
  if (search !== '') return undefined;
  const path = decode(/(?:\/|\.html?)$/.test(pathname) ? pathname : `${pathname}/`);
  return isPermalinkAddress(path) ? path : undefined;
}

/** The id that the file of a draft will have, and those of its questions. */
export interface DraftIds {
  readonly id: string;
  readonly questions: readonly DraftIds[];
}

/** A draft with the id that its file will have. */
export interface NamedDraft {
  readonly draft: EntryDraft;
  readonly id: string;
  /** Whether its title is only that of the file, since the text has none. */
  readonly isTitleDerived: boolean;
  /** The drafts of the FAQ entries that it links to. */
  readonly questions: readonly NamedDraft[];
  /** The ids of its headings. */
  readonly anchors: ReadonlySet<string>;
}

/** Gives a draft and its questions the ids that were chosen for them, and the name of its file as a title where it has none. */
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

/** The id that a draft has where no other draft has it. */
function resolvePreferredId({ slug, title }: EntryDraft, fileName: string): string {
  return toSlug(slug ?? '') || toSlug(title.value) || toSlug(createTitle(fileName)) || 'imported';
}

/** The name of a file as a title: without folder, ending, hyphens, and the date before it. */
function createTitle(fileName: string): string {
  const words = fileName
    .replace(/^.*\//, '')
    .replace(/\.\w+$/, '')
    .replace(/^\d{4}-\d{2}-\d{2}-/, '')
    .replace(/[\s_-]+/g, ' ')
    .trim();
  return words === '' ? 'Untitled' : `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** A draft and those of its questions, one behind the other. */
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

/** As much of a draft as the others need to know: small and plain, so that those of all inputs are held at once. */
export interface DraftOutline {
  readonly collection: EntryDraft['collection'];
  /** The id that it has where no other draft has it. */
  readonly preferredId: string;
  /** The forms by which links may name where it stood before. */
  readonly addressKeys: readonly string[];
  readonly questions: readonly DraftOutline[];
}

/** What all drafts of an import are called, and where each is from now on. */
interface Naming {
  /** For each input the ids of its drafts, in their order. */
  readonly ids: readonly (readonly DraftIds[])[];
  /** The permalinks of drafts by the keys of their old addresses. */
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

/** Gives each draft and each of its questions an id, the same in every run: what is named alike is numbered in the order of the inputs. */
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
