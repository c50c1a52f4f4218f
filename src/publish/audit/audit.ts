import { findListedPage } from '../../domain/addresses/index.ts';
import type { SiteFiles } from '../files/site-files.ts';
import { hashFile } from '../../store/index.ts';
import { readHtml } from '../pages/html.ts';
import { type PageFacts, toPath } from '../pages/page-facts.ts';
import type { ExpectedEntry } from './expected-entries.ts';

/** A rendered site as it lies in a folder. */
export interface AuditedRelease {
  /** Every file, as its path with `/`. */
  readonly files: ReadonlySet<string>;
  /** Every HTML file by its path. */
  readonly pages: ReadonlyMap<string, PageFacts>;
  /** What the search index says of itself, or undefined if there is none. */
  readonly index: SearchIndex | undefined;
}

/** What is wrong with a release, and in which of its files. */
export interface ReleaseDiagnostic {
  readonly path: string;
  readonly message: string;
}

/** What the audit found, and how much it looked at. */
export interface Audit {
  readonly diagnostics: readonly ReleaseDiagnostic[];
  readonly pages: number;
  readonly indexedPages: number;
  readonly links: number;
  /** The files that the links of all pages lead to. */
  readonly linked: readonly string[];
}

type AuditedFiles = Pick<SiteFiles, 'list' | 'has' | 'read' | 'get' | 'readObject' | 'earlier'>;

/**
 * Adds to what `auditPages` found whether the search index holds the pages: is the release whole?
 */
export function auditRelease(
  site: AuditedFiles,
  pages: ReadonlyMap<string, PageFacts>,
  audited: ReturnType<typeof auditPages>,
): Audit {
  const index = readSearchIndex(site);
  const release = { files: new Set(site.list()), pages, index };
  return {
    ...audited,
    diagnostics: [...audited.diagnostics, ...checkIndex(release)],
    indexedPages: index?.pages ?? 0,
  };
}

/**
 * Holds what the build has written, the files of a site and the facts of its pages, against the
 * content; the search index need not be there yet.
 */
export function auditPages(
  site: AuditedFiles,
  pages: ReadonlyMap<string, PageFacts>,
  entries: readonly ExpectedEntry[],
): Omit<Audit, 'indexedPages'> {
  const release = { files: new Set(site.list()), pages, index: undefined };
  const linked = new Set<string>();
  const links = checkLinks(release, pickUnchecked(site, release, linked), linked);
  return {
    diagnostics: [...checkEntries(entries, pages), ...links, ...checkPages(release)],
    pages: [...pages.values()].filter((page) => !page.isRedirect).length,
    links: [...pages.values()].reduce((sum, page) => sum + page.linkCount, 0),
    linked: [...linked],
  };
}

/** To look at so many of the pages of the release before costs as much as to check all links. */
const mostCompared = 1 / 8;

/**
 * The pages whose links are to be checked. Of a page that the release before has too they were, and
 * they still lead somewhere if nothing is gone that they could lead to: neither a file, which
 * `linked` then holds, nor an id of a page that is another now.
 */
function pickUnchecked(
  { earlier, get, readObject }: AuditedFiles,
  { files, pages }: AuditedRelease,
  linked: Set<string>,
): readonly PageFacts[] {
  const all = [...pages.values()];
  const { notes } = earlier;
  if (notes?.linked.every((file) => files.has(file)) !== true) return all;
  const changed = all.filter(({ path }) => earlier.getHash(path) !== get(path).hash);
  if (changed.length > all.length * mostCompared) return all;
  const losesId = ({ path, ids }: PageFacts): boolean => {
    const hash = earlier.getHash(path);
    if (hash === undefined) return false;
    const own = new Set(ids);
    const before = readWhole(readObject, hash);
    // Of a page that is gone from the store nobody knows what it had.
    return before === undefined || listIds(before.toString('utf8')).some((id) => !own.has(id));
  };
  if (changed.some(losesId)) return all;
  for (const file of notes.linked) linked.add(file);
  return changed;
}

