import { diffArrays } from 'diff';
import type { ReviewedContent, ReviewedSource, TextPart } from './reviewed-content.ts';
import { formatTokens, tokenizeParts, type Token } from './tokens.ts';

/** What part of a page a change is in, such as the text or a source. */
export type ChangedPart =
  | { readonly kind: 'title' | 'description' | 'text' | 'cover-alt' | 'cover' | 'questions' }
  /** `source` and `field` are given for what an embedded answer cites. */
  | {
      readonly kind: 'answer';
      readonly id: string;
      readonly source?: string;
      readonly field?: string;
    }
  | { readonly kind: 'source'; readonly id: string; readonly field: string };

/** One place where words were changed, with some words around it. */
export interface Hunk {
  readonly before: readonly Token[];
  readonly removed: readonly Token[];
  readonly added: readonly Token[];
  readonly after: readonly Token[];
}

/** What was changed in one part of a page. */
export interface ContentChange {
  readonly part: ChangedPart;
  readonly hunks: readonly Hunk[];
  readonly old: readonly Token[];
  readonly new: readonly Token[];
}

const wordsAround = 4;

/**
 * Lists what differs between two states of what a page shows, part by part, in the order of the
 * page.
 */
export function diffContent(
  before: ReviewedContent,
  after: ReviewedContent,
  language: string,
): ContentChange[] {
  const compare = (part: ChangedPart, old: readonly TextPart[], now: readonly TextPart[]) =>
    compareTexts(part, tokenizeParts(old, language), tokenizeParts(now, language));
  return [
    ...compare({ kind: 'title' }, [before.title], [after.title]),
    ...compare({ kind: 'description' }, [before.description], [after.description]),
    ...compare(
      { kind: 'cover' },
      describePicture(before.cover?.image),
      describePicture(after.cover?.image),
    ),
    ...compare({ kind: 'cover-alt' }, splitLines(before.cover?.alt), splitLines(after.cover?.alt)),
    ...compare({ kind: 'text' }, before.body, after.body),
    ...compare({ kind: 'questions' }, formatIds(before.questions), formatIds(after.questions)),
    ...joinIds(before.answers, after.answers).flatMap((id) =>
      compareAnswers(id, before, after, compare),
    ),
    ...joinIds(before.sources, after.sources).flatMap((id) =>
      compareSources(
        before.sources[id],
        after.sources[id],
        (field) => ({ kind: 'source', id, field }),
        compare,
      ),
    ),
  ];
}

type Compare = (
  part: ChangedPart,
  old: readonly TextPart[],
  now: readonly TextPart[],
) => ContentChange[];

function compareAnswers(
  id: string,
  before: ReviewedContent,
  after: ReviewedContent,
  compare: Compare,
): ContentChange[] {
  const [old, now] = [before.answers[id], after.answers[id]];
  const splitParts = (answer: typeof old): TextPart[] =>
    answer === undefined ? [] : [['question', {}, answer.question], ...answer.body];
  const sources = joinIds(old?.sources ?? {}, now?.sources ?? {}).flatMap((source) =>
    compareSources(
      old?.sources[source],
      now?.sources[source],
      (field) => ({ kind: 'answer', id, source, field }),
      compare,
    ),
  );
  return [...compare({ kind: 'answer', id }, splitParts(old), splitParts(now)), ...sources];
}

function compareSources(
  old: ReviewedSource = {},
  now: ReviewedSource = {},
  toPart: (field: string) => ChangedPart,
  compare: Compare,
): ContentChange[] {
  return joinIds(old, now).flatMap((field) =>
    compare(toPart(field), splitLines(old[field]), splitLines(now[field])),
  );
}

function splitLines(text: string | undefined): TextPart[] {
  return text === undefined ? [] : [text];
}

function joinIds(
  old: Readonly<Record<string, unknown>>,
  now: Readonly<Record<string, unknown>>,
): string[] {
  return [...new Set([...Object.keys(old), ...Object.keys(now)])];
}

function describePicture(image: string | undefined): TextPart[] {
  return image === undefined ? [] : [['image', { image }]];
}

function formatIds(ids: readonly string[]): TextPart[] {
  return ids.map((id) => ['question', { id }]);
}

function compareTexts(
  part: ChangedPart,
  old: readonly Token[],
  now: readonly Token[],
): ContentChange[] {
  const hunks = groupHunks(old, now);
  return hunks.length === 0 ? [] : [{ part, hunks, old, new: now }];
}

/**
 * Where two rows of tokens differ; a space before a token counts, since it can part one word into
 * two.
 */
function groupHunks(old: readonly Token[], now: readonly Token[]): Hunk[] {
  const hunks: Hunk[] = [];
  let [at, removed, added]: [number, Token[], Token[]] = [0, [], []];
  const close = () => {
    if (removed.length + added.length > 0)
      hunks.push({
        before: now.slice(Math.max(0, at - added.length - wordsAround), at - added.length),
        removed,
        added,
        after: now.slice(at, at + wordsAround),
      });
    [removed, added] = [[], []];
  };
  for (const { value, removed: isRemoved, added: isAdded } of diffArrays([...old], [...now], {
    comparator: isSame,
  })) {
    if (isRemoved) removed = [...removed, ...value];
    else if (!isAdded) close();
    else added = [...added, ...value];
    if (!isRemoved) at += value.length;
  }
  close();
  return hunks;
}

function isSame(a: Token, b: Token): boolean {
  return a.kind === b.kind && a.text === b.text && a.hasSpaceBefore === b.hasSpaceBefore;
}

/**
 * Changes in words for people, a line each: what is gone stands in `[-…-]`, what is new in `{+…+}`.
 */
export function formatContentChanges(changes: readonly ContentChange[]): string[] {
  return changes.flatMap(({ part, hunks }) => [
    `  ${formatPart(part)}:`,
    ...hunks.map((hunk) => `    ${formatHunk(hunk)}`),
  ]);
}

/** The name of a part, for people. */
export function formatPart(part: ChangedPart): string {
  if (part.kind === 'answer')
    return `Embedded answer faq/${part.id}${part.source === undefined ? '' : `, source ${part.source}, ${part.field}`}`;
  if (part.kind === 'source') return `Source ${part.id}, ${part.field}`;
  return {
    title: 'Title',
    description: 'Description',
    text: 'Text',
    'cover-alt': 'Words of the cover',
    cover: 'Cover',
    questions: 'Questions below the text',
  }[part.kind];
}

function formatHunk({ before, removed, added, after }: Hunk): string {
  const [gone, come] = [removed.map(formatValue), added.map(formatValue)];
  const pieces = [
    formatTokens(before.map(formatValue)),
    gone.length === 0 ? '' : `[-${formatTokens(gone)}-]`,
    come.length === 0 ? '' : `{+${formatTokens(come)}+}`,
    formatTokens(after.map(formatValue)),
  ];
  return pieces.filter((piece) => piece !== '').join(' ');
}

/** The hash of a picture means nothing to a person. */
function formatValue(token: Token): Token {
  return token.kind === 'structure'
    ? { ...token, text: token.text.replace(/^image image (\S+)/, 'picture $1') }
    : token;
}
