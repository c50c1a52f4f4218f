import { suggestWords } from '../../domain/text/spelling.ts';
import { findNode } from '../yaml/data-node.ts';
import type { Entry } from '../entry.ts';
import { toFinding, type Diagnostic } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';
import { findDictionaryPackage, loadDictionary } from '../spelling/dictionary.ts';
import { getSiteSpelling } from '../spelling/site-spelling.ts';
import { findUnknownWords, type UnknownWord } from '../spelling/unknown-words.ts';

/** A file with more unknown words is in another language, or is no text; to list them all helps nobody. */
const mostTold = 20;

/** Words are spelt as a dictionary of the language spells them, or as the site says. Each is told once in a file. */
export const checkSpelling: Rule = (content) => {
  const { entries, settings } = content;
  if (settings.getLevel('spelling') === 'off') return [];
  const dictionary = loadDictionary(settings.language);
  if (dictionary === undefined)
    return entries.flatMap((entry) =>
      entry.collection === 'site' ? [toMissing(entry, settings.language)] : [],
    );
  const isRight = getSiteSpelling(content, dictionary);
  return entries.flatMap((entry) => {
    const unknown = findUnknownWords(entry, dictionary, isRight);
    const told = unknown
      .slice(0, mostTold)
      .map((each) => toProblem(entry, each, suggestWords(each.word, dictionary.alphabet, isRight)));
    const [next] = unknown.slice(mostTold);
    return next === undefined
      ? told
      : [
          ...told,
          toFinding(
            'spelling',
            entry.path,
            next.getPlace(),
            `${unknown.length - mostTold} more words from here on are in no dictionary. Is this text in another language?`,
          ),
        ];
  });
};

function toProblem(
  { path }: Entry,
  { word, getPlace, count }: UnknownWord,
  suggestions: readonly string[],
): Diagnostic {
  const [only, ...others] = suggestions;
  const meant =
    only === undefined
      ? ''
      : ` Did you mean ${suggestions.map((each) => `"${each}"`).join(' or ')}?`;
  const often = count === 1 ? '' : ` It stands ${count} times in this file.`;
  const more = only === undefined || others.length > 0 ? {} : { suggestion: only };
  return toFinding(
    'spelling',
    path,
    getPlace(),
    `"${word}" is in no dictionary.${meant}${often} If it is right, write it under "words" in site.yml.`,
    more,
  );
}

function toMissing({ path, lines, yaml }: Entry, language: string): Diagnostic {
  const { start = 0, end = 0 } = findNode(yaml?.root, ['rules', 'spelling']) ?? {};
  const name = findDictionaryPackage(language);
  const advice =
    name === undefined
      ? 'Take "spelling" out of "rules".'
      : `Install one with npm install ${name}, or take "spelling" out of "rules".`;
  return toFinding(
    'spelling',
    path,
    lines.toPlace(start, end),
    `There is no dictionary for the language "${language}", so no spelling was checked. ${advice}`,
  );
}
