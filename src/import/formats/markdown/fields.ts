import type { CalendarDate } from '../../../domain/locale/index.ts';
import { decodeText, type Input } from '../../input.ts';
import type { ImportedDocument, PersonDetails, Located, TopicDetails } from '../../document.ts';
import type { ImportLog } from '../../import-log.ts';
import { parseMoment } from '../../moment.ts';
import { isFields, keys, technical, parseText, collectTexts } from './field-keys.ts';
import { listFormerAddresses } from './former-addresses.ts';
import { type ParsedFrontMatter, parseUntrustedYaml } from './front-matter.ts';
import type { SourceSite } from './site.ts';
import { type PathFacts, parsePlace, type System } from './system.ts';
import { decodeEntities } from './visible-text.ts';

/** The fields of a file, from its front matter and its path. */
interface Fields {
  readonly fields: Partial<ImportedDocument>;
  readonly cover: CoverImage | undefined;
  readonly questions: readonly FieldQuestion[];
  readonly pictures: readonly NamedPicture[];
}

/** Parses the fields of a file. Fields that entries do not have are dropped. */
export function parseFields(
  matter: ParsedFrontMatter,
  input: Input,
  site: SourceSite | undefined,
  log: ImportLog,
): Fields {
  const system = site?.system;
  const taken = createUsedFields(matter);
  const place = parsePlace(input.name, system);
  const folder = system === 'FAQ folders' ? parseFaqFolder(place, input) : undefined;
  const text = (names: readonly string[]) => createLocated(taken.take(names));
  const titled =
    text(keys.title) ?? (place.title === undefined ? undefined : { value: place.title, line: 1 });
  const title =
    system === 'Notion' || system === 'Obsidian' ? dropName(titled, place, matter) : titled;
  const description = text(keys.description);
  const authors = taken.takeAll(keys.authors).flatMap((field) => parsePeople(field, input, log));
  const topics = parseTopics(taken.takeAll(keys.topics), system, log);
  const timeZone = input.clock?.timeZone;
  const updated = parseDay(taken, keys.updated, timeZone, log);
  const published = parseDay(taken, keys.published, timeZone, log) ?? place.published;
  const isExpired = reportExpiry(taken, timeZone, input.clock?.today, log);
  if (published === undefined && updated !== undefined)
    log.info(
      1,
      `Only the day of the last change is said, ${updated}; it was taken as the day of publication.`,
    );
  const former =
    site === undefined
      ? []
      : listFormerAddresses(site, {
          values: matter.values,
          title: title?.value,
          day: findWrittenDay(matter) ?? place.published,
        });
  const fields: Partial<ImportedDocument> = {
    kind: resolveKind(matter, system),
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    authors,
    topics:
      topics.length === 0 && folder?.topic !== undefined
        ? [{ line: 1, value: { label: folder.topic } }]
        : topics,
    asks: taken
      .takeAll(keys.asks)
      .flatMap(({ value, line }) => collectTexts(value).map((ask) => ({ value: ask, line }))),
    published: published ?? updated,
    updated: published === undefined ? undefined : updated,
    order:
      folder === undefined
        ? (parseOrder(taken) ?? place.number)
        : folder.toOrder(parseOrder(taken)),
    isDraft: isDraft(matter, place, log) || isExpired,
    slug: parseSlug(matter, system) ?? place.slug,
    oldAddresses: [
      ...new Set([
        `file:${input.name}`,
        ...(former.length > 0 ? [] : slugAddress(matter)),
        ...parseUrls(
          taken.takeAll(keys.addresses),
          system === 'Hugo' ? place.folders.join('/') : undefined,
          log,
        ),
        ...former,
      ]),
    ],
  };
  if (folder?.message !== undefined) log.info(1, folder.message);
  const coverField = taken.take(keys.cover);
  const cover = parseCover(
    coverField,
    coverField === undefined ? undefined : taken.take(keys.coverAlt),
    log,
  );
  const questions = parseQuestions(taken, log);
  const pictures = parsePictures(taken, log);
  dropRest(taken, log);
  return { fields, cover, questions, pictures };
}

