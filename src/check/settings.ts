import { parseReviewMonths } from '../domain/reviews/review.ts';
import {
  adjustableRules,
  isAdjustableRule,
  ruleLevels,
  type AdjustableRule,
  type RuleLevel,
} from '../schemas/rules.ts';
import { findNode, type DataNode } from './yaml/data-node.ts';
import type { Entry } from './entry.ts';
import type { Diagnostic } from './diagnostic.ts';

/** What site.yml says to the rules. What is wrong in it is told by the schema, and then counts as not said. */
export interface Settings {
  /** The language of the content, such as `en`. */
  readonly language: string;
  /** What is made of claims without evidence. */
  readonly evidence: 'off' | 'warn' | 'strict';
  /** The abbreviations of the site and what they stand for. */
  readonly abbreviations: ReadonlyMap<string, string>;
  /** Words that are right although no dictionary knows them. */
  readonly words: readonly string[];
  /** How many months a review holds; undefined where site.yml does not say. */
  readonly reviewMonths: number | undefined;
  readonly getLevel: (rule: AdjustableRule) => RuleLevel;
}

/** Reads the settings from the entry of the site; never throws. */
export function parseSettings(site: Entry | undefined): Settings {
  const root = site?.yaml?.root;
  const language = findNode(root, ['language'])?.value;
  const evidence = findNode(root, ['evidence'])?.value;
  const every = findNode(root, ['review', 'every'])?.value;
  const words = (findNode(root, ['words'])?.entries ?? []).flatMap(({ value }) =>
    typeof value === 'string' ? [value] : [],
  );
  return {
    language:
      typeof language === 'string' && /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(language)
        ? language
        : 'en',
    evidence: evidence === 'off' || evidence === 'strict' ? evidence : 'warn',
    abbreviations: new Map(listTexts(findNode(root, ['abbreviations']))),
    words,
    reviewMonths: typeof every === 'string' ? parseReviewMonths(every) : undefined,
    getLevel: (rule) =>
      ruleLevels.find((level) => level === findNode(root, ['rules', rule])?.value) ??
      adjustableRules[rule].level,
  };
}

/** Gives a problem the severity that the settings say, or its own where that is milder; nothing is left of one whose rule is off. */
export function applyLevel(settings: Settings, problem: Diagnostic): Diagnostic[] {
  if (!isAdjustableRule(problem.rule)) return [problem];
  const level = settings.getLevel(problem.rule);
  return level === 'off'
    ? []
    : [
        {
          ...problem,
          severity:
            ruleLevels.indexOf(level) < ruleLevels.indexOf(problem.severity)
              ? level
              : problem.severity,
        },
      ];
}

/** The fields of a mapping that are texts. */
function listTexts(node: DataNode | undefined): [string, string][] {
  return [...(node?.fields ?? [])].flatMap(([name, field]): [string, string][] =>
    typeof field.node.value === 'string' ? [[name, field.node.value]] : [],
  );
}
