import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseReviewMonths } from '../domain/reviews/index.ts';
import { collections, languageTag, ruleLevels, type RuleLevel, siteUrl } from '../schemas/index.ts';
import type { EntryFacts } from './entry.ts';
import { findNode, type DataNode } from './yaml/data.ts';
import { parseYaml } from './yaml/parse.ts';

/**
 * The settings of site.yml for the rules. The schema reports what is wrong in it, which then counts
 * as not said.
 */
export interface Settings {
  /** The language of the content, such as `en`. */
  readonly language: string;
  /**
   * Where the site is published, without a slash at the end; undefined if site.yml names nothing
   * that can be.
   */
  readonly url: string | undefined;
  /** What becomes of claims without evidence. */
  readonly evidence: 'off' | 'warn' | 'strict';
  /** The abbreviations of the site and what they stand for. */
  readonly abbreviations: ReadonlyMap<string, string>;
  /** Words that are right although no dictionary knows them. */
  readonly words: readonly string[];
  /** How many months a review holds; undefined if site.yml does not say. */
  readonly reviewMonths: number | undefined;
  /** The levels that site.yml sets, by the name of the rule. */
  readonly levels: ReadonlyMap<string, RuleLevel>;
}

/** Reads the settings from the entry of the site; never throws. */
export function parseSettings(site: EntryFacts | undefined): Settings {
  const root = site?.yaml?.root;
  const read = (...path: string[]) => findNode(root, path)?.value;
  const [evidence, every] = [read('evidence'), read('review', 'every')];
  return {
    language: languageTag.safeParse(read('language')).data ?? 'en',
    url: siteUrl.safeParse(read('url')).data,
    evidence: evidence === 'off' || evidence === 'strict' ? evidence : 'warn',
    abbreviations: new Map(collectTexts(findNode(root, ['abbreviations']))),
    words: (findNode(root, ['words'])?.entries ?? [])
      .map(({ value }) => value)
      .filter((value) => typeof value === 'string'),
    reviewMonths: typeof every === 'string' ? parseReviewMonths(every) : undefined,
    levels: new Map(
      collectTexts(findNode(root, ['rules'])).flatMap(([rule, text]) => {
        const level = ruleLevels.find((each) => each === text);
        return level === undefined ? [] : [[rule, level]];
      }),
    ),
  };
}

/** The fields of a mapping that are texts. */
function collectTexts(node: DataNode | undefined): [string, string][] {
  return [...(node?.fields ?? [])].flatMap(([name, field]): [string, string][] =>
    typeof field.node.value === 'string' ? [[name, field.node.value]] : [],
  );
}

/**
 * The time zone that `site.yml` of a content folder names, or UTC if it names none that can be
 * read. Never throws.
 */
export function readTimeZone(folder: string): string {
  try {
    const { root } = parseYaml(readFileSync(join(folder, collections.site.pattern), 'utf8'), 0);
    const timeZone = findNode(root, ['timeZone'])?.value;
    return typeof timeZone === 'string'
      ? new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone
      : 'UTC';
  } catch {
    return 'UTC';
  }
}
