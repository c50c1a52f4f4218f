import type { Content } from '../content.ts';
import type { Entry } from '../entry.ts';
import { findPlaceholders, mayHoldPlaceholder } from '../body/placeholder-words.ts';
import { toFinding, type Diagnostic } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';
import { collectWrittenParts } from '../body/written-parts.ts';

/** Nothing is published that was meant to be replaced. A draft may hold it until it is published. */
export const checkPlaceholder: Rule = (content) => {
  if (content.settings.getLevel('placeholder') === 'off') return [];
  return content.entries.flatMap((entry) =>
    mayHoldPlaceholder(entry.text) ? checkEntry(content, entry) : [],
  );
};

function checkEntry({ settings }: Content, entry: Entry): Diagnostic[] {
  const words = { language: settings.language, known: new Set(settings.abbreviations.keys()) };
  return collectWrittenParts(entry).flatMap(({ kind, start, end }) =>
    findPlaceholders(entry.text.slice(start, end), kind, words).map((found) => {
      const problem = toFinding(
        'placeholder',
        entry.path,
        entry.lines.toPlace(start + found.start, start + found.end),
        found.message,
      );
      return entry.visibility === 'draft' ? { ...problem, severity: 'warning' as const } : problem;
    }),
  );
}
