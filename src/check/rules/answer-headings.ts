import { findBodyPlace } from '../entry.ts';
import { toError } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';

const message =
  'An answer has no headings, since it also stands within articles, below theirs. Write **bold words** on a line of their own, or make an article of a long answer.';

/** An answer is one piece of text: headings in it would mix with those of the article that shows it. */
export const checkAnswerHeadings: Rule = ({ entries }) =>
  entries
    .filter((entry) => entry.collection === 'faq')
    .flatMap((entry) =>
      (entry.body?.nodes ?? [])
        .filter(({ node }) => node.type === 'heading')
        .map(({ node }) => toError('heading', entry.path, findBodyPlace(entry, node), message)),
    );
