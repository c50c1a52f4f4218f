import { type ChangedPart, type ContentChange, formatPart, type Hunk } from './changes.ts';
import { english } from './sensitive-words/english.ts';
import { german } from './sensitive-words/german.ts';
import type { SensitiveWords } from './sensitive-words/language.ts';
import { findNearest } from '../text/index.ts';
import { formatTokens, type Token } from './tokens.ts';

const languages: Readonly<Record<string, SensitiveWords>> = { en: english, de: german };

/** The languages of which the words are known. */
const sensitiveLanguages: readonly string[] = Object.keys(languages);

/** Units that are written the same in all languages; their capitals count. */
const symbols: ReadonlySet<string> = new Set(
  'mg g kg µg μg mcg ng ml mL dl dL cl l L mm cm m km s sec min h hr kcal cal kJ J kPa Pa mmHg bar Hz kHz W kW V A mmol mol IU IE ppm ppb K C F EUR USD GBP CHF'.split(
    ' ',
  ),
);

/** Shorter rests are no words: `a` and `an` begin most of them. */
const shortestStem = 3;

/** Why a review cannot be kept after a change, each reason as a sentence. */
type Refusals = readonly string[];

/** Up to so many words may change in any text, and in a long one up to so many in a hundred. */
const [mostWords, mostShare] = [3, 0.02];

/** The parts whose words may be corrected without a new review. */
const rewordable: ReadonlySet<ChangedPart['kind']> = new Set([
  'title',
  'description',
  'text',
  'cover-alt',
]);

/**
 * What holds words and does not change what they say. All else (lists that count, tables, links,
 * pictures, components, struck-out words) does.
 */
const harmless =
  /^\/?(?:paragraph|emphasis|strong|heading|inlineCode|thematicBreak|blockquote|list|listItem|alt|title|caption)(?: level \d)?$/;

/**
 * Judges whether a review may be kept after these changes, as after a typing error: none if a
 * number, a unit, a negation or a citation came, went, moved or was replaced, nor a word that says
 * how much, when, whether or which way; none if a word became its opposite or one that is not
 * nearly spelt the same, or words changed places;
 * none if more than three words and more than two in a hundred changed; and none if anything but
 * words changed. Returns the reasons against it; none is no reason.
 */
export function findKeptRefusals(changes: readonly ContentChange[], language: string): Refusals {
  const words = findSensitiveWords(language);
  if (words === undefined)
    return [
      `Which words change what a sentence says is known for ${sensitiveLanguages.join(' and ')}, and this site is written in ${language}.`,
    ];
  const shown = changes
    .filter(({ part }) => !rewordable.has(part.kind))
    .map(({ part }) => `${formatPart(part)} changed, and that is no matter of spelling.`);
  const texts = changes.filter(({ part }) => rewordable.has(part.kind));
  const counts = texts.map((change) => countChanged(change));
  const [changed, all] = [
    sum(counts.map((count) => count.changed)),
    sum(counts.map((count) => count.all)),
  ];
  const limit = Math.max(mostWords, Math.floor(all * mostShare));
  return [
    ...new Set([
      ...shown,
      ...texts.flatMap((change) => listRefusals(change, words)),
      ...(changed > limit
        ? [
            `${changed} words changed, and a review is kept up to ${limit} (three, or two in a hundred of a longer text).`,
          ]
        : []),
    ]),
  ];
}

function listRefusals(change: ContentChange, words: SensitiveWords): string[] {
  const hunks = change.hunks.map(dropSame);
  const [gone, come] = [
    hunks.flatMap(({ removed }) => removed),
    hunks.flatMap(({ added }) => added),
  ];
  const structure = [...gone, ...come].filter(
    ({ kind, text }) => kind === 'structure' && !harmless.test(text),
  );
  const opposites = hunks.flatMap(({ removed, added }) =>
    removed.flatMap((old) =>
      added.flatMap((now) =>
        isWord(old) && isWord(now) && areOpposites(old.text, now.text, words)
          ? [`“${old.text}” became “${now.text}”, which may be its opposite.`]
          : [],
      ),
    ),
  );
  const replaced = hunks.flatMap(({ removed, added }) => {
    const [old, now] = [removed, added].map((tokens) =>
      tokens.flatMap(({ kind, text }) => (kind === 'word' ? [text] : [])),
    );
    if (old === undefined || now === undefined || old.length === 0) return [];
    // Two words may have become one.
    return now
      .filter((word) => findNearest(word, [...old, old.join('')]) === undefined)
      .map((word) => `“${word}” stands where “${old.join(' ')}” was: another word, not a slip.`);
  });
  const moved = gone.filter(
    (old) =>
      says(old) &&
      come.some((now) => says(now) && now.text.toLowerCase() === old.text.toLowerCase()),
  );
  return [
    ...listSensitive(change, words),
    ...opposites,
    ...replaced,
    ...[...new Set(moved.map(({ text }) => text.toLowerCase()))].map(
      (word) => `“${word}” stands at another place.`,
    ),
    ...structure.slice(0, 1).map((token) => `More than words changed: ${formatTokens([token])}.`),
  ];
}