/** The bytes of a file of the store; undefined if it is gone or was changed there. */
function readWhole(readObject: AuditedFiles['readObject'], hash: string): Buffer | undefined {
  try {
    const bytes = readObject(hash);
    return hashFile(bytes) === hash ? bytes : undefined;
  } catch {
    return undefined;
  }
}

function listIds(html: string): string[] {
  const ids: string[] = [];
  readHtml(html, [{ onTag: ({ attributes: { id } }) => void (id !== undefined && ids.push(id)) }]);
  return ids;
}

/** Every published entry is in the release with the words of its body, and no other is. */
export function checkEntries(
  entries: readonly ExpectedEntry[],
  pages: ReadonlyMap<string, PageFacts>,
): ReleaseDiagnostic[] {
  return entries.flatMap((entry) => {
    const message = describeDifference(entry, pages.get(entry.file));
    return message === undefined ? [] : [{ path: entry.file, message }];
  });
}

function describeDifference(
  { name, isPublished }: ExpectedEntry,
  page: PageFacts | undefined,
): string | undefined {
  const exists = page !== undefined && !page.isRedirect;
  if (!isPublished)
    return exists
      ? `${name} is a draft or dated in the future, and has a page all the same.`
      : undefined;
  if (!exists) return `${name} is published, and has no page.`;
  const [missing] = page.missingTexts;
  return missing === undefined
    ? undefined
    : `The page of ${name} lacks words of its text. Searched for: ${missing.slice(0, 60)}`;
}

/** Every id once on its page, and nothing unsafe. */
export function checkPages({ pages }: AuditedRelease): ReleaseDiagnostic[] {
  const diagnostics: ReleaseDiagnostic[] = [];
  for (const page of pages.values()) {
    for (const id of page.repeatedIds)
      diagnostics.push({
        path: page.path,
        message: `The id "${id}" stands more than once on this page.`,
      });
    for (const message of page.unsafe) diagnostics.push({ path: page.path, message });
  }
  return diagnostics;
}

/**
 * The search index holds as many pages as ask for it, and so do its words, which lie where it says.
 */
export function checkIndex({ files, pages, index }: AuditedRelease): ReleaseDiagnostic[] {
  const expected = [...pages.values()].filter((page) => page.isIndexed).length;
  const diagnostics: ReleaseDiagnostic[] = [];
  if (index?.pages !== expected)
    diagnostics.push({
      path: indexEntry,
      message: `The search index holds ${index?.pages ?? 'no'} pages; ${expected} pages ask for it.`,
    });
  if (index?.words?.pages !== expected)
    diagnostics.push({
      path: indexWords,
      message: `The words of the search index are those of ${index?.words?.pages ?? 'no'} pages; ${expected} pages ask for it.`,
    });
  for (const file of index?.words?.files ?? []) {
    if (!files.has(file))
      diagnostics.push({
        path: indexWords,
        message: `It names ${file}, which is no file of the site.`,
      });
  }
  return diagnostics;
}

/**
 * Every link of these pages within the site leads to a file of the release, and its fragment to an
 * id there. Adds the files that they lead to to `linked`.
 */
