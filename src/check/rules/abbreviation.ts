import { findAbbreviation, isExplained, toExplained } from '../../domain/text/abbreviation.ts';
import type { Entry } from '../entry.ts';
import { toFinding, type Diagnostic } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';
import { collectTextBlocks, blankCode } from '../body/text-blocks.ts';

/**
 * A text says what an abbreviation of site.yml stands for where it first uses it. Headings and questions are no place to
 * explain it, and so they do not count.
 */
export const checkAbbreviations: Rule = ({ entries, settings }) => {
  if (settings.getLevel('abbreviation') === 'off' || settings.abbreviations.size === 0) return [];
  return entries.flatMap((entry) =>
    [...settings.abbreviations].flatMap(([short, long]) =>
      short.trim() !== '' && entry.bodySource.includes(short)
        ? checkFirstUse(entry, { short, long })
        : [],
    ),
  );
};

function checkFirstUse(
  entry: Entry,
  abbreviation: { readonly short: string; readonly long: string },
): Diagnostic[] {
  const { short, long } = abbreviation;
  for (const block of collectTextBlocks(entry)) {
    const { kind, text, toPlace } = block;
    const at =
      kind === 'heading' || !text.includes(short)
        ? undefined
        : findAbbreviation(blankCode(block), short);
    if (at === undefined) continue;
    if (isExplained(text, at, abbreviation)) return [];
    const suggestion = toExplained(text, at, abbreviation);
    return [
      toFinding(
        'abbreviation',
        entry.path,
        toPlace(at, at + short.length),
        `"${short}" stands here first, and nothing says that it means ${long}. Write ${suggestion}.`,
        { suggestion },
      ),
    ];
  }
  return [];
}
