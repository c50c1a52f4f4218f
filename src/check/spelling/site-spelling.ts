import { listForms } from '../../domain/text/spelling.ts';
import type { Content } from '../content.ts';
import { collectAllowedWords } from './allowed-words.ts';
import type { Dictionary } from './dictionary.ts';

/** Tells whether a word is spelt as a dictionary or the site spells it; each is looked up once. */
export type IsSpelled = (word: string) => boolean;

const made = new WeakMap<Content['ids'], IsSpelled>();

/** The spelling of a site; made once for each content that was read, since its entries are judged some at a time. */
export function getSiteSpelling(content: Content, dictionary: Dictionary): IsSpelled {
  const known = made.get(content.ids) ?? createSiteSpelling(content, dictionary);
  made.set(content.ids, known);
  return known;
}

function createSiteSpelling(content: Content, dictionary: Dictionary): IsSpelled {
  const allowed = collectAllowedWords(content);
  const judged = new Map<string, boolean>();
  return (word) => {
    const right =
      judged.get(word) ?? listForms(word).some((form) => allowed.has(form) || dictionary.has(form));
    judged.set(word, right);
    return right;
  };
}
