import type { Visibility } from '../../domain/entries/index.ts';
import { collectionNames, mapCollections, type CollectionName } from '../../schemas/index.ts';
import { memoizePerObject } from '../body/body.ts';
import {
  defineRead,
  findQuery,
  type Content,
  type ContentReads,
  type ContentQuery,
} from '../content.ts';
import type { EntryFacts } from '../entry.ts';
import { digest } from './identity.ts';

/**
 * What the rules on a file read of the rest of the content, and the identities of the answers, one
 * a line each.
 */
export interface RecordedReads {
  readonly places: string;
  readonly answers: string;
}

/** The content as rules on one file see it, and the record of what they read. */
interface ReadRecorder {
  readonly reads: ContentReads;
  /**
   * What was read so far; undefined if it cannot be written one read a line, as with a line break
   * in a path.
   */
  readonly getRecord: () => RecordedReads | undefined;
}

/** Whether the content would give the same answers as were recorded. */
export function hasSameAnswers(content: Content, { places, answers }: RecordedReads): boolean {
  const identifyPlace = getPlaceIdentities(content);
  const asked = places.split('\n');
  const told = answers.split('\n');
  return asked.every((place, index) => identifyPlace(place) === told[index]);
}

/** Wraps a content for the rules on one file: it gives the same answers, and records each read. */
export function recordReads(content: Content): ReadRecorder {
  const identifyPlace = getPlaceIdentities(content);
  const record = new Map<string, string | undefined>();
  const entries = new Map<string, EntryFacts>();
  let ids: ContentReads['ids'] | undefined;

  function note({ name }: ContentQuery<unknown>, key = ''): void {
    const place = `${name} ${key}`;
    if (!record.has(place)) record.set(place, identifyPlace(place));
  }

  function readEntry(collection: CollectionName, id: string): EntryFacts | undefined {
    const name = `${collection}/${id}`;
    note(entryState, name);
    const entry = content.getEntry(collection, id);
    if (entry === undefined) return undefined;
    const known = entries.get(name) ?? new RecordedEntry(entry, note);
    entries.set(name, known);
    return known;
  }

  return {
    reads: {
      get today() {
        note(today);
        return content.today;
      },
      compareWithToday(day) {
        note(dayOrder, day);
        return content.compareWithToday(day);
      },
      get settings() {
        note(allSettings);
        return content.settings;
      },
      get files() {
        note(allFiles);
        return content.files;
      },
      getFile(path) {
        note(fileBytes, path);
        return content.getFile(path);
      },
      getText(path) {
        note(fileBytes, path);
        return content.getText(path);
      },
      get ids() {
        return (ids ??= createRecordedIds(content, note));
      },
      has(collection, id) {
        note(entryState, `${collection}/${id}`);
        return content.has(collection, id);
      },
      getEntry: readEntry,
      ask(query, key) {
        note(query, key);
        return query.answer(content, key);
      },
    },
    getRecord() {
      const [places, answers] = [[...record.keys()], [...record.values()]];
      return [...places, ...answers].some((line) => line === undefined || line.includes('\n'))
        ? undefined
        : { places: places.join('\n'), answers: answers.join('\n') };
    },
  };
}

type Note = (query: ContentQuery<unknown>, key?: string) => void;

/**
 * Rules mostly read only the visibility of another entry, which `readEntry` has recorded; reading
 * anything else records the whole file.
 */
class RecordedEntry implements EntryFacts {
  readonly collection: CollectionName;
  readonly id: string;
  readonly path: string;
  readonly visibility: Visibility;
  readonly #entry: EntryFacts;
  readonly #note: Note;

  constructor(entry: EntryFacts, note: Note) {
    this.collection = entry.collection;
    this.id = entry.id;
    this.path = entry.path;
    this.visibility = entry.visibility;
    this.#entry = entry;
    this.#note = note;
  }

  #readWhole(): EntryFacts {
    this.#note(entryBytes, `${this.collection}/${this.id}`);
    return this.#entry;
  }

  get text() {
    return this.#readWhole().text;
  }
  get lines() {
    return this.#readWhole().lines;
  }
  get frontMatter() {
    return this.#readWhole().frontMatter;
  }
  get yaml() {
    return this.#readWhole().yaml;
  }
  get bodySource() {
    return this.#readWhole().bodySource;
  }
  getDataFacts() {
    return this.#readWhole().getDataFacts();
  }
  getBodyFacts() {
    return this.#readWhole().getBodyFacts();
  }
  holdBody() {
    return this.#readWhole().holdBody();
  }
  releaseBody() {
    this.#entry.releaseBody();
  }
}

function createRecordedIds({ ids }: Content, note: Note): ContentReads['ids'] {
  const recorded = mapCollections((): readonly string[] => []);
  for (const collection of collectionNames)
    Object.defineProperty(recorded, collection, {
      get: () => {
        note(collectionIds, collection);
        return ids[collection];
      },
    });
  return recorded;
}

/**
 * The identity of the answer for a line of a record, computed once for each content; undefined if
 * there is no such query any more.
 */
const getPlaceIdentities = memoizePerObject((content: Content) => {
  const identities = new Map<string, string | undefined>();
  return (place: string): string | undefined => {
    if (identities.has(place)) return identities.get(place);
    const end = place.indexOf(' ');
    const identity = findQuery(place.slice(0, end))?.identify(content, place.slice(end + 1));
    identities.set(place, identity);
    return identity;
  };
});

const today = defineRead('today', (content) => content.today);

const dayOrder = defineRead('day-order', (content, day) => String(content.compareWithToday(day)));

const allSettings = defineRead('settings', ({ settings }) =>
  digest([
    JSON.stringify(settings, (_, value: unknown) => (value instanceof Map ? [...value] : value)),
  ]),
);

const allFiles = defineRead('files', ({ files, identify }) =>
  digest(files.map(({ path }) => identify(path) ?? '')),
);

const fileBytes = defineRead('file', ({ identify }, path) => identify(path) ?? '');

const collectionIds = defineRead('ids', ({ ids }, name) =>
  digest(ids[collectionNames.find((each) => each === name) ?? 'site']),
);

/** Empty if there is no file of an entry, else whether it could be read as text and is visible. */
const entryState = defineRead('state', ({ has, getEntry }, name) => {
  const [collection, id] = splitName(name);
  return has(collection, id) ? (getEntry(collection, id)?.visibility ?? 'unread') : '';
});

const entryBytes = defineRead(
  'entry',
  ({ getEntry, identify }, name) => identify(getEntry(...splitName(name))?.path ?? '') ?? '',
);

/** The collection and the id of a name such as `faq/is-it-safe`. */
function splitName(name: string): [CollectionName, string] {
  const end = name.indexOf('/');
  const collection = collectionNames.find((each) => each === name.slice(0, end));
  if (collection === undefined) throw new Error(`No collection is named by ${name}.`);
  return [collection, name.slice(end + 1)];
}
