import { toFragment } from '../../domain/text/slug.ts';
import type { LeftOut } from '../document.ts';
import type { EntryDraft } from '../draft.ts';
import type { EarlierEntry } from './earlier-entry.ts';
import type { KnownContent } from './known-content.ts';
import type { NamedFiles } from './named-files.ts';
import type { Notes } from '../log.ts';

/** The ids that an entry names, and what it said besides. */
export interface EntryNames {
  readonly authors: readonly string[];
  readonly topics: readonly string[];
  readonly leftOut: readonly LeftOut[];
}

/** What is named where a draft names nobody or nothing. */
export interface NameDefaults {
  readonly topic: string | undefined;
  readonly author: string | undefined;
  /** The entry as it was imported before. */
  readonly earlier: EarlierEntry | undefined;
}

/**
 * The authors and topics of an entry: those that it says, else those that it had when it was imported before, else what the
 * command says, else the only ones that can be meant.
 */
export function toEntryNames(
  draft: EntryDraft,
  files: NamedFiles,
  known: KnownContent,
  defaults: NameDefaults,
  notes: Notes,
): EntryNames {
  if (draft.collection === 'pages') return { authors: [], topics: [], leftOut: [] };
  const given =
    draft.topics.length > 0 ? draft.topics : draft.questions.flatMap((question) => question.topics);
  const [said, ...others] =
    draft.collection === 'faq' ? [given.slice(0, 1), ...given.slice(1)] : [given];
  const leftOut = others.map(({ value, line }) => ({
    line,
    words: [value.label, value.description ?? ''].join(' ').trim(),
    reason: 'a further topic, and an answer has one',
  }));
  const topics =
    said.length > 0
      ? [...new Set(said.map((topic) => files.toTopic(topic, notes)))]
      : toOnlyTopic(draft, known, defaults, notes);
  if (draft.collection === 'faq')
    return {
      authors: [],
      topics,
      leftOut: [
        ...leftOut,
        ...draft.authors.map(({ value, line }) => ({
          line,
          words: [value.name, value.role ?? '', value.bio ?? ''].join(' ').trim(),
          reason: 'the author of an answer, of which entries say nothing',
        })),
      ],
    };
  const authors =
    draft.authors.length > 0
      ? [...new Set(draft.authors.map((author) => files.toPerson(author, notes)))]
      : toOnlyAuthor(draft, known, defaults, notes);
  return { authors, topics, leftOut };
}

function toOnlyTopic(
  { collection, title, line }: EntryDraft,
  { topics }: KnownContent,
  { topic, earlier }: NameDefaults,
  notes: Notes,
): readonly string[] {
  if (earlier !== undefined && earlier.topics.length > 0) return earlier.topics;
  if (topic !== undefined) return [topic];
  const words = `-${toFragment(title.value)}-`;
  const named =
    topics.find(({ name }) => words.includes(`-${toFragment(name)}-`)) ??
    (topics.length === 1 ? topics[0] : undefined);
  if (named !== undefined && earlier === undefined) {
    notes.decide(
      line,
      `No topic is named; "${named.name}" was taken, which ${words.includes(toFragment(named.name)) ? 'the title names' : 'is the only one'}.`,
    );
    return [named.id];
  }
  if (collection === 'faq')
    notes.ask(
      line,
      `No topic is named. Write behind "topic:" in the entry one of ${topics.length === 0 ? 'the files that you make in topics/' : topics.map(({ id }) => id).join(', ')}, or delete what came in and import again with --topic ID.`,
    );
  return [];
}

function toOnlyAuthor(
  { line }: EntryDraft,
  { people }: KnownContent,
  { author, earlier }: NameDefaults,
  notes: Notes,
): readonly string[] {
  if (earlier !== undefined && earlier.authors.length > 0) return earlier.authors;
  if (author !== undefined) return [author];
  const [only] = people;
  if (only !== undefined && people.length === 1 && earlier === undefined) {
    notes.decide(
      line,
      `No author is named; ${only.name} was taken, who is the only person in people/.`,
    );
    return [only.id];
  }
  notes.ask(
    line,
    `No author is named. Write behind "authors:" in the entry one of ${people.length === 0 ? 'the files that you make in people/' : people.map(({ id }) => id).join(', ')}, or delete what came in and import again with --author ID.`,
  );
  return [];
}
