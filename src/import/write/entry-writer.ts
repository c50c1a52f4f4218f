import { z } from 'astro/zod';
import { visit } from 'unist-util-visit';
import { parse } from 'yaml';
import { type CalendarDate, isCalendarDate } from '../../domain/locale/index.ts';
import { toFragment } from '../../domain/text/index.ts';
import type { DroppedText, EntryDraft, ImportTree } from '../document.ts';
import type { ImportLog } from '../import-log.ts';
import type { SiteClock } from '../moment.ts';
import type { NamedDraft, ResolveLink } from './addresses.ts';
import { toEntryPath } from '../../schemas/index.ts';
import type { DownloadFiles } from './downloads.ts';
import { formatDraft, hasDescription, collectLineTexts } from './entry-file.ts';
import { placeNotes } from './footnotes.ts';
import { createImageFiles, resolveEntryImages } from './images.ts';
import type { KnownContent } from './known-content.ts';
import { serializeBody, parseWrittenMarkdown } from './markdown.ts';
import { createNamedFiles, type NewFile, type NamedFiles } from './named-files.ts';
import { readExisting } from './planned-file.ts';
import { createSourceStubs } from './source-stubs.ts';

/** Defaults for what an input does not state. */
export interface EntryDefaults extends Pick<NameDefaults, 'topic' | 'author'>, SiteClock {
  /** Whether everything is imported as a draft. */
  readonly isDraft: boolean;
}

/**
 * The result of writing an entry: its files, referenced ones first; the texts that came from the
 * input; and what was dropped.
 */
interface WrittenEntry {
  readonly files: readonly NewFile[];
  readonly texts: readonly string[];
  readonly dropped: readonly DroppedText[];
}

/**
 * Creates a writer for the entries of an import, which share people, topics, sources, images and downloads.
 */
export function createEntryWriter(
  known: KnownContent,
  defaults: EntryDefaults,
  { downloads, resolveLink }: { downloads: DownloadFiles; resolveLink: ResolveLink },
): (named: NamedDraft, log: ImportLog) => Promise<WrittenEntry> {
  const [names, sources, images] = [
    createNamedFiles(known),
    createSourceStubs(known.sources),
    createImageFiles(),
  ];
  const write = async (
    named: NamedDraft,
    log: ImportLog,
    parent?: EntryDraft,
  ): Promise<WrittenEntry> => {
    const { draft, id } = named;
    const questions: WrittenEntry[] = [];
    for (const question of named.questions) questions.push(await write(question, log, draft));
    const path = toEntryPath(draft.collection, id);
    const earlier = await readExistingEntry(known.folder, path);
    const entryNames = resolveEntryNames(
      draft.topics.length > 0 || parent === undefined ? draft : { ...draft, topics: parent.topics },
      names,
      known,
      { ...defaults, earlier },
      log,
    );
    if (named.isTitleDerived)
      log.requireAction(
        draft.title.line,
        `No title was found; "${draft.title.value}" was taken, which is the name of the file. Write the title in ${path}.`,
      );
    if (draft.collection !== 'faq' && !hasDescription(draft))
      log.info(
        draft.line,
        'No description is said; the first sentences were taken, which the page now shows twice. Write behind "description:" what the reader learns.',
      );
    const shown = resolveEntryImages(named, parent, images, log);
    const { text: body, unsayable } = serializeBody(placeNotes(draft, parent, log), {
      hasHeadings: draft.collection !== 'faq',
      resolveSourceId: ({ record, position }) =>
        sources.toId(record, position?.start.line ?? draft.line, log),
      resolveLink: (url, line) => resolveLink(named, url, line, log),
      toImage: shown.toImage,
    });
    for (const { line, what } of unsayable)
      log.requireAction(
        line,
        `Markdown has no signs for ${what}; the words stand in ${path} without. Look whether they say the same.`,
      );
    const text = formatDraft(draft, body, {
      ...entryNames,
      faq: named.questions.map((question) => question.id),
      cover: shown.cover,
      published:
        draft.published ?? resolvePublished(draft, earlier?.published ?? defaults.today, log),
      language: known.language,
      order: draft.order ?? resolveOrder(named, parent),
      isDraft: draft.isDraft || defaults.isDraft,
    });
    const entry: NewFile = {
      path,
      kind: kinds[draft.collection],
      title: draft.title.value,
      bytes: Buffer.from(text),
    };
    return {
      files: [
        ...names.take(),
        ...sources.take(),
        ...images.take(),
        ...downloads.take(),
        ...questions.flatMap(({ files }) => files),
        entry,
      ],
      texts: [
        ...questions.flatMap(({ texts }) => texts),
        ...collectEntryTexts(named, text, entryNames),
      ],
      dropped: [
        ...questions.flatMap(({ dropped }) => dropped),
        ...entryNames.dropped,
        ...shown.dropped,
      ],
    };
  };
  return write;
}