/** A picture that the front matter names, and that the text shows by its id. */
export interface NamedPicture {
  readonly line: number;
  readonly id: string;
  readonly src: string;
  readonly alt: string;
}

/** Parses lists such as `images: [{ id, path, description }]`; all else steers the system. */
function parsePictures(taken: Taken, log: ImportLog): NamedPicture[] {
  const named = taken.peek(keys.pictures)?.value;
  const listed: readonly unknown[] = Array.isArray(named)
    ? named
    : isFields(named)
      ? Object.entries(named).map(([id, value]) =>
          isFields(value) ? { id, ...value } : { id, path: value },
        )
      : [];
  const parsed = listed.filter(isFields).map((fields) => {
    const find = (...names: readonly string[]) => {
      const key = names.find((name) => parseText(fields[name]) !== undefined);
      return { key, text: key === undefined ? undefined : parseText(fields[key]) };
    };
    const id = find('id', 'name', 'key', 'ref');
    const src = find('path', 'src', 'url', 'file', 'image', 'filename');
    const alt = find('description', 'alt', 'caption', 'title', 'label');
    const rest = Object.keys(fields).filter((key) => ![id.key, src.key, alt.key].includes(key));
    return {
      id: id.text,
      src: src.text,
      alt: alt.text ?? '',
      rest: rest.map((key) => fields[key]),
    };
  });
  if (parsed.every(({ id, src }) => id === undefined || src === undefined)) return [];
  const line = taken.take(keys.pictures)?.line ?? 1;
  return parsed.flatMap(({ id, src, alt, rest }) => {
    log.drop(line, collectTexts(rest).join(' '), 'what else the front matter says of a picture');
    if (id !== undefined && src !== undefined) return [{ line, id, src, alt }];
    log.drop(line, alt, 'the words of a picture without a name or a file');
    return [];
  });
}

/** The day in the zone of its author, of which systems make addresses. */
function findWrittenDay({ values }: ParsedFrontMatter): CalendarDate | undefined {
  return parseMoment(formatMoment(values['date']), undefined);
}

function createLocated(field: Located<unknown> | undefined): Located<string> | undefined {
  const value = parseText(field?.value);
  return field === undefined || value === undefined ? undefined : { value, line: field.line };
}

/** A note with a heading of level 1 has its title there. */
function dropName(
  title: Located<string> | undefined,
  place: PathFacts,
  { body }: ParsedFrontMatter,
): Located<string> | undefined {
  return title !== undefined && title.value === place.title && /^#[ \t]/m.test(body)
    ? undefined
    : title;
}

function resolveKind(
  { values }: ParsedFrontMatter,
  system: System | undefined,
): ImportedDocument['kind'] {
  if (system === 'FAQ folders') return 'faq';
  const kinds = [values['layout'], values['type']].map((value) =>
    typeof value === 'string' ? value.toLowerCase() : '',
  );
  if (kinds.includes('page')) return 'page';
  return kinds.some((value) => value === 'post' || value === 'posts' || value === 'article')
    ? 'article'
    : undefined;
}

function parseDay(
  taken: Taken,
  names: readonly string[],
  timeZone: string | undefined,
  log: ImportLog,
): CalendarDate | undefined {
  for (const { key, value, line } of taken.takeAll(names)) {
    const date = parseMoment(formatMoment(isFields(value) ? value['date'] : value), timeZone);
    if (isFields(value))
      log.drop(
        line,
        collectTexts({ ...value, date: '' }).join(' '),
        `what else the field "${key}" of the front matter says`,
      );
    if (date !== undefined) return date;
    const words = parseText(value);
    if (words === undefined || typeof value === 'boolean') continue;
    log.requireAction(
      line,
      `The field "${key}" says "${words}", which is no day that can be told for sure. Write the day into the entry as YYYY-MM-DD.`,
    );
    log.drop(line, words, `the field "${key}" of the front matter, which tells no sure day`);
  }
  return undefined;
}

