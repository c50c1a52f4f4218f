import { isCalendarDate } from '../domain/locale/dates.ts';
import { toVisibility, type Visibility } from '../domain/entries/visibility.ts';
import { isList, type CollectionName } from '../schemas/collections.ts';
import { parseBody, type Body } from './body/body.ts';
import { collectBodyFacts, type BodyFacts } from './body/body-facts.ts';
import { findNode, type DataNode } from './yaml/data-node.ts';
import { findFrontMatter, type FrontMatter } from './files/front-matter.ts';
import { createLineIndex, type LineIndex } from './files/line-index.ts';
import type { Place } from './diagnostic.ts';
import { parseYamlTolerantly } from './yaml/yaml-fixed.ts';
import type { ParsedYaml } from './yaml/yaml.ts';

/** An entry as the checker read it: its text, its data and its body, each with places. */
export interface Entry {
  readonly collection: CollectionName;
  readonly id: string;
  /** The path below the content folder. */
  readonly path: string;
  readonly text: string;
  readonly lines: LineIndex;
  /** Undefined for a file that is YAML as a whole. */
  readonly frontMatter: FrontMatter | undefined;
  /** Undefined where there are no data to read. */
  readonly yaml: ParsedYaml | undefined;
  /** Undefined where the file has none by its kind. Parsed when it is first asked for, and again after its release. */
  readonly body: Body | undefined;
  /** The Markdown behind the front matter; '' where the file has none by its kind. */
  readonly bodySource: string;
  readonly visibility: Visibility;
  /** What the rest of the site needs to know of the body; it outlives the body's release. */
  readonly getBodyFacts: () => BodyFacts;
  /** Lets go of the tree of the body, which is large; its facts stay. */
  readonly releaseBody: () => void;
}

/** What names an entry and says how it is written. */
export interface EntryFile {
  readonly collection: CollectionName;
  readonly id: string;
  readonly path: string;
  readonly format: 'yaml' | 'markdown' | 'mdx';
}

/** Reads the text of an entry; never throws. */
export function parseEntry(file: EntryFile, text: string, today: string): Entry {
  const { collection, id, path, format } = file;
  const frontMatter = format === 'yaml' ? undefined : findFrontMatter(text);
  const range = frontMatter === undefined ? { start: 0, end: text.length } : frontMatter.yaml;
  const yaml =
    range === undefined || text.trim() === ''
      ? undefined
      : parseYamlTolerantly(
          text.slice(range.start, range.end),
          range.start,
          isList(collection) ? 'list' : 'fields',
        );
  let body: Body | undefined;
  let facts: BodyFacts | undefined;
  const getBody = () =>
    format === 'yaml' || frontMatter === undefined
      ? undefined
      : (body ??= parseBody(text, frontMatter.bodyStart, format));
  const getFacts = () => (facts ??= collectBodyFacts(getBody()));
  return {
    collection,
    id,
    path,
    text,
    lines: createLineIndex(text),
    frontMatter,
    yaml,
    get body() {
      return getBody();
    },
    bodySource: frontMatter === undefined ? '' : text.slice(frontMatter.bodyStart).trim(),
    visibility: readVisibility(yaml?.root, today),
    getBodyFacts: getFacts,
    releaseBody: () => {
      getFacts();
      body = undefined;
    },
  };
}

/** The place of a node of the body, or of `words` within it. */
export function findBodyPlace(
  entry: Entry,
  node: { readonly position?: Body['nodes'][number]['node']['position'] },
  words?: string,
): Place | undefined {
  const [start, end] = [node.position?.start.offset, node.position?.end.offset];
  if (entry.body === undefined || start === undefined || end === undefined) return undefined;
  const at = words === undefined ? -1 : entry.body.source.slice(start, end).indexOf(words);
  const from = entry.body.start + start;
  return at < 0 || words === undefined
    ? entry.lines.toPlace(from, entry.body.start + end)
    : entry.lines.toPlace(from + at, from + at + words.length);
}

/** Data that is wrong is told elsewhere; until it is mended the entry counts as published. */
function readVisibility(root: DataNode | undefined, today: string): Visibility {
  const draft = findNode(root, ['draft'])?.value === true;
  const published = findNode(root, ['published'])?.value;
  if (typeof published === 'string' && isCalendarDate(published))
    return toVisibility({ draft, published }, today);
  const isDay = published instanceof Date && !Number.isNaN(published.valueOf());
  return toVisibility(
    isDay ? { draft, published: published.toISOString().slice(0, 10) } : { draft },
    today,
  );
}