const kinds = { articles: 'article', faq: 'FAQ entry', pages: 'page' } as const;

function resolvePublished(
  { collection }: EntryDraft,
  day: CalendarDate,
  log: ImportLog,
): CalendarDate {
  if (collection !== 'pages')
    log.info(1, `No day is said on which this was published; ${day} was written.`);
  return day;
}

/** Questions keep their order in the text. */
function resolveOrder({ draft }: NamedDraft, parent: EntryDraft | undefined): number | undefined {
  const index = parent?.questions.indexOf(draft) ?? -1;
  return index < 0 ? undefined : (index + 1) * 10;
}

/**
 * Fields of an existing entry, imported earlier or edited since, for what the input does not state.
 */
interface ExistingEntry {
  readonly published: CalendarDate | undefined;
  readonly topics: readonly string[];
  readonly authors: readonly string[];
}

const keptFields = z
  .looseObject({
    published: z.string().refine(isCalendarDate).optional().catch(undefined),
    topic: z.string().catch(''),
    topics: z.array(z.string()).catch([]),
    authors: z.array(z.string()).catch([]),
  })
  .catch({ published: undefined, topic: '', topics: [], authors: [] });

/**
 * Parses the existing entry at a path, so that a second import keeps its fields; undefined if there
 * is none.
 */
async function readExistingEntry(folder: string, path: string): Promise<ExistingEntry | undefined> {
  const text = (await readExisting(folder, path)).existing?.toString('utf8');
  if (text === undefined) return undefined;
  const { published, topic, topics, authors } = keptFields.parse(parseFront(text));
  return { published, topics: [topic, ...topics].filter((id) => id !== ''), authors };
}

function parseFront(text: string): unknown {
  try {
    return parse(/^---\r?\n([\s\S]*?\n)---/.exec(text)?.[1] ?? '', {
      maxAliasCount: 0,
      logLevel: 'error',
    });
  } catch {
    return undefined;
  }
}

/** The ids of authors and topics, and what was dropped. */
interface EntryNames {
  readonly authors: readonly string[];
  readonly topics: readonly string[];
  readonly dropped: readonly DroppedText[];
}

/** Defaults for a draft that names nobody or nothing. */
interface NameDefaults {
  readonly topic: string | undefined;
  readonly author: string | undefined;
  /** The existing entry of an earlier import. */
  readonly earlier: ExistingEntry | undefined;
}

/**
 * The authors and topics of an entry: its own, else those of the existing entry, else those of the
 * command line, else the only possible ones.
 */
function resolveEntryNames(
  draft: EntryDraft,
  files: NamedFiles,
  known: KnownContent,
  defaults: NameDefaults,
  log: ImportLog,
): EntryNames {
  if (draft.collection === 'pages') return { authors: [], topics: [], dropped: [] };
  const given =
    draft.topics.length > 0 ? draft.topics : draft.questions.flatMap((question) => question.topics);
  const [ownTopics, ...others] =
    draft.collection === 'faq' ? [given.slice(0, 1), ...given.slice(1)] : [given];
  const dropped = others.map(({ value, line }) => ({
    line,
    words: [value.label, value.description ?? ''].join(' ').trim(),
    reason: 'a further topic, and an answer has one',
  }));
  const topics =
    ownTopics.length > 0
      ? [...new Set(ownTopics.map((topic) => files.resolveTopic(topic, log)))]
      : resolveDefaultTopics(draft, known, defaults, log);
  if (draft.collection === 'faq')
    return {
      authors: [],
      topics,
      dropped: [
        ...dropped,
        ...draft.authors.map(({ value, line }) => ({
          line,
          words: [value.name, value.role ?? '', value.bio ?? ''].join(' ').trim(),
          reason: 'the author of an answer, of which entries say nothing',
        })),
      ],
    };
  const authors =
    draft.authors.length > 0
      ? [...new Set(draft.authors.map((author) => files.resolvePerson(author, log)))]
      : resolveDefaultAuthors(draft, known, defaults, log);
  return { authors, topics, dropped };
}