/**
 * Whether the system has ceased to show the text. Entries have no last day, so a person decides.
 */
function reportExpiry(
  taken: Taken,
  timeZone: string | undefined,
  today: CalendarDate | undefined,
  log: ImportLog,
): boolean {
  const line = taken.peek(keys.expiry)?.line ?? 1;
  const day = parseDay(taken, keys.expiry, timeZone, log);
  if (day === undefined) return false;
  const isOver = today !== undefined && day <= today;
  log.requireAction(
    line,
    isOver
      ? `Its system has not shown this text since ${day}; it becomes a draft. Delete it, or take "draft: true" out to publish it again.`
      : `Its system shows this text only until ${day}, and an entry has no last day. Set "draft: true" on that day.`,
  );
  return isOver;
}

function parseOrder(taken: Taken): number | undefined {
  const value = parseText(taken.take(keys.order)?.value);
  return value !== undefined && Number.isFinite(Number(value)) ? Number(value) : undefined;
}

function isDraft({ values, lineOf }: ParsedFrontMatter, place: PathFacts, log: ImportLog): boolean {
  const status = collectTexts(values['status']).join(',').toLowerCase();
  const isHidden = values['unlisted'] === true || values['hidden'] === true;
  if (isHidden)
    log.info(
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

function parseSlug({ values }: ParsedFrontMatter, system: System | undefined): string | undefined {
  const slug =
    parseText(values['slug']) ?? (system === 'Docusaurus' ? parseText(values['id']) : undefined);
  return slug?.split('/').findLast((part) => part !== '');
}

function slugAddress({ values }: ParsedFrontMatter): string[] {
  const slug = values['slug'];
  return typeof slug === 'string' && /^\/[^\s:]+$/.test(slug) ? [slug] : [];
}

function dropRest(taken: Taken, log: ImportLog): void {
  const rest = taken.rest();
  for (const { key, value, line } of rest) {
    if (!technical.has(key))
      log.drop(
        line,
        collectTexts(value).join(' '),
        `the field "${key}" of the front matter, which has no place in an entry`,
      );
  }
  const unseen = rest.filter(({ key }) => technical.has(key));
  const [first] = unseen;
  if (first !== undefined)
    log.info(
      first.line,
      `These fields steer the system that the file comes from and were passed over: ${unseen.map(({ key }) => key).join(', ')}.`,
    );
}

/**
 * The former addresses of a text: URLs, and paths from the root of the site; relative paths are
 * resolved. Patterns such as `/:year/:title/` are ignored, other aliases dropped.
 */
function parseUrls(
  fields: readonly Located<unknown>[],
  folder: string | undefined,
  log: ImportLog,
): string[] {
  return fields.flatMap(({ value, line }) =>
    collectTexts(value).flatMap((text) => {
      const address = text.trim();
      if (/^https?:\/\/[^\s]+$/i.test(address) || /^\/[^\s:]*$/.test(address)) return [address];
      if (/^[^\s:]+$/.test(address) && (address.includes('/') || folder !== undefined))
        return [`/${[folder ?? '', address].filter((part) => part !== '').join('/')}`];
      log.drop(
        line,
        address,
        'another name or a pattern of an address, which has no place in an entry',
      );
      return [];
    }),
  );
}

/** The cover image of the front matter; `src` is not resolved yet. */
export interface CoverImage {
  readonly line: number;
  readonly src: string;
  readonly alt: string;
}

/** Parses the cover, which is an address or an object, with its alternative text. */
function parseCover(
  field: Located<unknown> | undefined,
  alt: Located<unknown> | undefined,
  log: ImportLog,
): CoverImage | undefined {
  if (field === undefined) return undefined;
  const { value, line } = field;
  if (!isFields(value)) {
    const src = parseText(Array.isArray(value) ? value[0] : value);
    return src === undefined ? undefined : { line, src, alt: parseText(alt?.value) ?? '' };
  }
  const srcKey = [
    'src',
    'path',
    'url',
    'image',
    'teaser',
    'overlay_image',
    'feature',
    'relative',
  ].find((key) => typeof value[key] === 'string' && value[key] !== '');
  const altKey = ['alt', 'image_description', 'caption', 'title'].find(
    (key) => parseText(value[key]) !== undefined,
  );
  const rest = Object.entries(value).filter(([key]) => key !== srcKey && key !== altKey);
  log.drop(
    line,
    collectTexts(rest.map(([, each]) => each)).join(' '),
    'what else the front matter says of the cover',
  );
  const words =
    (altKey === undefined ? undefined : parseText(value[altKey])) ?? parseText(alt?.value) ?? '';
  if (srcKey !== undefined) return { line, src: String(value[srcKey]), alt: words };
  log.drop(line, words, 'words of a cover that has no image');
  return undefined;
}

/** A moment of TOML keeps its own offset; one of other parsers is in UTC. */
function formatMoment(value: unknown): string {
  if (value instanceof Date) return Number.isNaN(value.valueOf()) ? '' : value.toISOString();
  return typeof value === 'boolean' ? '' : (parseText(value) ?? '');
}

/** The fields of folders of questions: `course/section/001_id.md`, or `section/001_id.md`. */
interface FaqFolder {
  /** The name of the outer folder. */
  readonly topic: string | undefined;
  /** The order of a question within its topic, across sections. */
  readonly toOrder: (own: number | undefined) => number | undefined;
  /** How the section was turned into an order; undefined if there is none. */
  readonly message: string | undefined;
}

/**
 * Parses the folders of a question, and the `_metadata.yaml` above it, which may name course and
 * sections.
 */
function parseFaqFolder(place: PathFacts, { readBeside }: Input): FaqFolder {
  const [outer, section] = place.folders.slice(-2);
  if (outer === undefined)
    return { topic: undefined, toOrder: (own) => own ?? place.number, message: undefined };
  if (section === undefined)
    return { topic: createLabel(outer), toOrder: (own) => own ?? place.number, message: undefined };
  const metadata = parseMetadata(readBeside('../_metadata.yaml') ?? readBeside('../_metadata.yml'));
  const listed = metadata.sections.findIndex(({ id }) => id === section);
  const number = listed >= 0 ? listed + 1 : Number(/\d+/.exec(section)?.[0] ?? 0);
  const name = metadata.sections[listed]?.name ?? createLabel(section);
  const topic = metadata.course ?? createLabel(outer);
  return {
    topic,
    // An upper bound for questions of a section, so that sections keep their order.
    toOrder: (own) => number * 1000 + (own ?? place.number ?? 999),
    message: `The folders "${outer}/${section}" make it a question of the topic "${topic}", in the order of the section "${name}"; topics have no sections.`,
  };
}

interface Metadata {
  readonly course: string | undefined;
  readonly sections: readonly { readonly id: string; readonly name: string | undefined }[];
}

function parseMetadata(bytes: Uint8Array | undefined): Metadata {
  const values = bytes === undefined ? undefined : collectFields(decodeText(bytes).text);
  const sections: unknown = values?.['sections'];
  return {
    course: parseText(values?.['course_name']) ?? parseText(values?.['name']),
    sections: (Array.isArray(sections) ? sections : []).flatMap((each: unknown) => {
      const id = isFields(each) ? parseText(each['id']) : undefined;
      return id === undefined || !isFields(each) ? [] : [{ id, name: parseText(each['name']) }];
    }),
  };
}

function collectFields(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const values: unknown = parseUntrustedYaml(text);
    return isFields(values) ? values : undefined;
  } catch {
    return undefined;
  }
}

/** `home-care` becomes "Home care". */
function createLabel(folder: string): string {
  const words = folder
    .replace(/^\d+[-_. ]+/, '')
    .replace(/[-_]+/g, ' ')
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Parses the people of a field: a name, several in one string, an object, or a list of these. */
function parsePeople(
  { value, line }: Located<unknown>,
  input: Input,
  log: ImportLog,
): Located<PersonDetails>[] {
  const listed: readonly unknown[] = Array.isArray(value) ? value : [value];
  return listed.flatMap((each) =>
    isFields(each)
      ? parsePerson(each, line, log)
      : parseNames(parseText(each) ?? '', line, input, log),
  );
}

function parsePerson(
  fields: Readonly<Record<string, unknown>>,
  line: number,
  log: ImportLog,
): Located<PersonDetails>[] {
  const nameKey = ['name', 'display_name', 'displayName', 'full_name'].find(
    (key) => parseText(fields[key]) !== undefined,
  );
  const roleKey = ['title', 'role', 'job', 'position'].find(
    (key) => parseText(fields[key]) !== undefined,
  );
  const bioKey = ['bio', 'description', 'about'].find(
    (key) => parseText(fields[key]) !== undefined,
  );
  const rest = Object.entries(fields).filter(
    ([key]) => key !== nameKey && key !== roleKey && key !== bioKey,
  );
  log.drop(
    line,
    collectTexts(rest.map(([, value]) => value)).join(' '),
    'what else the front matter says of an author',
  );
  const role = roleKey === undefined ? undefined : parseText(fields[roleKey]);
  const bio = bioKey === undefined ? undefined : parseText(fields[bioKey]);
  const name = nameKey === undefined ? undefined : parseText(fields[nameKey]);
  if (name === undefined) {
    log.requireAction(
      line,
      'The front matter speaks of an author but gives no name. Write the author into the entry.',
    );
    log.drop(line, [role, bio].join(' '), 'what the front matter says of an author without a name');
    return [];
  }
  return [
    {
      line,
      value: {
        name,
        ...(role === undefined ? {} : { role }),
        ...(bio === undefined ? {} : { bio }),
      },
    },
  ];
}

function parseNames(
  given: string,
  line: number,
  input: Input,
  log: ImportLog,
): Located<PersonDetails>[] {
  const text = given.replace(/\s+/g, ' ').trim();
  const known = /^[\w-]+$/.test(text) ? findKnown(text, input) : undefined;
  if (known !== undefined) {
    log.drop(line, text, 'the key of an author, whom authors.yml names');
    return parsePerson(known, line, log);
  }
  const [, plain = text, address = ''] = /^([^<]*?)\s*(<[^>]*>)\s*$/.exec(text) ?? [];
  log.drop(line, address, 'the address of an author');
  const parts = plain.split(/\s*,\s+|\s+(?:and|und|et|y|&)\s+/);
  if (parts.length === 1 || !parts.every((part) => /^\S+(?: \S+){1,3}$/.test(part)))
    return plain === '' ? [] : [{ line, value: { name: plain } }];
  for (const [, joint = ''] of plain.matchAll(/\s(and|und|et|y)\s/g))
    log.drop(line, joint, 'the word between two authors');
  return parts.map((name) => ({ line, value: { name } }));
}

/** Docusaurus keeps authors in a file beside the texts. */
function findKnown(
  key: string,
  { readBeside }: Input,
): Readonly<Record<string, unknown>> | undefined {
  const bytes = readBeside('authors.yml') ?? readBeside('../authors.yml');
  if (bytes === undefined) return undefined;
  try {
    const all: unknown = parseUntrustedYaml(decodeText(bytes).text);
    const found = isFields(all) && Object.hasOwn(all, key) ? all[key] : undefined;
    return isFields(found) ? found : undefined;
  } catch {
    return undefined;
  }
}

/** A question of the front matter; its answer is Markdown. */
export interface FieldQuestion {
  readonly line: number;
  readonly question: string;
  readonly answer: string;
}

/** Parses the questions that themes keep in front matter: `faq: [{ question, answer }]`. */
function parseQuestions(taken: Taken, log: ImportLog): FieldQuestion[] {
  return taken.takeAll(keys.questions).flatMap(({ key, value, line }) => {
    const listed: readonly unknown[] = Array.isArray(value) ? value : [value];
    return listed.flatMap((each) => {
      const fields = isFields(each) ? each : {};
      const question = parseText(fields['question'] ?? fields['q'] ?? fields['title']);
      const answer = fields['answer'] ?? fields['a'] ?? fields['content'];
      const isWhole = question !== undefined && typeof answer === 'string' && answer.trim() !== '';
      const used = new Set<unknown>(
        isWhole ? [fields['question'] ?? fields['q'] ?? fields['title'], answer] : [],
      );
      const rest = isFields(each) ? Object.values(each).filter((part) => !used.has(part)) : each;
      log.drop(
        line,
        collectTexts(rest).join(' '),
        `what the field "${key}" says besides questions and answers`,
      );
      return isWhole ? [{ line, question: decodeEntities(question), answer }] : [];
    });
  });
}

/** The fields of front matter, which remembers the ones that were used. */
interface Taken {
  /** The same as `take`, without using it. */
  readonly peek: (names: readonly string[]) => Located<unknown> | undefined;
  /** The first of the fields that has a value, with its line. */
  readonly take: (
    names: readonly string[],
  ) => (Located<unknown> & { readonly key: string }) | undefined;
  /** All of the fields that have a value, in this order. */
  readonly takeAll: (names: readonly string[]) => (Located<unknown> & { readonly key: string })[];
  /** The fields that were not used. */
  readonly rest: () => (Located<unknown> & { readonly key: string })[];
}

function createUsedFields({ values, lineOf }: ParsedFrontMatter): Taken {
  const taken = new Set<string>();
  // Most systems do not tell capitals apart, so that `publishdate` is `publishDate`.
  const written = Map.groupBy(Object.keys(values), (key) => key.toLowerCase());
  const all = (names: readonly string[]) =>
    [...new Set(names.flatMap((name) => written.get(name.toLowerCase()) ?? []))].flatMap((key) => {
      const value = values[key];
      return value === undefined || value === null || value === ''
        ? []
        : [{ key, value: decodeValue(key, value), line: lineOf(key) }];
    });
  return {
    peek: (names) => all(names)[0],
    take: (names) => {
      const [first] = all(names);
      if (first !== undefined) taken.add(first.key);
      return first;
    },
    takeAll: (names) => {
      const found = all(names);
      for (const { key } of found) taken.add(key);
      return found;
    },
    rest: () => all(Object.keys(values).filter((key) => !taken.has(key))),
  };
}

/** A value with the signs that its character references stand for; Markdown keeps them. */
function decodeValue(key: string, value: unknown): unknown {
  if (keys.questions.some((name) => name === key.toLowerCase())) return value;
  if (typeof value === 'string') return decodeEntities(value);
  if (Array.isArray(value)) return value.map((each: unknown) => decodeValue(key, each));
  if (!isFields(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, decodeValue(key, each)]),
  );
}

/**
 * Parses topics without duplicates: a list, comma-separated names, or (Jekyll) words separated by
 * spaces.
 */
function parseTopics(
  fields: readonly (Located<unknown> & { readonly key: string })[],
  system: System | undefined,
  log: ImportLog,
): Located<TopicDetails>[] {
  const topics = new Map<string, Located<TopicDetails>>();
  for (const { key, value, line } of fields) {
    for (const label of splitLabels(value, system === 'Jekyll' && key.endsWith('s'))) {
      if (topics.has(label.toLowerCase())) log.drop(line, label, 'a topic that is named twice');
      else topics.set(label.toLowerCase(), { line, value: { label } });
    }
  }
  return [...topics.values()];
}

function splitLabels(value: unknown, isSpaced: boolean): string[] {
  const listed: readonly unknown[] = Array.isArray(value)
    ? value
    : (parseText(value) ?? '').split(isSpaced && !String(value).includes(',') ? /\s+/ : /\s*,\s*/);
  return listed.flatMap((each) => {
    const label = isFields(each)
      ? parseText(each['label'] ?? each['name'] ?? each['title'])
      : parseText(each);
    return label === undefined ? [] : [label.replace(/^#/, '')];
  });
}
