import { findUnambiguous, toFragment } from '../../domain/text/index.ts';
import type { PersonDetails, Located, TopicDetails } from '../document.ts';
import type { ImportLog } from '../import-log.ts';
import { type FieldValue, formatFields, collapseWhitespace } from './entry-file.ts';
import type { KnownContent, KnownName } from './known-content.ts';
import type { PlannedFile } from './planned-file.ts';
import { toReadableSlug } from './readable-slug.ts';

/** A new file, before the existing one at its path is known. */
export type NewFile = Omit<PlannedFile, 'existing'>;

/** Assigns ids to people and topics, and creates files for new ones. */
export interface NamedFiles {
  readonly resolvePerson: (located: Located<PersonDetails>, log: ImportLog) => string;
  readonly resolveTopic: (located: Located<TopicDetails>, log: ImportLog) => string;
  /** The files created since the last call. */
  readonly take: () => NewFile[];
}

export function createNamedFiles(known: KnownContent): NamedFiles {
  const [people, topics] = [
    createFileNames(known.people, 'person'),
    createFileNames(known.topics, 'topic'),
  ];
  let files: NewFile[] = [];
  const make = (
    kind: 'person' | 'topic',
    path: string,
    title: string,
    fields: Readonly<Record<string, FieldValue>>,
  ) => void files.push({ kind, path, title, bytes: Buffer.from(formatFields(fields)) });
  return {
    resolvePerson: ({ value, line }, log) => {
      const name = collapseWhitespace(value.name);
      const { id, isNew, near } = people(name);
      if (!isNew) return id;
      const path = `people/${id}.yml`;
      make('person', path, name, {
        name,
        role: normalizeText(value.role),
        bio: normalizeText(value.bio),
      });
      if (near !== undefined)
        log.requireAction(line, formatSimilarName(name, near, path, 'author'));
      return id;
    },
    resolveTopic: ({ value, line }, log) => {
      const label = collapseWhitespace(value.label);
      const { id, isNew, near } = topics(label);
      if (!isNew) return id;
      const path = `topics/${id}.yml`;
      make('topic', path, label, {
        label,
        description:
          normalizeText(value.description) ??
          getPlaceholderTexts(known.language).topicDescription(label),
      });
      if (near !== undefined)
        log.requireAction(line, formatSimilarName(label, near, path, 'topic'));
      return id;
    },
    take: () => {
      const taken = files;
      files = [];
      return taken;
    },
  };
}

function formatSimilarName(
  name: string,
  near: KnownName,
  path: string,
  what: 'author' | 'topic',
): string {
  return `The ${what} "${name}" is nearly "${near.name}", which is there, too. If they are the same, delete ${path} and write ${near.id} where entries name it; if not, leave both.`;
}

function normalizeText(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : collapseWhitespace(text);
}

/** Placeholder texts in the language of the site. */
interface PlaceholderTexts {
  readonly topicDescription: (label: string) => string;
}

const english: PlaceholderTexts = {
  topicDescription: (label) => `Questions and articles about ${label}.`,
};

const languages: Readonly<Record<string, PlaceholderTexts>> = {
  en: english,
  de: { topicDescription: (label) => `Fragen und Artikel zum Thema ${label}.` },
  fr: { topicDescription: (label) => `Questions et articles sur ${label}.` },
  es: { topicDescription: (label) => `Preguntas y artículos sobre ${label}.` },
};

/** The texts for a language such as `de-CH`; English if it is not supported. */
function getPlaceholderTexts(language: string): PlaceholderTexts {
  const base = language.split('-')[0] ?? '';
  return (Object.hasOwn(languages, base) ? languages[base] : undefined) ?? english;
}

/** The id for a name. */
interface ResolvedName {
  readonly id: string;
  /** Whether no entry had it before. */
  readonly isNew: boolean;
  /** A similar name, of the content or of this import, if the name is new. */
  readonly near: KnownName | undefined;
}

/** Assigns an id to each name: that of the existing entry with this name, or a new one. */
type Names = (name: string) => ResolvedName;

