import type { Heading } from 'mdast';
import { toBodyPlace, type Entry } from '../entry.ts';
import { listHeadings } from '../body/headings.ts';
import { toFinding, type Problem } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';
import { hasWords, toSameWords } from '../body/same-words.ts';

/** No two headings of a text have the same words, since in its contents nobody could tell them apart. */
export const checkHeadingRepeat: Rule = ({ entries, settings }) =>
  settings.getLevel('heading-repeat') === 'off' ? [] : entries.flatMap(checkEntry);

function checkEntry(entry: Entry): Problem[] {
  const seen = new Map<string, Heading>();
  return listHeadings(entry).flatMap(({ node, text }) => {
    const words = toSameWords(text);
    const first = seen.get(words);
    if (first === undefined) seen.set(words, node);
    // What has no words is told by another rule.
    if (first === undefined || !hasWords(words)) return [];
    const message = `The heading "${text}" stands in this text a second time, so that nobody can tell the two apart in its contents. Say in this one what its own part is about.`;
    return [
      toFinding('heading-repeat', entry.path, toBodyPlace(entry, node), message, {
        related: [
          {
            path: entry.path,
            ...toBodyPlace(entry, first),
            message: 'The first heading with these words.',
          },
        ],
      }),
    ];
  });
}
