import type { CalendarDate } from '../../domain/locale/dates.ts';
import type { LeftOut } from '../document.ts';
import type { EntryDraft } from '../draft.ts';
import type { ToAddress } from './addresses.ts';
import { readEarlier } from './earlier-entry.ts';
import { formatDraft, hasDescription, toEntryPath } from './entry-file.ts';
import { toEntryImages } from './entry-images.ts';
import { toEntryNames, type NameDefaults } from './entry-names.ts';
import { listEntryWords } from './entry-words.ts';
import { createImageFiles } from './image-files.ts';
import type { KnownContent } from './known-content.ts';
import { formatBody } from './markdown.ts';
import type { NamedDraft } from './name-drafts.ts';
import { createNamedFiles, type MadeFile } from './named-files.ts';
import type { Notes } from '../log.ts';
import { createSourceStubs } from './source-stubs.ts';

/** What an import does where the input does not say. */
export interface EntryDefaults extends Pick<NameDefaults, 'topic' | 'author'> {
  readonly today: CalendarDate;
  /** Whether all that comes in is kept off the site at first. */
  readonly isDraft: boolean;
}

/** What writing an entry gives: files, those first that others name; the texts of its input in them; and what it left out. */
export interface EntryWritten {
  readonly files: readonly MadeFile[];
  readonly texts: readonly string[];
  readonly leftOut: readonly LeftOut[];
}

/** Writes the entries of an import, which share people, topics, sources and images. */
export function createEntryWriter(
  known: KnownContent,
  defaults: EntryDefaults,
  toAddress: ToAddress,
): (named: NamedDraft, notes: Notes) => Promise<EntryWritten> {
  const [names, sources, images] = [
    createNamedFiles(known),
    createSourceStubs(known.sources),
    createImageFiles(),
  ];
  const write = async (
    named: NamedDraft,
    notes: Notes,
    parent?: EntryDraft,
  ): Promise<EntryWritten> => {
    const { draft, id } = named;
    const questions: EntryWritten[] = [];
    for (const question of named.questions) questions.push(await write(question, notes, draft));
    const path = toEntryPath(draft.collection, id);
    const earlier = await readEarlier(known.folder, path);
    const entryNames = toEntryNames(
      draft.topics.length > 0 || parent === undefined ? draft : { ...draft, topics: parent.topics },
      names,
      known,
      { ...defaults, earlier },
      notes,
    );
    if (named.isTitleMade)
      notes.ask(
        draft.title.line,
        `No title was found; "${draft.title.value}" was taken, which is the name of the file. Write the title in ${path}.`,
      );
    if (draft.collection !== 'faq' && !hasDescription(draft))
      notes.decide(
        draft.line,
        'No description is said; the first sentences were taken, which the page now shows twice. Write behind "description:" what the reader learns.',
      );
    const shown = toEntryImages(named, parent, images, notes);
    const body = formatBody(draft.body, {
      hasHeadings: draft.collection !== 'faq',
      toSourceId: ({ record, position }) =>
        sources.toId(record, position?.start.line ?? draft.line, notes),
      toAddress: (url, line) => toAddress(named, url, line, notes),
      toImage: shown.toImage,
    });
    const text = formatDraft(draft, body, {
      ...entryNames,
      faq: named.questions.map((question) => question.id),
      cover: shown.cover,
      published: draft.published ?? toDay(draft, earlier?.published ?? defaults.today, notes),
      language: known.language,
      order: draft.order ?? toOrder(named, parent),
      isDraft: draft.isDraft || defaults.isDraft,
    });
    const entry: MadeFile = {
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
        ...questions.flatMap(({ files }) => files),
        entry,
      ],
      texts: [
        ...questions.flatMap(({ texts }) => texts),
        ...listEntryWords(named, text, entryNames),
      ],
      leftOut: [
        ...questions.flatMap(({ leftOut }) => leftOut),
        ...entryNames.leftOut,
        ...shown.leftOut,
      ],
    };
  };
  return write;
}

const kinds = { articles: 'article', faq: 'FAQ entry', pages: 'page' } as const;

function toDay({ collection }: EntryDraft, day: CalendarDate, notes: Notes): CalendarDate {
  if (collection !== 'pages')
    notes.decide(1, `No day is said on which this was published; ${day} was written.`);
  return day;
}

/** Questions keep the order in which they stood. */
function toOrder({ draft }: NamedDraft, parent: EntryDraft | undefined): number | undefined {
  const index = parent?.questions.indexOf(draft) ?? -1;
  return index < 0 ? undefined : (index + 1) * 10;
}
