import type { CalendarDate } from '../domain/locale/dates.ts';
import type { Ledger } from '../domain/addresses/ledger.ts';
import { parseLedgerText, type LedgerText } from '../domain/addresses/ledger-text.ts';
import { collectionNames, type CollectionName } from '../schemas/collections.ts';
import { parsePermalink } from '../schemas/permalinks.ts';
import type { ContentFile } from './files/content-folder.ts';
import { parseEntry, type Entry } from './entry.ts';
import { parseSettings, type Settings } from './settings.ts';
import { createLineIndex, type LineIndex } from './files/line-index.ts';
import { decodeSourceText, type SourceText } from './files/source-text.ts';

/** All that was read of a content folder; the rules judge it. */
export interface Content {
  readonly today: CalendarDate;
  /** What site.yml says to the rules. */
  readonly settings: Settings;
  /** The files; the bytes of those that were read as text are let go. */
  readonly files: readonly ContentFile[];
  /** The text of every entry and SVG image that was read, by path. */
  readonly texts: ReadonlyMap<string, SourceText>;
  readonly entries: readonly Entry[];
  /** The ids of each collection, also of entries that could not be read, so that nothing is told twice. */
  readonly ids: Readonly<Record<CollectionName, readonly string[]>>;
  /** The ledger of what was published, read when it is first asked for; undefined if there is no file of it that can be read. */
  readonly getLedger: () => LedgerSource | undefined;
  readonly addresses: AddressContext;
  /** Whether there is a file of the collection with this id. */
  readonly has: (collection: CollectionName, id: string) => boolean;
  readonly getEntry: (collection: CollectionName, id: string) => Entry | undefined;
}

/** What the ledger is held against, besides the content. */
export interface AddressContext {
  /** What the release on show promises, if there is one. */
  readonly released?: Ledger | undefined;
  /** Whether addresses that were published and would lead nowhere are told, which is so unless it says otherwise. */
  readonly checksLost?: boolean;
}

/** The ledger as it was read. */
export interface LedgerSource extends LedgerText {
  readonly text: string;
  readonly lines: LineIndex;
}

const none = Buffer.alloc(0);

/** Reads the files of a content folder into entries; never throws. */
export function parseContent(
  files: readonly ContentFile[],
  today: CalendarDate,
  addresses: AddressContext = {},
): Content {
  const texts = new Map<string, SourceText>();
  const entries: Entry[] = [];
  const ids: Record<CollectionName, string[]> = {
    site: [],
    articles: [],
    faq: [],
    pages: [],
    topics: [],
    people: [],
    sources: [],
    claims: [],
    synonyms: [],
  };
  for (const file of files) {
    const { role, path } = file;
    if (role.kind === 'entry') ids[role.collection].push(role.id);
    const isText = role.kind === 'entry' || (role.kind === 'image' && role.format === 'svg');
    const isTooLarge = file.bytes.length === 0 && file.size > 0;
    if (!isText || file.form !== 'file' || isTooLarge) continue;
    const source = decodeSourceText(file.bytes);
    texts.set(path, source);
    if (role.kind === 'entry' && source.encoding !== 'utf-16')
      entries.push(parseEntry({ ...role, path }, source.text, today));
  }
  const names = new Set(
    collectionNames.flatMap((collection) => ids[collection].map((id) => `${collection}/${id}`)),
  );
  const byName = new Map(entries.map((entry) => [`${entry.collection}/${entry.id}`, entry]));
  return {
    today,
    settings: parseSettings(byName.get('site/site')),
    files: files.map((file) => (texts.has(file.path) ? { ...file, bytes: none } : file)),
    texts,
    entries,
    ids,
    getLedger: createLedgerReader(files),
    addresses,
    has: (collection, id) => names.has(`${collection}/${id}`),
    getEntry: (collection, id) => byName.get(`${collection}/${id}`),
  };
}

function createLedgerReader(files: readonly ContentFile[]): () => LedgerSource | undefined {
  const file = files.find(({ role, form }) => role.kind === 'ledger' && form === 'file');
  let source: LedgerSource | undefined;
  return () => {
    if (file === undefined || source !== undefined) return source;
    const { text } = decodeSourceText(file.bytes);
    return (source = {
      ...parseLedgerText(text, parsePermalink),
      text,
      lines: createLineIndex(text),
    });
  };
}

/** The names of the collections with the number of files in each. */
export function countEntries(content: Content): Record<CollectionName, number> {
  const counts: Record<CollectionName, number> = {
    site: 0,
    articles: 0,
    faq: 0,
    pages: 0,
    topics: 0,
    people: 0,
    sources: 0,
    claims: 0,
    synonyms: 0,
  };
  for (const name of collectionNames) counts[name] = content.ids[name].length;
  return counts;
}
