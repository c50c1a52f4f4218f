import type { Diagnostic } from '../../../../src/check/diagnostic.ts';
import { check, wellFiles, type Files } from '../small-content.ts';

/** What this rule alone finds in the changed small site. */
export function find(rule: string, changes: Files, today?: string): readonly Diagnostic[] {
  return check(changes, today).diagnostics.filter((problem) => problem.rule === rule);
}

/** The same as lines: `line:column message`. */
export function findLines(rule: string, changes: Files, today?: string): string[] {
  return find(rule, changes, today).map(
    ({ line, column, message }) => `${line}:${column} ${message}`,
  );
}

/** The small site in another language. */
export function inLanguage(language: string): Files {
  return { 'site.yml': `${wellFiles['site.yml']}language: ${language}\n` };
}
