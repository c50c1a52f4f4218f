import { type Ledger, type LedgerFile, parseLedgerFiles } from '../domain/addresses/index.ts';
import type { CalendarDate } from '../domain/locale/index.ts';
import {
  collectionNames,
  mapCollections,
  type CollectionName,
  parsePermalink,
} from '../schemas/index.ts';
import { memoizePerObject } from './body/body.ts';
import { parseEntry, type Entry, type EntryFacts } from './entry.ts';
import type { ContentFile } from './files/content-folder.ts';
import {
  createLineIndex,
  decodeSourceText,
  type LineIndex,
  type SourceText,
} from './files/source-text.ts';
import { parseSettings, type Settings } from './settings.ts';

/** What was read of a content folder, without the bodies of its entries. */
export interface ContentFacts {
  readonly today: CalendarDate;
  /** What site.yml says to the rules. */
  readonly settings: Settings;
  /** The files; the bytes of those that were read as text are let go. */
  readonly files: readonly ContentFile[];
  /** The text of every entry, SVG image and style sheet that was read, by path. */
  readonly texts: ReadonlyMap<string, SourceText>;
  readonly entries: readonly EntryFacts[];
  /** The ids of each collection, also of entries that could not be read, so that nothing is reported twice. */
  readonly ids: Readonly<Record<CollectionName, readonly string[]>>;
  /** The ledger of what was published, parsed when it is first asked for; undefined if there is no file of it that can be read. */
  readonly getLedger: () => LedgerSource | undefined;
  readonly addresses: AddressContext;
  /** Whether there is a file of the collection with this id. */
  readonly has: (collection: CollectionName, id: string) => boolean;
  readonly getEntry: (collection: CollectionName, id: string) => EntryFacts | undefined;
}

/** All that was read of a content folder. */
export interface Content extends ContentFacts {
  readonly entries: readonly Entry[];
  readonly getEntry: (collection: CollectionName, id: string) => Entry | undefined;
}

/** What the ledger is compared with, besides the content. */
export interface AddressContext {
  /** The ledger of the release that is published, if there is one. */
  readonly released?: Ledger | undefined;
  /** Whether addresses that were published and would lead nowhere are reported; true by default. */
  readonly checksLost?: boolean;
}

/** A file of the ledger as it was read. */
export interface LedgerSourceFile extends LedgerFile {
  readonly lines: LineIndex;
}

/** The ledger as it was read, of one file or of several. */
export interface LedgerSource {
  readonly ledger: Ledger;
  readonly files: readonly LedgerSourceFile[];
}

const none = Buffer.alloc(0);

/** Parses the files of a content folder into entries; never throws. */
export function parseContent(
  files: readonly ContentFile[],
  today: CalendarDate,
  addresses: AddressContext = {},
): Content {
  const texts = new Map<string, SourceText>();
  const entries: Entry[] = [];
  const ids = mapCollections((): string[] => []);
  for (const file of files) {
    const { role, path } = file;
    if (role.kind === 'entry') ids[role.collection].push(role.id);
    const isText =
      role.kind === 'entry' ||
      (role.kind === 'image' && role.format === 'svg') ||
      (role.kind === 'beside' && role.part === 'style');
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
    getLedger: createLedgerParser(files),
    addresses,
    has: (collection, id) => names.has(`${collection}/${id}`),
    getEntry: (collection, id) => byName.get(`${collection}/${id}`),
  };
}

function createLedgerParser(files: readonly ContentFile[]): () => LedgerSource | undefined {
  const own = files.filter(({ role, form }) => role.kind === 'ledger' && form === 'file');
  let source: LedgerSource | undefined;
  return () => {
    if (own.length === 0 || source !== undefined) return source;
    const texts = new Map(own.map(({ path, bytes }) => [path, decodeSourceText(bytes).text]));
    const parsed = parseLedgerFiles(texts, parsePermalink);
    const withLines = parsed.files.map((file) => ({ ...file, lines: createLineIndex(file.text) }));
    return (source = { ledger: parsed.ledger, files: withLines });
  };
}

/** Creates what is made of a content once, when it is first asked for. */
export function memoizePerContent<Value>(create: (content: ContentFacts) => Value) {
  return memoizePerObject(create);
}