/** What must be the same, in the same order: each thing with its kind. */
interface Sensitive {
  readonly kind: 'number' | 'unit' | 'negation' | 'direction' | 'citation';
  readonly text: string;
}

const names: Readonly<Record<Sensitive['kind'], string>> = {
  number: 'A number',
  unit: 'A unit',
  negation: 'A negation',
  direction: 'A word that says how much, when, whether or which way',
  citation: 'A citation',
};

/**
 * Compares kind by kind, since a negation that moves among numbers is told by the words that moved
 * with it.
 */
function listSensitive(change: ContentChange, words: SensitiveWords): string[] {
  const [old, now] = [collectSensitive(change.old, words), collectSensitive(change.new, words)];
  const refusals: string[] = [];
  for (const [kind, name] of Object.entries(names)) {
    const [before, after] = [old, now].map((list) =>
      list.filter((each) => each.kind === kind).map(({ text }) => text),
    );
    if (before === undefined || after === undefined || before.join('\n') === after.join('\n'))
      continue;
    const [gone, come] = [without(before, after), without(after, before)];
    refusals.push(
      gone.length + come.length === 0
        ? `${name} stands at another place.`
        : `${name} changed: ${format(gone)} became ${format(come)}.`,
    );
  }
  return refusals;
}

function format(texts: readonly string[]): string {
  return texts.length === 0 ? 'nothing' : texts.map((text) => `“${text}”`).join(', ');
}

/** The multiset difference of two lists. */
function without(list: readonly string[], other: readonly string[]): string[] {
  const rest = [...other];
  return list.filter((each) => {
    const at = rest.indexOf(each);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

const mathSign = /^[\p{Sm}\p{Sc}%‰/^]$/u;

/** A number counts with the word behind it, since that is what it counts. */
function collectSensitive(tokens: readonly Token[], words: SensitiveWords): Sensitive[] {
  return tokens.flatMap((token, index): Sensitive[] => {
    const { kind, text } = token;
    if (kind === 'citation') return [{ kind, text }];
    const next = tokens[index + 1];
    if (kind === 'number')
      return [{ kind, text: next?.kind === 'word' ? `${text} ${next.text}` : text }];
    if (kind === 'mark' && (mathSign.test(text) || (text === '-' && next?.kind === 'number')))
      return [{ kind: 'number', text }];
    const judged = kind === 'word' ? judgeWord(text, words) : undefined;
    if (judged === undefined) return [];
    const lower = judged === 'unit' && text.length <= 3 ? text : text.toLowerCase();
    return [
      {
        kind: judged,
        text:
          judged === 'number' && next?.kind === 'word'
            ? `${lower} ${next.text.toLowerCase()}`
            : lower,
      },
    ];
  });
}

/**
 * Removes pairs that differ only in case or in the space before; what is left was added, deleted or
 * replaced.
 */
function dropSame(hunk: Hunk): Hunk {
  const [removed, added]: [Token[], Token[]] = [[], []];
  let from = 0;
  for (const old of hunk.removed) {
    const at = hunk.added.findIndex(
      (now, index) =>
        index >= from && now.kind === old.kind && now.text.toLowerCase() === old.text.toLowerCase(),
    );
    if (at < 0) removed.push(old);
    else added.push(...hunk.added.slice(from, at));
    from = at < 0 ? from : at + 1;
  }
  return { ...hunk, removed, added: [...added, ...hunk.added.slice(from)] };
}

function countChanged({ hunks, old }: ContentChange): {
  readonly changed: number;
  readonly all: number;
} {
  const counts = hunks
    .map(dropSame)
    .map(({ removed, added }) =>
      Math.max(removed.filter(isWord).length, added.filter(isWord).length),
    );
  return { changed: sum(counts), all: old.filter(isWord).length };
}

function says(token: Token): boolean {
  return isWord(token) || token.kind === 'citation';
}

function isWord({ kind }: Token): boolean {
  return kind === 'word' || kind === 'number';
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

/** The words of a language, such as `en` or `de-AT`; undefined if none are known. */
function findSensitiveWords(language: string): SensitiveWords | undefined {
  const [name = ''] = language.toLowerCase().split('-');
  return Object.hasOwn(languages, name) ? languages[name] : undefined;
}

/** What kind of sensitive word a word is; undefined for all others. */
function judgeWord(
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

/**
 * Whether a word is a number in one word, such as `einundneunzig`; endings such as `-mal`, `-fach`
 * and `-ste` may follow.
 */
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

/**
 * Whether one of two words is made of the other, or both of a third, by something that turns its
 * meaning round: `safe`, `unsafe`; `harmful`, `harmless`.
 */
function areOpposites(
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
