import { trimBody } from '../domain/body/index.ts';
import { resolveVisibility, type Visibility } from '../domain/entries/index.ts';
import { isCalendarDate } from '../domain/locale/index.ts';
import type { TextRange } from '../domain/text/index.ts';
import {
  collections,
  createEntrySchemas,
  imagePath,
  type CollectionName,
} from '../schemas/index.ts';
import {
  collectCheckedBodyFacts,
  parseBody,
  type Body,
  type CheckedBodyFacts,
} from './body/body.ts';
import type { Place, RelatedPlace } from './diagnostic.ts';
import { findFrontMatter, type FrontMatter } from './files/front-matter.ts';
import { createLineIndex, type LineIndex } from './files/source-text.ts';
import { findField, findNode, findPathAt, type DataNode, type DataPath } from './yaml/data.ts';
import { collectDataFacts, type DataFacts } from './yaml/data-facts.ts';
import { parseYaml, type ParsedYaml, type YamlIssue } from './yaml/parse.ts';
import { describeField } from './yaml/schema-field.ts';

/** An entry without its body: its text and its data, each with positions. */
export interface EntryFacts {
  readonly collection: CollectionName;
  readonly id: string;
  /** The path below the content folder. */
  readonly path: string;
  readonly text: string;
  readonly lines: LineIndex;
  /** Undefined for a file that is YAML as a whole. */
  readonly frontMatter: FrontMatter | undefined;
  /** Undefined if there are no data to read. */
  readonly yaml: ParsedYaml | undefined;
  /** The Markdown behind the front matter; '' if the file has none by its kind. */
  readonly bodySource: string;
  readonly visibility: Visibility;
  /** What the rest of the site needs to know of the data. */
  readonly getDataFacts: () => DataFacts;
  /** What the rest of the site needs to know of the body. */
  readonly getBodyFacts: () => CheckedBodyFacts;
  /**
   * Parses the body before its own rules run, for the few rules that need the whole text of another
   * entry. It stays in memory until its own rules have run.
   */
  readonly holdBody: () => Body | undefined;
  /** Releases the tree of the body, which is large; its facts stay. */
  readonly releaseBody: () => void;
}

/** An entry with its body. */
export interface Entry extends EntryFacts {
  /**
   * Undefined if the file has none by its kind. Parsed when it is first asked for, and again after
   * its release.
   */
  readonly body: Body | undefined;
  readonly getSchedule: () => Schedule;
}

/** What names an entry and says how it is written. */
interface EntryFile {
  readonly collection: CollectionName;
  readonly id: string;
  readonly path: string;
  readonly format: 'yaml' | 'markdown' | 'mdx';
}

/** Results of an earlier check that follow from the bytes of the entry alone. */
export interface KnownEntry {
  readonly schedule: Schedule;
  readonly data: DataFacts;
  readonly body: CheckedBodyFacts;
}

/**
 * The data that decides on which days an entry is visible. Invalid data, which the schema reports,
 * counts as published.
 */
type Schedule = Parameters<typeof resolveVisibility>[0];

/** Parses an entry lazily, part by part; never throws. What is in `known` is not computed again. */
export function parseEntry(
  file: EntryFile,
  getText: () => string,
  today: string,
  known?: KnownEntry,
): Entry {
  return new LazyEntry(file, getText, today, known);
}

/**
 * A class with lazy fields, since a site has thousands of entries and a later check reads little of
 * most.
 */
class LazyEntry implements Entry {
  readonly collection: CollectionName;
  readonly id: string;
  readonly path: string;
  readonly visibility: Visibility;
  readonly #format: EntryFile['format'];
  readonly #getText: () => string;
  #schedule: Schedule | undefined;
  #lines: LineIndex | undefined;
  #parsed:
    | { readonly frontMatter: FrontMatter | undefined; readonly yaml: ParsedYaml | undefined }
    | undefined;
  #bodySource: string | undefined;
  #body: Body | undefined;
  #bodyFacts: CheckedBodyFacts | undefined;
  #dataFacts: DataFacts | undefined;

  constructor(
    file: EntryFile,
    getText: () => string,
    today: string,
    known: KnownEntry | undefined,
  ) {
    this.collection = file.collection;
    this.id = file.id;
    this.path = file.path;
    this.#format = file.format;
    this.#getText = getText;
    this.#schedule = known?.schedule;
    this.#bodyFacts = known?.body;
    this.#dataFacts = known?.data;
    this.visibility = resolveVisibility(this.getSchedule(), today);
  }

  get text(): string {
    return this.#getText();
  }

