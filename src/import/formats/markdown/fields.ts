import type { ImportedDocument, Said } from '../../document.ts';
import type { Input } from '../../input.ts';
import { decodeEntities } from './entities.ts';
import { readAddresses } from './fields/addresses.ts';
import { readCover, type CoverSaid } from './fields/cover.ts';
import { readDate } from './fields/date.ts';
import { readFaqFolder } from './fields/faq-folder.ts';
import { keys, technical } from './fields/keys.ts';
import { readPeople } from './fields/people.ts';
import { readPlace, type Place } from './fields/place.ts';
import { readQuestions, type QuestionSaid } from './fields/questions.ts';
import { createTaken, type Taken } from './fields/taken.ts';
import { isFields, toText, toTexts } from './fields/texts.ts';
import { readTopics } from './fields/topics.ts';
import type { FrontMatter } from './front-matter.ts';
import type { Notes } from '../../log.ts';
import type { System } from './system.ts';

/** What the front matter and the path of a file say. */
export interface Fields {
  readonly said: Partial<ImportedDocument>;
  readonly cover: CoverSaid | undefined;
  readonly questions: readonly QuestionSaid[];
}

/** Reads the fields of a file. What has no place in an entry is noted as left out. */
export function readFields(
  matter: FrontMatter,
  input: Input,
  system: System | undefined,
  notes: Notes,
): Fields {
  const taken = createTaken(matter);
  const place = readPlace(input.name, system);
  const folder = system === 'FAQ folders' ? readFaqFolder(place, input) : undefined;
  const text = (names: readonly string[]) => toSaid(taken.take(names));
  const titled =
    text(keys.title) ?? (place.title === undefined ? undefined : { value: place.title, line: 1 });
  const title =
    system === 'Notion' || system === 'Obsidian' ? withoutName(titled, place, matter) : titled;
  const description = text(keys.description);
  const authors = taken.takeAll(keys.authors).flatMap((field) => readPeople(field, input, notes));
  const topics = readTopics(taken.takeAll(keys.topics), system, notes);
  const updated = readDay(taken, keys.updated, notes);
  const published = readDay(taken, keys.published, notes) ?? place.published;
  if (published === undefined && updated !== undefined)
    notes.decide(
      1,
      `Only the day of the last change is said, ${updated}; it was taken as the day of publication.`,
    );
  const said: Partial<ImportedDocument> = {
    kind: toKind(matter, system),
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    authors,
    topics:
      topics.length === 0 && folder?.topic !== undefined
        ? [{ line: 1, value: { label: folder.topic } }]
        : topics,
    asks: taken
      .takeAll(keys.asks)
      .flatMap(({ value, line }) => toTexts(value).map((ask) => ({ value: ask, line }))),
    published: published ?? updated,
    updated: published === undefined ? undefined : updated,
    order:
      folder === undefined ? (readOrder(taken) ?? place.number) : folder.toOrder(readOrder(taken)),
    isDraft: isDraft(matter, place, notes),
    slug: readSlug(matter, system) ?? place.slug,
    oldAddresses: [
      `file:${input.name}`,
      ...slugAddress(matter),
      ...readAddresses(
        taken.takeAll(keys.addresses),
        system === 'Hugo' ? place.folders.join('/') : undefined,
        notes,
      ),
    ],
  };
  if (folder?.says !== undefined) notes.decide(1, folder.says);
  const coverField = taken.take(keys.cover);
  const cover = readCover(
    coverField,
    coverField === undefined ? undefined : taken.take(keys.coverAlt),
    notes,
  );
  const questions = readQuestions(taken, notes);
  leaveOutRest(taken, notes);
  return { said, cover, questions };
}

function toSaid(field: Said<unknown> | undefined): Said<string> | undefined {
  const value = toText(
    typeof field?.value === 'string' ? decodeEntities(field.value) : field?.value,
  );
  return field === undefined || value === undefined ? undefined : { value, line: field.line };
}

/** A note that begins with a main heading has its title there. */
function withoutName(
  title: Said<string> | undefined,
  place: Place,
  { body }: FrontMatter,
): Said<string> | undefined {
  return title !== undefined && title.value === place.title && /^#[ \t]/m.test(body)
    ? undefined
    : title;
}

function toKind({ values }: FrontMatter, system: System | undefined): ImportedDocument['kind'] {
  if (system === 'FAQ folders') return 'faq';
  const said = [values['layout'], values['type']].map((value) =>
    typeof value === 'string' ? value.toLowerCase() : '',
  );
  if (said.includes('page')) return 'page';
  return said.some((value) => value === 'post' || value === 'posts' || value === 'article')
    ? 'article'
    : undefined;
}

function readDay(taken: Taken, names: readonly string[], notes: Notes): string | undefined {
  for (const { key, value, line } of taken.takeAll(names)) {
    const date = readDate(isFields(value) ? value['date'] : value);
    if (isFields(value))
      notes.leaveOut(
        line,
        toTexts({ ...value, date: '' }).join(' '),
        `what else the field "${key}" of the front matter says`,
      );
    if (date !== undefined) return date;
    if (typeof value === 'string')
      notes.ask(
        line,
        `The field "${key}" says "${value}", which is no day that can be told for sure. Write the day into the entry as YYYY-MM-DD.`,
      );
  }
  return undefined;
}

function readOrder(taken: Taken): number | undefined {
  const value = taken.take(keys.order)?.value;
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function isDraft({ values, lineOf }: FrontMatter, place: Place, notes: Notes): boolean {
  const status = toTexts(values['status']).join(',').toLowerCase();
  const isHidden = values['unlisted'] === true || values['hidden'] === true;
  if (isHidden)
    notes.decide(
      lineOf(values['unlisted'] === true ? 'unlisted' : 'hidden'),
      'The text was kept out of lists, which an entry cannot be; it becomes a draft.',
    );
  return (
    isHidden ||
    place.isDraft ||
    values['draft'] === true ||
    values['published'] === false ||
    ['draft', 'pending', 'private', 'future'].includes(status)
  );
}

function readSlug({ values }: FrontMatter, system: System | undefined): string | undefined {
  const slug =
    toText(values['slug']) ?? (system === 'Docusaurus' ? toText(values['id']) : undefined);
  return slug?.split('/').findLast((part) => part !== '');
}

function slugAddress({ values }: FrontMatter): string[] {
  const slug = values['slug'];
  return typeof slug === 'string' && /^\/[^\s:]+$/.test(slug) ? [slug] : [];
}

function leaveOutRest(taken: Taken, notes: Notes): void {
  const rest = taken.rest();
  for (const { key, value, line } of rest) {
    if (!technical.has(key))
      notes.leaveOut(
        line,
        toTexts(value).join(' '),
        `the field "${key}" of the front matter, which has no place in an entry`,
      );
  }
  const unseen = rest.filter(({ key }) => technical.has(key));
  const [first] = unseen;
  if (first !== undefined)
    notes.decide(
      first.line,
      `These fields steer the system that the file comes from and were passed over: ${unseen.map(({ key }) => key).join(', ')}.`,
    );
}
