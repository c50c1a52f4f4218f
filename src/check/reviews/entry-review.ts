import {
  hashReviewedText,
  resolveStamp,
  type Review,
  createReviewedContent,
  joinDescription,
  type ReviewContext,
  type ReviewedContent,
  type WrittenContent,
  hasOwnReview,
  isUnchanged,
  hashShownFile,
  type ReviewStamp,
  diffContent,
  type ContentChange,
  memoizeByKey,
  readAsRecorded,
} from '../../domain/reviews/index.ts';
import { review, sourceSchema } from '../../schemas/index.ts';
import { memoizePerObject, type Body } from '../body/body.ts';
import { type ContentReads, defineRead } from '../content.ts';
import type { Entry, EntryFacts } from '../entry.ts';
import { findField, findNode, findNodes } from '../yaml/data.ts';
import type { TextRange } from '../../domain/text/index.ts';

/**
 * The stamp of a review in the front matter; undefined if there is none, or if it is not what the
 * schema allows.
 */
export function parseStamp(entry: EntryFacts): ReviewStamp | undefined {
  const node = findNode(entry.yaml?.root, ['reviewed']);
  return node === undefined ? undefined : review.safeParse(node.value).data;
}

/**
 * Everything on the page of an article or FAQ entry that the reviewer vouches for; undefined if the
 * entry cannot be parsed completely.
 */
export function collectReviewedContent(
  content: ContentReads,
  entry: Entry,
): ReviewedContent | undefined {
  const written = createAuthoredContent(entry, entry.body);
  return written === undefined
    ? undefined
    : createReviewedContent(written, getReviewContext(content));
}

/**
 * The review of an entry, compared with what its page shows and the day; undefined if there is
 * none, or the entry cannot be read.
 */
export function resolveReview(content: ContentReads, entry: Entry): Review | undefined {
  const stamp = parseStamp(entry);
  const written = stamp === undefined ? undefined : createAuthoredContent(entry, entry.body);
  if (stamp === undefined || written === undefined) return undefined;
  return resolveStamp(stamp, {
    isUnchanged: () => isUnchanged(stamp, written, getReviewContext(content)),
    isPast: (day) => content.compareWithToday(day) < 0,
    reviewMonths: content.settings.reviewMonths,
  });
}

/**
 * The differences between two states of a page, without embedded answers that have a review of
 * their own.
 */
export function diffReviewedContent(
  content: ContentReads,
  before: ReviewedContent,
  after: ReviewedContent,
): ContentChange[] {
  const context = getReviewContext(content);
  return diffContent(before, readAsRecorded(before, after), content.settings.language).filter(
    ({ part }) => part.kind !== 'answer' || !hasOwnReview(part.id, context),
  );
}

/**
 * The hash of the text of an entry alone, as in stamps of version 1; undefined if it cannot be
 * parsed completely.
 */
export function hashWords(entry: Entry): string | undefined {
  const written = createAuthoredContent(entry, entry.body);
  return written === undefined ? undefined : hashReviewedText(written);
}

/** The range of the name of the field `reviewed`. */
export function findStampRange({ yaml }: EntryFacts): TextRange | undefined {
  return findField(yaml?.root, ['reviewed']);
}

function createAuthoredContent(
  { collection, yaml }: EntryFacts,
  body: Body | undefined,
): WrittenContent | undefined {
  if (collection !== 'articles' && collection !== 'faq') return undefined;
  const root = yaml?.root;
  const title = findNode(root, [collection === 'faq' ? 'question' : 'title'])?.value;
  const description = collection === 'faq' ? '' : (findNode(root, ['description'])?.value ?? '');
  const shortAnswer = findNode(root, ['shortAnswer'])?.value;
  const [address, alt] = [
    findNode(root, ['cover', 'src'])?.value,
    findNode(root, ['cover', 'alt'])?.value,
  ];
  if (
    typeof title !== 'string' ||
    typeof description !== 'string' ||
    body?.tree === undefined ||
    body.issues.length > 0
  )
    return undefined;
  return {
    collection,
    title,
    description: joinDescription(
      description,
      collection === 'articles' && typeof shortAnswer === 'string' ? shortAnswer : undefined,
    ),
    cover:
      collection === 'articles' && typeof address === 'string'
        ? { address, alt: typeof alt === 'string' ? alt : '' }
        : undefined,
    questions:
      collection === 'articles'
        ? findNodes(root, 'faq').flatMap(({ value }) => (typeof value === 'string' ? [value] : []))
        : [],
    body: body.tree,
  };
}

const getReviewContext = memoizePerObject((content: ContentReads): ReviewContext => ({
  getSource: (id) =>
    sourceSchema.safeParse(content.getEntry('sources', id)?.yaml?.root?.value).data,
  getAnswer: (id) => {
    const entry = content.getEntry('faq', id);
    const written =
      entry === undefined ? undefined : createAuthoredContent(entry, entry.holdBody());
    return entry === undefined || written === undefined
      ? undefined
      : { question: written.title, body: written.body, reviewed: parseStamp(entry) };
  },
  getFileHash: memoizeByKey((path) => {
    const file = content.getFile(path);
    if (file?.role.kind === 'download') {
      const hash = content.ask(downloadHash, path);
      return hash === '' ? undefined : hash;
    }
    const bytes = file?.bytes;
    // An SVG was read as text, so its bytes have been released.
    const text = content.getText(path)?.text;
    return bytes === undefined
      ? undefined
      : hashShownFile(path, text === undefined ? bytes : Buffer.from(text));
  }),
}));

/**
 * The hash of a file for download, which is read as a whole only for this: such files are large, and
 * few texts that offer one are reviewed. '' if it cannot be read.
 */
const downloadHash = defineRead('download-hash', ({ getFile }, path) => {
  const bytes = getFile(path)?.readWhole?.();
  return bytes === undefined ? '' : hashShownFile(path, bytes);
});
