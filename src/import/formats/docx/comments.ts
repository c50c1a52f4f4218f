import type { DroppedText, VisibleText, ImportMessage } from '../../document.ts';
import { toPassages } from './passages.ts';
import type { Part } from './parts.ts';
import { toWords, type CommentPlace } from './preparation.ts';
import { listBelow, listChildren, valueOf, type XmlElement } from './xml.ts';

/** The comments of a document: all their words are left out, and a person is told of each that nobody has settled. */
interface Comments {
  readonly dropped: readonly DroppedText[];
  readonly messages: readonly ImportMessage[];
  readonly visibleText: readonly VisibleText[];
}

/** @param states the part in which Word says which comments are settled, where the file holds it. */
export function readComments(
  part: Part | undefined,
  states: Part | undefined,
  places: ReadonlyMap<string, CommentPlace>,
): Comments {
  const settled = new Set(
    listChildren(states?.root, 'w15:commentEx')
      .filter((each) => valueOf(each, 'w15:done') === '1')
      .map((each) => valueOf(each, 'w15:paraId')),
  );
  const comments = listChildren(part?.root, 'w:comment');
  const read = comments.map((comment) =>
    toComment(
      comment,
      places,
      listBelow(comment, 'w:p').some((each) => settled.has(valueOf(each, 'w14:paraId') ?? '-')),
    ),
  );
  return {
    dropped: read
      .map(({ line, words, who }) => ({ line, words, reason: `a comment${who}` }))
      .filter(({ words }) => words !== ''),
    messages: read.map(toRemark),
    visibleText: comments.flatMap((comment, index) =>
      toPassages(comment, new Map(), read[index]?.line),
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

function toComment(
  comment: XmlElement,
  places: ReadonlyMap<string, CommentPlace>,
  isSettled: boolean,
): Comment {
  const { line, on } = places.get(valueOf(comment, 'w:id') ?? '') ?? { line: 1, on: [] };
  const author = valueOf(comment, 'w:author')?.trim() ?? '';
  return {
    line,
    words: toWords(comment),
    who: author === '' ? '' : ` of ${author}`,
    on: on.join('').replace(/\s+/g, ' ').trim(),
    isSettled,
  };
}

function toRemark({ line, words, who, on, isSettled }: Comment): ImportMessage {
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
