import type { RuleName } from '../../../../src/check/rule-names.ts';
import type { Problem } from '../../../../src/check/diagnostic.ts';
import { check, wellFiles, type Files } from '../small-content.ts';

/** What this rule alone finds in the changed small site. */
export function find(rule: RuleName, changes: Files, today?: string): readonly Problem[] {
  return check(changes, today).problems.filter((problem) => problem.rule === rule);
}

/** The same as lines: `line:column message`. */
export function findLines(rule: RuleName, changes: Files, today?: string): string[] {
  return find(rule, changes, today).map(
    ({ line, column, message }) => `${line}:${column} ${message}`,
  );
}

/** The small site in another language. */
export function inLanguage(language: string): Files {
  return { 'site.yml': `${wellFiles['site.yml']}language: ${language}\n` };
}
