import { toWarning } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';

const twoBrackets = /(?<!\\)\[(?!@)([^\][\n]+)\]\[(?!@)([^\][\n]*)\]/g;

/** A link in two pairs of brackets has a line that says where it leads; without one, readers see the brackets. */
export const checkUnresolvedLinks: Rule = ({ entries }) =>
  entries.flatMap((entry) =>
    (entry.body?.nodes ?? []).flatMap(({ node }) => {
      if (
        node.type !== 'text' ||
        entry.body === undefined ||
        node.position?.start.offset === undefined ||
        !node.value.includes('][')
      )
        return [];
      const base = entry.body.start + node.position.start.offset;
      const source = entry.text.slice(base, entry.body.start + (node.position.end.offset ?? 0));
      return [...source.matchAll(twoBrackets)].map((match) => {
        const [whole, words = '', name = ''] = match;
        const place = entry.lines.toPlace(base + match.index, base + match.index + whole.length);
        return toWarning(
          'link',
          entry.path,
          place,
          `No line "[${name || words}]: address" says where this link leads, so readers see the brackets. Write [${words}](address).`,
        );
      });
    }),
  );
