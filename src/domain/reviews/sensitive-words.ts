import { english } from './sensitive-words/english.ts';
import { german } from './sensitive-words/german.ts';
import type { SensitiveWords } from './sensitive-words/language.ts';

const languages: Readonly<Record<string, SensitiveWords>> = { en: english, de: german };

/** The words of a language, such as `en` or `de-AT`; undefined where none are known. */
export function findSensitiveWords(language: string): SensitiveWords | undefined {
  const [name = ''] = language.toLowerCase().split('-');
  return Object.hasOwn(languages, name) ? languages[name] : undefined;
}

/** The languages of which the words are known. */
export const sensitiveLanguages: readonly string[] = Object.keys(languages);

/** Units that are written the same in all languages; their capitals count. */
const symbols: ReadonlySet<string> = new Set(
  'mg g kg µg μg mcg ng ml mL dl dL cl l L mm cm m km s sec min h hr kcal cal kJ J kPa Pa mmHg bar Hz kHz W kW V A mmol mol IU IE ppm ppb K C F EUR USD GBP CHF'.split(
    ' ',
  ),
);

/** What kind of sensitive word a word is; undefined for all others. */
export function judgeWord(
  word: string,
  words: SensitiveWords,
): 'number' | 'unit' | 'negation' | 'direction' | undefined {
  const lower = word.toLowerCase();
  if (words.numbers.has(lower) || isNumber(lower, words.numberParts)) return 'number';
  if (words.units.has(lower) || symbols.has(word)) return 'unit';
  if (words.negations.has(lower) || words.negationForms.some((form) => form.test(lower)))
    return 'negation';
  return words.directions.has(lower) ? 'direction' : undefined;
}

/** Whether a word is a number in one word, such as `einundneunzig`; endings such as `-mal`, `-fach` and `-ste` may follow. */
function isNumber(word: string, parts: readonly string[]): boolean {
  if (parts.length === 0) return false;
  let [rest, count] = [word.replace(/(?:mal|fach|fache|fachen|st?el|s?te[nrsm]?)$/, ''), 0];
  for (
    let part = parts.find((each) => rest.startsWith(each));
    part !== undefined;
    part = parts.find((each) => rest.startsWith(each))
  ) {
    rest = rest.slice(part.length);
    count += part === 'und' || part === 'ein' ? 0 : 1;
  }
  return rest === '' && count > 0;
}

/** Whether one of two words is made of the other, or both of a third, by something that turns its meaning round: `safe`, `unsafe`; `harmful`, `harmless`. */
export function areOpposites(
  one: string,
  other: string,
  { opposites: { prefixes, suffixes } }: SensitiveWords,
): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  const stemsOf = (word: string) => [
    ...['', ...prefixes].flatMap((prefix) =>
      word.startsWith(prefix) && word.length - prefix.length >= shortestStem
        ? [{ affix: prefix, stem: word.slice(prefix.length) }]
        : [],
    ),
    ...suffixes.flatMap((suffix) =>
      word.endsWith(suffix) && word.length - suffix.length >= shortestStem
        ? [{ affix: `-${suffix}`, stem: word.slice(0, -suffix.length) }]
        : [],
    ),
  ];
  const others = stemsOf(b);
  return stemsOf(a).some(({ affix, stem }) =>
    others.some((each) => each.stem === stem && each.affix !== affix),
  );
}

/** Shorter rests are no words: `a` and `an` begin most of them. */
const shortestStem = 3;
