import { memoizeByKey } from '../../domain/reviews/index.ts';
import {
  type TextRange,
  collectWordForms,
  collectWords,
  suggestWords,
} from '../../domain/text/index.ts';
import { collectionNames, collections } from '../../schemas/index.ts';
import { blankCode, collectTextBlocks } from '../body/text-blocks.ts';
import { defineQuery, type ContentFacts } from '../content.ts';
import { defineRule } from '../define-rule.ts';
import { findBodyRange, findText, type Entry } from '../entry.ts';
import { digest } from '../kept/identity.ts';
import {
  findDictionaryPackage,
  identifyDictionary,
  loadDictionary,
  type Dictionary,
} from '../spelling/dictionary.ts';
import { findNode, findNodes, type DataPath } from '../yaml/data.ts';

/**
 * A file with more unknown words is in another language, or is no text; to list them all helps
 * nobody.
 */
const mostReported = 20;

/**
 * Words are spelt as a dictionary of the language spells them, or as the site says. Each is
 * reported once in a file.
 */
export default defineRule({
  name: 'spelling',
  defaultLevel: 'off',
  summary: 'A word that no dictionary knows.',
  checkEntry(entry, { content, report }) {
    const { language } = content.settings;
    const { isSpelled } = content.ask(spelling, language);
    const dictionary = loadDictionary(language);
    if (dictionary === undefined) {
      const name = findDictionaryPackage(language);
      const advice =
        name === undefined
          ? 'Take "spelling" out of "rules".'
          : `Install one with npm install ${name}, or take "spelling" out of "rules".`;
      if (entry.collection === 'site')
        report(
          findNode(entry.yaml?.root, ['rules', 'spelling']) ?? { start: 0, end: 0 },
          `There is no dictionary for the language "${language}", so no spelling was checked. ${advice}`,
        );
      return;
    }
    const unknown = findUnknownWords(entry, dictionary, isSpelled);
    for (const { word, findRange, count } of unknown.slice(0, mostReported)) {
      const suggestions = suggestWords(word, dictionary.alphabet, isSpelled);
      const [only, ...others] = suggestions;
      const meant =
        only === undefined
          ? ''
          : ` Did you mean ${suggestions.map((each) => `"${each}"`).join(' or ')}?`;
      const often = count === 1 ? '' : ` It stands ${count} times in this file.`;
      report(
        findRange(),
        `"${word}" is in no dictionary.${meant}${often} If it is right, write it under "words" in site.yml.`,
        only === undefined || others.length > 0 ? {} : { suggestion: only },
      );
    }
    const next = unknown[mostReported];
    if (next !== undefined)
      report(
        next.findRange(),
        `${unknown.length - mostReported} more words from here on are in no dictionary. Is this text in another language?`,
      );
  },
});

/**
 * Tells whether a word is spelt as a dictionary of a language or the site spells it; each is looked
 * up once.
 */
const spelling = defineQuery(
  'spelling',
  (content, language) => {
    const allowed = collectAllowedWords(content);
    const isSpelled = memoizeByKey((word: string) =>
      collectWordForms(word).some(
        (form) => allowed.has(form) || loadDictionary(language)?.has(form) === true,
      ),
    );
    return { allowed, isSpelled };
  },
  ({ allowed }, _content, language) => digest([identifyDictionary(language), ...allowed]),
);

/**
 * Words that are right on this site whatever a dictionary says: those of `words` in site.yml,
 * names, and labels of topics.
 */
function collectAllowedWords({ ids, getEntry, settings }: ContentFacts): ReadonlySet<string> {
  const named = collectionNames.flatMap((collection) =>
    ids[collection].flatMap((id) =>
      (collections[collection].nameFields ?? []).flatMap((field) =>
        findNodes(getEntry(collection, id)?.yaml?.root, field).map(({ value }) => value),
      ),
    ),
  );
  const texts = [
    ...settings.words,
    ...[...settings.abbreviations].flat(),
    ...named.filter((value) => typeof value === 'string'),
  ];
  return new Set(
    texts.flatMap((text) =>
      [text, ...text.split(/[^\p{L}\p{M}'’]+/u)].flatMap((word) =>
        collectWordForms(word.normalize('NFC').replaceAll('’', "'")),
      ),
    ),
  );
}

/** A word that no dictionary knows, its first range in a file, and how often it is there. */
interface UnknownWord {
  readonly word: string;
  readonly findRange: () => TextRange | undefined;
  count: number;
}

/** The unknown words of all that an entry shows, in order, each once. */
function findUnknownWords(
  entry: Entry,
  { capitalsAreNames }: Dictionary,
  isSpelled: (word: string) => boolean,
): readonly UnknownWord[] {
  const found = new Map<string, UnknownWord>();
  for (const visible of collectVisibleTexts(entry)) {
    for (const { word, start, end, mayBeName } of collectWords(blankCode(visible))) {
      if ((capitalsAreNames && mayBeName) || isSpelled(word)) continue;
      const before = found.get(word);
      if (before === undefined)
        found.set(word, { word, findRange: () => visible.findRange(start, end), count: 1 });
      else before.count += 1;
    }
  }
  return [...found.values()];
}

/** Words that readers see, with the place of each part. */
interface VisibleText {
  readonly text: string;
  /** The parts that are code or a bare address. */
  readonly code: readonly TextRange[];
  readonly findRange: (start: number, end: number) => TextRange | undefined;
}

/** All words of an entry that readers see: those of its fields, of its body, and of its images. */
function collectVisibleTexts(entry: Entry): VisibleText[] {
  return [
    ...(collections[entry.collection].proseFields ?? []).flatMap((field) =>
      collectFieldText(entry, field.split('.')),
    ),
    ...collectTextBlocks(entry),
    ...collectImageTexts(entry),
  ];
}

function collectFieldText(entry: Entry, path: DataPath): VisibleText[] {
  const found = findText(entry, path);
  if (found === undefined) return [];
  const { text, start, end } = found;
  const source = entry.text.slice(start, end);
  // A text over several lines, or with escapes, is longer in the file; then each word is sought
  // where it may stand.
  const findRange = (from: number, to: number) => {
    const words = text.slice(from, to);
    const at = source.includes(text) ? source.indexOf(text) + from : source.indexOf(words, from);
    return at < 0 ? found : { start: start + at, end: start + at + words.length };
  };
  return [{ text, code: [], findRange }];
}

function collectImageTexts(entry: Entry): VisibleText[] {
  return (entry.body?.select('image') ?? []).flatMap(({ node }): VisibleText[] => {
    const { alt } = node;
    return alt
      ? [
          {
            text: alt,
            code: [],
            findRange: (start, end) => findBodyRange(entry, node, alt.slice(start, end)),
          },
        ]
      : [];
  });
}