export function checkLinks(
  { files, pages }: AuditedRelease,
  checked: Iterable<PageFacts> = pages.values(),
  linked = new Set<string>(),
): ReleaseDiagnostic[] {
  const diagnostics: ReleaseDiagnostic[] = [];
  // Of the pages that others lead into, which are few; to look through the list of sources for each
  // link would take long.
  const targets = new Map<string, ReadonlySet<string>>();
  const getIds = ({ path, ids }: PageFacts): ReadonlySet<string> => {
    const known = targets.get(path) ?? new Set(ids);
    targets.set(path, known);
    return known;
  };
  const describe = (address: string, file: string): string | undefined => {
    const [path, fragment] = splitFragment(address);
    if (!files.has(file)) return describeMissingFile(address, file, files);
    linked.add(file);
    const target = fragment === '' ? undefined : pages.get(file);
    if (target === undefined || hasPlace(getIds(target), fragment)) return undefined;
    const page = findListedPage(path, decode(fragment));
    const ledTo = page === undefined ? undefined : resolveFile(page);
    if (ledTo === undefined || !files.has(ledTo))
      return `The link ${address} leads to a page without the id "${decode(fragment)}".`;
    linked.add(ledTo);
    return undefined;
  };
  // Most links of a site are on many of its pages.
  const valid = new Set<string>();
  for (const page of checked) {
    for (const link of page.links) {
      if (valid.has(link)) continue;
      const isWithin = link.startsWith('#');
      if (isWithin && getIds(page).has(link.slice(1))) continue;
      const message = isWithin
        ? describe(toPath(page.path) + link, page.path)
        : describe(link, resolveFile(splitFragment(link)[0]));
      if (message !== undefined) diagnostics.push({ path: page.path, message });
      else if (!isWithin) valid.add(link);
    }
  }
  return diagnostics;
}

/**
 * Whether a page has the place that a fragment names; "top" is the beginning of every page, by the
 * HTML standard.
 */
function hasPlace(ids: ReadonlySet<string>, fragment: string): boolean {
  return fragment === 'top' || ids.has(fragment) || ids.has(decode(fragment));
}

/** The file of a permalink. */
function resolveFile(permalink: string): string {
  return `${decode(permalink).slice(1)}${permalink.endsWith('/') ? 'index.html' : ''}`;
}

function describeMissingFile(link: string, file: string, files: ReadonlySet<string>): string {
  return files.has(`${file}/index.html`)
    ? `The link ${link} lacks its last slash. Write ${toPath(`${file}/index.html`)}.`
    : `The link ${link} leads to no file of the site.`;
}

function splitFragment(link: string): [string, string] {
  const hash = link.indexOf('#');
  return hash < 0 ? [link, ''] : [link.slice(0, hash), link.slice(hash + 1)];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What the search index of a release says of itself. */
interface SearchIndex {
  /** How many pages it holds. */
  readonly pages: number;
  /**
   * How many pages its words were counted on, and the files in which they lie, or undefined if
   * nothing tells of its words.
   */
  readonly words: { readonly pages: number; readonly files: readonly string[] } | undefined;
}

/** Where the index says how many pages it holds. */
const indexEntry = 'pagefind/pagefind-entry.json';

/** Where its words are told of. */
const indexWords = 'pagefind/words.json';

/** Reads what the search index says of itself; undefined if there is none. */
function readSearchIndex(site: AuditedFiles): SearchIndex | undefined {
  if (!site.has(indexEntry)) return undefined;
  return { pages: readPages(site), words: site.has(indexWords) ? readWords(site) : undefined };
}

function readPages(site: AuditedFiles): number {
  const { languages } = readRecord(site, indexEntry);
  if (!isRecord(languages))
    throw new Error(`${indexEntry} is not what Pagefind writes: it has no "languages".`);
  return Object.values(languages).reduce<number>(
    (sum, each) => sum + (isRecord(each) ? Number(each['page_count']) : Number.NaN),
    0,
  );
}

function readWords(site: AuditedFiles): { pages: number; files: string[] } {
  const { pages, letters } = readRecord(site, indexWords);
  if (typeof pages !== 'number' || !isRecord(letters))
    throw new Error(`${indexWords} must have "pages", a number, and "letters", an object.`);
  return {
    pages,
    files: [...new Set(Object.values(letters).map((file) => `pagefind/${String(file)}`))],
  };
}

function readRecord(site: AuditedFiles, path: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(site.read(path).toString('utf8'));
  return isRecord(value) ? value : {};
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