  get lines(): LineIndex {
    return (this.#lines ??= createLineIndex(this.text));
  }

  get frontMatter(): FrontMatter | undefined {
    return this.#format === 'yaml' ? undefined : this.#parse().frontMatter;
  }

  get yaml(): ParsedYaml | undefined {
    return this.#parse().yaml;
  }

  get body(): Body | undefined {
    return this.holdBody();
  }

  get bodySource(): string {
    const { frontMatter } = this;
    return (this.#bodySource ??=
      frontMatter === undefined ? '' : trimBody(this.text.slice(frontMatter.bodyStart)));
  }

  getSchedule(): Schedule {
    return (this.#schedule ??= findSchedule(this.yaml?.root));
  }

  getDataFacts(): DataFacts {
    return (this.#dataFacts ??= collectDataFacts(this.collection, this.yaml, this.lines));
  }

  getBodyFacts(): CheckedBodyFacts {
    return (this.#bodyFacts ??= collectCheckedBodyFacts(
      this.holdBody(),
      this.frontMatter,
      this.#format === 'yaml' ? '' : this.text,
    ));
  }

  holdBody(): Body | undefined {
    const format = this.#format;
    if (format === 'yaml' || this.frontMatter === undefined) return undefined;
    return (this.#body ??= parseBody(this.text, this.frontMatter.bodyStart, format));
  }

  releaseBody(): void {
    if (this.#body !== undefined) this.getBodyFacts();
    this.#body = undefined;
  }

  #parse() {
    if (this.#parsed !== undefined) return this.#parsed;
    const { text, collection } = this;
    const frontMatter = this.#format === 'yaml' ? undefined : findFrontMatter(text);
    const range = frontMatter === undefined ? { start: 0, end: text.length } : frontMatter.yaml;
    const yaml =
      range === undefined || text.trim() === ''
        ? undefined
        : parseYaml(
            text.slice(range.start, range.end),
            range.start,
            collections[collection].isList === true ? 'list' : 'fields',
          );
    return (this.#parsed = { frontMatter, yaml: yaml && keepCutTexts(yaml, collection) });
  }
}

const schemas = createEntrySchemas(imagePath);

/**
 * Behind a value that is no text of its author's own words, such as an id, a comment cuts nothing.
 */
function keepCutTexts({ root, issues }: ParsedYaml, collection: CollectionName): ParsedYaml {
  const isText = ({ start }: YamlIssue) =>
    describeField(schemas[collection], findPathAt(root, start) ?? []).takes('Is it so: it is, #1?');
  return { root, issues: issues.filter((issue) => issue.kind !== 'cut' || isText(issue)) };
}

/** What a later check may reuse, since it follows from the bytes of the entry alone. */
export function findKnown(entry: Entry): KnownEntry {
  return {
    schedule: entry.getSchedule(),
    data: entry.getDataFacts(),
    body: entry.getBodyFacts(),
  };
}

/** Creates a value at the first call. */
export function memoizeValue<Value>(create: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: create() }).value;
}

function findSchedule(root: DataNode | undefined): Schedule {
  const draft = findNode(root, ['draft'])?.value === true;
  const published = findDay(root, ['published'])?.day;
  return published === undefined ? { draft } : { draft, published };
}

/**
 * The day at a path as `YYYY-MM-DD`, with its value; undefined if there is none that is in the
 * calendar.
 */
export function findDay(root: DataNode | undefined, path: DataPath) {
  const node = findNode(root, path);
  const value: unknown = node?.value;
  if (node === undefined) return undefined;
  if (value instanceof Date)
    return Number.isNaN(value.valueOf())
      ? undefined
      : { day: value.toISOString().slice(0, 10), node };
  return typeof value === 'string' && isCalendarDate(value) ? { day: value, node } : undefined;
}

/** A text among the fields of an entry, with its range in the file. */
export interface DataText extends TextRange {
  readonly text: string;
}

/**
 * The text at a path; undefined if it is empty, no text, or reported as written in a way that
 * cannot be read for certain.
 */
export function findText({ yaml }: EntryFacts, path: DataPath): DataText | undefined {
  const { value, start, end } = findNode(yaml?.root, path) ?? {};
  if (typeof value !== 'string' || value.trim() === '' || start === undefined || end === undefined)
    return undefined;
  const isDoubtful =
    yaml?.issues.some((issue) => issue.start <= end && issue.end >= start) === true;
  return isDoubtful ? undefined : { text: value.trim(), start, end };
}

/**
 * The range of a value; if it is empty, of the name of its field; if that is missing, of the field
 * around it or the first line.
 */
export function findValueRange(entry: EntryFacts, path: DataPath): TextRange {
  const node = findNode(entry.yaml?.root, path);
  return node === undefined || node.start === node.end || path.length === 0
    ? findKeyRange(entry, path)
    : node;
}

/** The range of the name of a field, or of the nearest field around it that is there. */
export function findKeyRange({ yaml, frontMatter }: EntryFacts, path: DataPath): TextRange {
  for (let length = path.length; length > 0; length -= 1) {
    const field = findField(yaml?.root, path.slice(0, length));
    if (field !== undefined) return field;
  }
  const start = frontMatter?.start ?? 0;
  return { start, end: frontMatter === undefined ? start : start + 3 };
}

/** The range in the file of a node of the body, or of `words` within it. */
export function findBodyRange(
  { body }: Entry,
  node: { readonly position?: Body['nodes'][number]['node']['position'] },
  words?: string,
): TextRange | undefined {
  const [start, end] = [node.position?.start.offset, node.position?.end.offset];
  if (body === undefined || start === undefined || end === undefined) return undefined;
  const at = words === undefined ? -1 : body.source.slice(start, end).indexOf(words);
  const from = body.start + start;
  return at < 0 || words === undefined
    ? { start: from, end: body.start + end }
    : { start: from + at, end: from + at + words.length };
}

/** The place in its file of a range of an entry. */
export function findPlace({ lines }: EntryFacts, { start, end }: TextRange): Place {
  return lines.toPlace(start, end);
}

/** Another place that belongs to a diagnostic; without a range, the entry as a whole. */
export function createRelated(
  entry: EntryFacts,
  range: TextRange | undefined,
  message: string,
): RelatedPlace {
  return { path: entry.path, ...(range && findPlace(entry, range)), message };
}
