import { formatCommand } from '../../domain/text/index.ts';
import {
  type Content,
  type Entry,
  type ContentFile,
  diffReviewedContent,
  collectReviewedContent,
  resolveReview,
} from '../../check/index.ts';
import type { CalendarDate } from '../../domain/locale/index.ts';
import {
  formatContentChanges,
  findKeptRefusals,
  coversPage,
  hashContent,
  type ReviewStamp,
} from '../../domain/reviews/index.ts';
import { planStamp, type PlannedReview } from './plan-review.ts';
import { RefusedError } from '../project/index.ts';
import { readReviewRecord } from './review-record.ts';

/** An entry within the content that was read from a folder. */
interface ReviewedEntry {
  readonly contentFolder: string;
  readonly files: readonly ContentFile[];
  readonly content: Content;
  readonly entry: Entry;
}

/** Says in lines of text what the page of an entry shows otherwise than when it was reviewed. */
export async function describeSinceReview(
  { contentFolder, content, entry }: ReviewedEntry,
  stamp: ReviewStamp,
): Promise<string[]> {
  const [record, now] = [
    await readReviewRecord(contentFolder, entry, stamp),
    collectReviewedContent(content, entry),
  ];
  const head = `since ${stamp.by} reviewed ${entry.collection}/${entry.id} on ${stamp.on}`;
  const state = resolveReview(content, entry)?.state;
  if (record === undefined || now === undefined) {
    const what =
      state === 'current'
        ? 'Nothing that the stamp covers was changed'
        : state === 'edited'
          ? 'It was changed'
          : 'Nobody can tell what changed';
    return [`${what} ${head}. ${describeMissingRecord(stamp)}`];
  }
  const changes = diffReviewedContent(content, record, now);
  return changes.length === 0
    ? [`Nothing that its page shows was changed ${head}.`]
    : [`What changed ${head}:`, ...formatContentChanges(changes)];
}

function describeMissingRecord(stamp: ReviewStamp): string {
  if (!coversPage(stamp))
    return 'The stamp is of an older kind: it covers the words of this file alone, and no record was kept of them.';
  return 'The record of what was reviewed is missing from reviews/, or is of another review, so the change cannot be shown in words.';
}

/**
 * Plans to keep a review after a small change of words. Returns the file with who kept it, when,
 * why and for which words, and the change in lines of text. Throws a `RefusedError` with the change
 * if the review cannot be kept.
 */
export async function planKept(
  { contentFolder, files, content, entry }: ReviewedEntry,
  stamp: ReviewStamp,
  kept: { readonly on: CalendarDate; readonly by: string; readonly reason: string },
  today: CalendarDate,
): Promise<PlannedReview & { readonly lines: readonly string[] }> {
  const again = `Have it reviewed again: ${formatCommand(`review ${entry.collection}/${entry.id} --by PERSON`)}.`;
  const record = await readReviewRecord(contentFolder, entry, stamp);
  if (record === undefined)
    throw new RefusedError(
      `The review of ${entry.path} cannot be kept, since the change cannot be judged. ${describeMissingRecord(stamp)} ${again}`,
    );
  let lines: string[] = [];
  const planned = planStamp(
    files,
    entry,
    (now) => {
      const changes = diffReviewedContent(content, record, now);
      lines = [
        `What changed since ${stamp.by} reviewed ${entry.collection}/${entry.id} on ${stamp.on}:`,
        ...formatContentChanges(changes),
      ];
      const refusals =
        changes.length === 0
          ? ['What changed cannot be shown in words.']
          : findKeptRefusals(changes, content.settings.language);
      if (refusals.length > 0)
        throw new RefusedError(
          [
            ...lines,
            `The review cannot be kept, and nothing was written:`,
            ...refusals.map((each) => `  ${each}`),
            again,
          ].join('\n'),
        );
      return { ...stamp, kept: [...(stamp.kept ?? []), { ...kept, hash: hashContent(now) }] };
    },
    today,
  );
  return { ...planned, lines };
}
