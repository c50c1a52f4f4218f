import type { Heading } from 'mdast';
import { findBodyPlace, type Entry } from '../entry.ts';
import { collectHeadings } from '../body/headings.ts';
import { toFinding, type Diagnostic } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';
import { hasWords, normalizeWords } from '../body/same-words.ts';

/** No two headings of a text have the same words, since in its contents nobody could tell them apart. */
export const checkHeadingRepeat: Rule = ({ entries, settings }) =>
  settings.getLevel('heading-repeat') === 'off' ? [] : entries.flatMap(checkEntry);

function checkEntry(entry: Entry): Diagnostic[] {
  const seen = new Map<string, Heading>();
  return collectHeadings(entry).flatMap(({ node, text }) => {
    const words = normalizeWords(text);
    const first = seen.get(words);
    if (first === undefined) seen.set(words, node);
    // What has no words is told by another rule.
    if (first === undefined || !hasWords(words)) return [];
    const message = `The heading "${text}" stands in this text a second time, so that nobody can tell the two apart in its contents. Say in this one what its own part is about.`;
    return [
      toFinding('heading-repeat', entry.path, findBodyPlace(entry, node), message, {
        related: [
          {
            path: entry.path,
            ...findBodyPlace(entry, first),
            message: 'The first heading with these words.',
          },
        ],
      }),
    ];
  });
}
