import type { DroppedText, ImportMessage, VisibleText } from '../../document.ts';
import { type Change, type CommentPlace, getPlainText } from './context.ts';
import type { Part } from './parts.ts';
import { collectVisibleText } from './visible-text.ts';
import { listBelow, listChildren, valueOf, type XmlElement } from './xml.ts';

/** The comments of a document: all their words are left out, and a person is told of each that nobody has settled. */
interface ParsedComments {
  readonly dropped: readonly DroppedText[];
  readonly messages: readonly ImportMessage[];
  readonly visibleText: readonly VisibleText[];
}

/** @param states the part in which Word says which comments are settled, where the file holds it. */
export function parseComments(
  part: Part | undefined,
  states: Part | undefined,
  places: ReadonlyMap<string, CommentPlace>,
): ParsedComments {
  const settled = new Set(
    listChildren(states?.root, 'w15:commentEx')
      .filter((each) => valueOf(each, 'w15:done') === '1')
      .map((each) => valueOf(each, 'w15:paraId')),
  );
  const comments = listChildren(part?.root, 'w:comment');
  const read = comments.map((comment) =>
    parseComment(
      comment,
      places,
      listBelow(comment, 'w:p').some((each) => settled.has(valueOf(each, 'w14:paraId') ?? '-')),
    ),
  );
  return {
    dropped: read
      .map(({ line, words, who }) => ({ line, words, reason: `a comment${who}` }))
      .filter(({ words }) => words !== ''),
    messages: read.map(formatComment),
    visibleText: comments.flatMap((comment, index) =>
      collectVisibleText(comment, new Map(), read[index]?.line),
    ),
  };
}

interface Comment {
  readonly line: number;
  readonly words: string;
  /** ` of Jane Doe`, or ''. */
  readonly who: string;
  readonly on: string;
  readonly isSettled: boolean;
}

function parseComment(
  comment: XmlElement,
  places: ReadonlyMap<string, CommentPlace>,
  isSettled: boolean,
): Comment {
  const { line, on } = places.get(valueOf(comment, 'w:id') ?? '') ?? { line: 1, on: [] };
  const author = valueOf(comment, 'w:author')?.trim() ?? '';
  return {
    line,
    words: getPlainText(comment),
    who: author === '' ? '' : ` of ${author}`,
    on: on.join('').replace(/\s+/g, ' ').trim(),
    isSettled,
  };
}

function formatComment({ line, words, who, on, isSettled }: Comment): ImportMessage {
  const where = on === '' ? '' : ` on “${on}”`;
  if (isSettled)
    return {
      line,
      message: `A comment${who}${where}, which is marked as settled, was left out.`,
      requiresAction: false,
    };
  return {
    line,
    message: `A comment${who}${where} says “${words}”. It was left out; do what it asks for, in the entry.`,
    requiresAction: true,
  };
}

/** The words that recorded changes took out. */
export function collectRemovedText(changes: readonly Change[]): DroppedText[] {
  const out = changes.filter(({ kind, words }) => kind !== 'put in' && words !== '');
  return out.map(({ line, words, kind, by }) => ({
    line,
    words,
    reason: `${kind} by a recorded change${by === '' ? '' : ` of ${by}`}`,
  }));
}

/** One remark for each paragraph with recorded changes, as a person has to say whether they hold. */
export function formatChanges(changes: readonly Change[]): ImportMessage[] {
  return [...Map.groupBy(changes, ({ line }) => line)].map(([line, here]) => {
    const people = [...new Set(here.map(({ by }) => by).filter((by) => by !== ''))];
    const parts = here
      .filter(({ words }) => words !== '')
      .map(({ kind, words }) => `${kind}: “${words}”`);
    const who = people.length === 0 ? '' : ` of ${people.join(' and ')}`;
    return {
      line,
      message: `Nobody has accepted or rejected the recorded changes${who} here (${parts.length === 0 ? 'an end of a paragraph' : parts.join(', ')}). They are taken as accepted; look whether that is right.`,
      requiresAction: true,
    };
  });
}