function resolveDefaultTopics(
  { collection, title, line }: EntryDraft,
  { topics }: KnownContent,
  { topic, earlier }: NameDefaults,
  log: ImportLog,
): readonly string[] {
  if (earlier !== undefined && earlier.topics.length > 0) return earlier.topics;
  if (topic !== undefined) return [topic];
  const words = `-${toFragment(title.value)}-`;
  const named =
    topics.find(({ name }) => words.includes(`-${toFragment(name)}-`)) ??
    (topics.length === 1 ? topics[0] : undefined);
  if (named !== undefined && earlier === undefined) {
    log.info(
      line,
      `No topic is named; "${named.name}" was taken, which ${words.includes(toFragment(named.name)) ? 'the title names' : 'is the only one'}.`,
    );
    return [named.id];
  }
  if (collection === 'faq')
    log.requireAction(
      line,
      `No topic is named. Write behind "topic:" in the entry one of ${topics.length === 0 ? 'the files that you make in topics/' : topics.map(({ id }) => id).join(', ')}, or delete what came in and import again with --topic ID.`,
    );
  return [];
}

function resolveDefaultAuthors(
  { line }: EntryDraft,
  { people }: KnownContent,
  { author, earlier }: NameDefaults,
  log: ImportLog,
): readonly string[] {
  if (earlier !== undefined && earlier.authors.length > 0) return earlier.authors;
  if (author !== undefined) return [author];
  const [only] = people;
  if (only !== undefined && people.length === 1 && earlier === undefined) {
    log.info(
      line,
      `No author is named; ${only.name} was taken, who is the only person in people/.`,
    );
    return [only.id];
  }
  log.requireAction(
    line,
    `No author is named. Write behind "authors:" in the entry one of ${people.length === 0 ? 'the files that you make in people/' : people.map(({ id }) => id).join(', ')}, or delete what came in and import again with --author ID.`,
  );
  return [];
}

const visibleFields = z.looseObject({
  title: z.string().catch(''),
  question: z.string().catch(''),
  description: z.string().catch(''),
  asks: z.array(z.string()).catch([]),
  cover: z.looseObject({ alt: z.string().catch('') }).catch({ alt: '' }),
});

/**
 * The texts of an entry that came from its input, parsed back from what is going to be written:
 * without citations and derived text such as a generated description.
 */
function collectEntryTexts(
  { draft, isTitleDerived }: NamedDraft,
  written: string,
  { topics }: EntryNames,
): string[] {
  const [, front = '', body = ''] = /^---\n([\s\S]*?\n)---\n([\s\S]*)$/.exec(written) ?? [];
  const { title, question, description, asks, cover } = visibleFields.parse(parse(front));
  const named = [
    ...(draft.collection === 'articles' ? draft.authors : []).flatMap(({ value }) => [
      value.name,
      value.role ?? '',
      value.bio ?? '',
    ]),
    ...draft.topics
      .slice(0, draft.collection === 'faq' ? topics.length : undefined)
      .flatMap(({ value }) => [value.label, value.description ?? '']),
  ];
  return [
    ...(isTitleDerived ? [] : [title, question]),
    draft.description === undefined ? '' : description,
    ...asks,
    cover.alt,
    ...named,
    ...collectLineTexts(dropCitations(parseWrittenMarkdown(body))),
  ];
}

/** A body without the citations that the import added; text that only looks like one is code. */
function dropCitations(tree: ImportTree): ImportTree {
  visit(tree, 'text', (node) => {
    node.value = node.value.replace(/\[@[^\s[\]@]+\]/g, ' ');
  });
  return tree;
}
