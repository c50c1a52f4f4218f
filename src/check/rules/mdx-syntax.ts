import { toError } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';
import { formatBodyIssue } from '../body/error-words.ts';
import { describeOpeningTag } from '../body/mdx-opener.ts';

/** All that a fault is judged by stands within so many letters. */
const sourceLength = 300;

/** A body can be read: each brace and angle bracket is one that MDX knows. */
export const checkMdxSyntax: Rule = ({ entries }) =>
  entries.flatMap((entry) =>
    (entry.body?.issues ?? []).map((fault) => {
      const message = formatBodyIssue(
        fault,
        entry.text.slice(fault.start, fault.start + sourceLength),
      );
      return toError(
        'mdx',
        entry.path,
        entry.lines.toPlace(fault.start, fault.start + 1),
        message,
        describeOpeningTag(entry, fault),
      );
    }),
  );
