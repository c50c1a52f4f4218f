import type { z } from 'astro/zod';
import type { review } from '../../schemas/index.ts';
import { hashReviewedText } from './review-stamp.ts';
import {
  createReviewedContent,
  holdsFiles,
  withoutFiles,
  type ReviewContext,
  type ReviewedAnswer,
  type ReviewedContent,
  type WrittenContent,
} from './reviewed-content.ts';

/** What `npm run review` wrote into the front matter. */
export type ReviewStamp = z.output<typeof review>;

/** The part of a stamp that says what was reviewed. */
export type StampedContent = Pick<ReviewStamp, 'hash' | 'answers'>;

/**
 * 64 bits: enough that no two texts of a site collide by accident, and short in front matter. It
 * does not protect against forgery.
 */
const hashLength = 16;

/**
 * How a hash begins, which says what it covers. Without either, it covers the text of the entry
 * alone; with `v2:`, all that the page shows; with `v3:`, also the bytes of the files that the page
 * offers or plays. A page without such files gets `v2:`.
 */
const [wholePage, withFiles] = ['v2:', 'v3:'];

/**
 * Whether a stamp covers all that the page shows, and not the text of the entry alone, as those of
 * the first version do.
 */
export function coversPage({ hash = '' }: StampedContent): boolean {
  return hash.startsWith(wholePage) || hash.startsWith(withFiles);
}

/** What a stamp of today says of the content that was reviewed. */
export function createStampedContent(content: ReviewedContent): {
  readonly hash: string;
  readonly answers: Record<string, string>;
} {
  return {
    hash: hashContent(content),
    answers: Object.fromEntries(
      Object.entries(content.answers).map(([id, answer]) => [id, hashAnswer(answer)]),
    ),
  };
}

/** Whether a state of a page is the one that a stamp was written for. */
export function matchesStamp(
  { hash, answers = {} }: StampedContent,
  content: ReviewedContent,
): boolean {
  const stamped = createStampedContent(readAs(hash, content));
  const ids = Object.keys(stamped.answers);
  return (
    isHashOf(hash, content) &&
    ids.length === Object.keys(answers).length &&
    ids.every((id) => answers[id] === stamped.answers[id])
  );
}

/**
 * The hash of what an entry shows of its own, as `v2:` or `v3:` and 16 hexadecimal digits; embedded
 * answers have hashes of their own.
 */
export function hashContent(content: ReviewedContent): string {
  return (hasFiles(content) ? withFiles : wholePage) + digestContent(content);
}

function hasFiles({ body, answers }: ReviewedContent): boolean {
  return [body, ...Object.values(answers).map((answer) => answer.body)].some(holdsFiles);
}

/** A state of a page as far as it can be compared with what was recorded at its review. */
export function readAsRecorded(record: ReviewedContent, content: ReviewedContent): ReviewedContent {
  return hasFiles(record) ? content : dropFiles(content);
}

function digestContent({
  title,
  description,
  cover,
  body,
  questions,
  sources,
}: ReviewedContent): string {
  return digest([
    title,
    description,
    cover === undefined ? [] : [cover.image, cover.alt],
    body,
    questions,
    sortFields(sources),
  ]);
}

/** Whether a hash of a stamp is of this content, as the version of the stamp reads it. */
function isHashOf(hash: string | undefined, content: ReviewedContent): boolean {
  return hash?.slice(wholePage.length) === digestContent(readAs(hash, content));
}

/** The content as the version of a hash reads it. */
function readAs(hash: string | undefined, content: ReviewedContent): ReviewedContent {
  return hash?.startsWith(wholePage) === true ? dropFiles(content) : content;
}

function dropFiles(content: ReviewedContent): ReviewedContent {
  return {
    ...content,
    body: withoutFiles(content.body),
    answers: Object.fromEntries(
      Object.entries(content.answers).map(([id, answer]) => [
        id,
        { ...answer, body: withoutFiles(answer.body) },
      ]),
    ),
  };
}

function hashAnswer({ question, body, sources }: ReviewedAnswer): string {
  return digest([question, body, sortFields(sources)]);
}

/**
 * The hash of a file that a page shows, plays or offers. Line ends and a byte order mark of an SVG
 * are no part of the picture: git may change them.
 */
export function hashShownFile(path: string, bytes: Buffer): string {
  if (!path.toLowerCase().endsWith('.svg')) return digest(bytes);
  return digest(
    Buffer.from(
      bytes
        .toString('latin1')
        .replace(/^\xef\xbb\xbf/, '')
        .replaceAll('\r\n', '\n'),
      'latin1',
    ),
  );
}

/**
 * Whether the page shows what was reviewed, or what was kept since. An embedded answer may also
 * have changed with a review of its own. A stamp of the first version covers the text of the entry
 * alone.
 */
export function isUnchanged(
  stamp: ReviewStamp,
  written: WrittenContent,
  context: ReviewContext,
): boolean {
  if (!coversPage(stamp)) return stamp.hash === hashReviewedText(written);
  const content = createReviewedContent(written, context);
  const hashes = [stamp.hash, ...(stamp.kept ?? []).map(({ hash }) => hash)];
  if (!hashes.some((hash) => isHashOf(hash, content))) return false;
  return listChangedAnswers(stamp, readAs(stamp.hash, content), context).length === 0;
}

/**
 * The ids of the embedded answers that are neither what was reviewed nor reviewed by themselves.
 */
function listChangedAnswers(
  { answers = {} }: StampedContent,
  content: ReviewedContent,
  context: ReviewContext,
): string[] {
  return Object.entries(content.answers).flatMap(([id, answer]) =>
    answers[id] === hashAnswer(answer) || hasOwnReview(id, context) ? [] : [id],
  );
}

/**
 * Whether an FAQ entry has a review of its own, by a second person, that covers its page and is of
 * what that shows now.
 */
export function hasOwnReview(faqId: string, context: ReviewContext): boolean {
  const answer = context.getAnswer(faqId);
  if (
    answer?.reviewed === undefined ||
    answer.reviewed.self === true ||
    !coversPage(answer.reviewed)
  )
    return false;
  const { question, body } = answer;
  return isUnchanged(
    answer.reviewed,
    { collection: 'faq', title: question, description: '', cover: undefined, questions: [], body },
    context,
  );
}

function sortFields<Value>(fields: Readonly<Record<string, Value>>): [string, Value][] {
  return Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));
}

function digest(content: unknown): string {
  const bytes = Buffer.isBuffer(content) ? content : JSON.stringify(content, sortKeys);
  // Loaded only here, since most checks meet no stamp.
  return process
    .getBuiltinModule('node:crypto')
    .createHash('sha256')
    .update(bytes)
    .digest('hex')
    .slice(0, hashLength);
}

/** Facts mean the same in any order. */
function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
