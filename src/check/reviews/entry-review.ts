import { toReviewHash } from '../../domain/review-stamp.ts';
import { toReview, type Review, type ReviewStamp } from '../../domain/review.ts';
import { review } from '../../schemas/review.ts';
import type { Content } from '../content.ts';
import { findField, findNode } from '../data/data-node.ts';
import type { Entry } from '../entry.ts';
import type { Place } from '../problem.ts';

/** The stamp of a review in the front matter; undefined where there is none, or where it is not what the schema allows. */
export function readStamp(entry: Entry): ReviewStamp | undefined {
  const node = findNode(entry.yaml?.root, ['reviewed']);
  return node === undefined ? undefined : review.safeParse(node.value).data;
}

/** The hash of the words of an article or FAQ entry; undefined where they cannot be read whole. */
export function toEntryHash({ collection, yaml, body }: Entry): string | undefined {
  const title = findNode(yaml?.root, [collection === 'faq' ? 'question' : 'title'])?.value;
  const description = findNode(yaml?.root, ['description'])?.value ?? '';
  if (typeof title !== 'string' || typeof description !== 'string') return undefined;
  if (body?.tree === undefined || body.faults.length > 0) return undefined;
  return toReviewHash({ title, description, body: body.tree });
}

/** The review of an entry, held against its words and the day; undefined where there is none, or the words cannot be read. */
export function toEntryReview({ today, settings }: Content, entry: Entry): Review | undefined {
  const stamp = readStamp(entry);
  const hash = stamp === undefined ? undefined : toEntryHash(entry);
  return hash === undefined ? undefined : toReview(stamp, { getHash: () => hash, today, reviewMonths: settings.reviewMonths });
}

/** The place of the field `reviewed`. */
export function toStampPlace(entry: Entry): Place | undefined {
  const field = findField(entry.yaml?.root, ['reviewed']);
  return field === undefined ? undefined : entry.lines.toPlace(field.start, field.end);
}
