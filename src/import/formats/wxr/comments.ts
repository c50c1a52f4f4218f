import type { LeftOut, Passage, Remark } from '../../document.ts';
import type { WxrRecord } from './gather.ts';
import { ofKind, say, toLine } from './site.ts';

/** The comments of readers on a text: their words are left out, and counted in a remark. */
export function toComments(
  item: WxrRecord,
  title: string,
): {
  readonly leftOut: readonly LeftOut[];
  readonly remarks: readonly Remark[];
  readonly passages: readonly Passage[];
} {
  const comments = ofKind(item, 'wp:comment').map((comment) => ({
    line: comment.line,
    words: [say(comment, 'wp:comment_author'), say(comment, 'wp:comment_content')]
      .map(toLine)
      .join(' ')
      .trim(),
    reason: toReason(comment),
  }));
  const count = comments.length === 1 ? 'One comment' : `${comments.length} comments`;
  const remarks =
    comments.length === 0
      ? []
      : [
          {
            line: comments[0]?.line ?? item.line,
            says: `${count} of readers on "${title}" ${comments.length === 1 ? 'is' : 'are'} not imported. If one of them asks a question that others have too, write an FAQ entry of it.`,
            needsPerson: false,
          },
        ];
  const passages = comments
    .map(({ line, words }) => ({ line, words }))
    .filter(({ words }) => words !== '');
  return { leftOut: comments.filter(({ words }) => words !== ''), remarks, passages };
}

function toReason(comment: WxrRecord): string {
  if (/^(?:pingback|trackback)$/.test(say(comment, 'wp:comment_type')))
    return 'a notice that another site links here';
  const approved = say(comment, 'wp:comment_approved');
  return approved === 'spam' || approved === 'trash'
    ? 'a comment that was deleted as spam'
    : 'a comment of a reader';
}