/** Starts with known names; `otherwise` is the id of a name without letters or digits. */
export function createFileNames(known: readonly KnownName[], otherwise: string): Names {
  const ids = new Map(known.map(({ id, name }) => [createNameKey(name), id]));
  const toFreeId = createFreeIds(known.map(({ id }) => id));
  const nearest = createNearest();
  for (const each of known) nearest.add(each);
  return (name) => {
    const key = createNameKey(name);
    const id = ids.get(key);
    if (id !== undefined) return { id, isNew: false, near: undefined };
    const free = toFreeId(toReadableSlug(spellSigns(name)) || otherwise);
    ids.set(key, free);
    const near = nearest.find(name);
    nearest.add({ id: free, name });
    return { id: free, isNew: true, near };
  };
}

/** Returns and reserves the first free id of `base`, `base-2`, `base-3` …. */
export type FreeIds = (base: string) => string;

/** Starts with reserved ids. */
export function createFreeIds(taken: Iterable<string>): FreeIds {
  const ids = new Set(taken);
  const nexts = new Map<string, number>();
  return (base) => {
    let number = nexts.get(base) ?? 2;
    let id = base;
    while (ids.has(id)) {
      id = `${base}-${number}`;
      number += 1;
    }
    nexts.set(base, number);
    ids.add(id);
    return id;
  };
}

/**
 * Normalizes a name for comparison: without case, accents, titles and punctuation. Signs that tell
 * names apart stay: C++ is not C#, and .NET is no net.
 */
function createNameKey(name: string): string {
  const plain =
    name.replace(/^(?:(?:dr|prof|professor|mr|mrs|ms|herr|frau)\b\.?\s*(?:med\.\s*)?)+/i, '') ||
    name;
  const signs = plain.match(/^\.(?=\p{L})|[+#*&@%$€£=<>^~|/\\!?§°]/gu) ?? [];
  return [toFragment(plain), ...signs].join(' ');
}

/** Spells the signs behind or before a word out, so that the ids of such names differ. */
function spellSigns(name: string): string {
  return name
    .replace(/(?<=[\p{L}\p{N}+])\+(?![\p{L}\p{N}])/gu, ' plus ')
    .replace(/(?<=\p{L})#/gu, ' sharp ')
    .replace(/(?<=[\p{L}\p{N}])\*(?![\p{L}\p{N}])/gu, ' star ')
    .replace(/(?<![\p{L}\p{N}])\.(?=\p{L})/gu, ' dot ');
}

/**
 * How many names are compared by edit distance; beyond that a hint is not worth the quadratic time.
 */
const maxCompared = 2000;

/** Of shorter names each letter makes another one: R is not C, and PHP is not PSP. */
const fewestCompared = 4;

/** Finds a similar name: by edit distance, or with an initial instead of the first name. */
function createNearest(): {
  readonly add: (known: KnownName) => void;
  readonly find: (name: string) => KnownName | undefined;
} {
  const compared = new Map<string, KnownName>();
  const [byShort, byInitial] = [new Map<string, KnownName>(), new Map<string, KnownName>()];
  return {
    add: (known) => {
      if (compared.size < maxCompared && !compared.has(known.name)) compared.set(known.name, known);
      const short = createShortKey(known.name);
      if (!byShort.has(short)) byShort.set(short, known);
      if (hasInitial(known.name) && !byInitial.has(short)) byInitial.set(short, known);
    },
    find: (name) =>
      ([...name].length < fewestCompared
        ? undefined
        : compared.get(findUnambiguous(name, compared.keys()) ?? '')) ??
      (hasInitial(name) ? byShort : byInitial).get(createShortKey(name)),
  };
}

function hasInitial(name: string): boolean {
  return /^\p{L}\.? /u.test(name);
}

function createShortKey(name: string): string {
  const words = (createNameKey(name).split(' ', 1)[0] ?? '').split('-');
  return words.length < 2 ? '' : `${words[0]?.charAt(0)} ${words.at(-1)}`;
}
