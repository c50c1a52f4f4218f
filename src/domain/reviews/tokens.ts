import { parseCitations } from '../text/index.ts';
import type { TextPart } from './reviewed-content.ts';

/** A piece of a text that is compared as a whole. */
export interface Token {
  /** `structure` is what holds words, such as a list or a link: it has no words of its own. */
  readonly kind: 'word' | 'number' | 'mark' | 'citation' | 'structure';
  readonly text: string;
  readonly hasSpaceBefore: boolean;
}

/** Facts of a part that are words which a reader sees or hears. */
const wordFacts: ReadonlySet<string> = new Set(['alt', 'title', 'title=', 'caption=']);

/** In these every space counts, so that their lines are compared as a whole. */
const verbatim: ReadonlySet<string> = new Set(['code', 'inlineCode']);

/**
 * A number with its sign, its separators and the marks that belong to it, such as `-5`, `1,000.5`,
 * `5-10`, `≥2`, `19%`.
 */
const number = /[-+±<>≤≥≈~=]*\p{Sc}?\p{N}(?:\p{N}|[.,:'/×·-](?=\p{N}))*(?:[%‰]|°[CF]?)?/gu;

/**
 * Takes a text of the language apart; a text of which parts are no words, such as a list of
 * paragraphs, too.
 */
export function tokenizeParts(parts: readonly TextPart[], language: string): Token[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  return parts.flatMap((part) => listTokens(part, segmenter));
}

function listTokens(part: TextPart, segmenter: Intl.Segmenter): Token[] {
  if (typeof part === 'string') return splitText(part, segmenter);
  const [name, facts, ...children] = part;
  const own = Object.entries(facts)
    .filter(([fact]) => !wordFacts.has(fact))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const opening = [name, ...own.map(([fact, value]) => `${fact.replace(/=$/, '')} ${value}`)].join(
    ' ',
  );
  return [
    createStructure(opening),
    ...Object.entries(facts).flatMap(([fact, value]) =>
      wordFacts.has(fact)
        ? [createStructure(fact.replace(/=$/, '')), ...splitText(value, segmenter)]
        : [],
    ),
    ...children.flatMap((child) =>
      verbatim.has(name) && typeof child === 'string'
        ? child.split('\n').map(createStructure)
        : listTokens(child, segmenter),
    ),
    createStructure(`/${name}`),
  ];
}

function createStructure(text: string): Token {
  return { kind: 'structure', text, hasSpaceBefore: true };
}

function splitText(text: string, segmenter: Intl.Segmenter): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (const { id, start, end } of parseCitations(text)) {
    tokens.push(...splitNumbers(text.slice(at, start), segmenter), {
      kind: 'citation',
      text: `[@${id}]`,
      hasSpaceBefore: /\s$/.test(text.slice(at, start)),
    });
    at = end;
  }
  return [...tokens, ...splitNumbers(text.slice(at), segmenter)];
}

function splitNumbers(text: string, segmenter: Intl.Segmenter): Token[] {
  const tokens: Token[] = [];
  let [at, hasSpaceBefore] = [0, false];
  const addWords = (words: string) => {
    for (const { segment, isWordLike } of segmenter.segment(words)) {
      if (segment.trim() !== '')
        tokens.push({ kind: isWordLike === true ? 'word' : 'mark', text: segment, hasSpaceBefore });
      hasSpaceBefore = segment.trim() === '';
    }
  };
  for (const { 0: digits, index } of text.matchAll(number)) {
    addWords(text.slice(at, index));
    tokens.push({ kind: 'number', text: digits, hasSpaceBefore });
    [at, hasSpaceBefore] = [index + digits.length, false];
  }
  addWords(text.slice(at));
  return tokens;
}

/**
 * Writes tokens as a text for people; structure, and what a terminal would not show as it is,
 * stands within angle brackets.
 */
export function formatTokens(tokens: readonly Token[]): string {
  return tokens
    .map(
      ({ kind, text, hasSpaceBefore }, index) =>
        `${index > 0 && (hasSpaceBefore || tokens[index - 1]?.kind === 'structure') ? ' ' : ''}${kind === 'structure' ? `‹${showHidden(text)}›` : showHidden(text)}`,
    )
    .join('');
}

/**
 * Control characters, and those that turn the direction of writing, could hide a change from
 * whoever reads it.
 */
function showHidden(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}]/gu,
    (sign) => `‹U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`,
  );
}
