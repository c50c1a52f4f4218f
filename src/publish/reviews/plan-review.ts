import { formatCommand } from '../../domain/text/index.ts';
import {
  checkFiles,
  parseContent,
  type ContentFile,
  editFile,
  type Entry,
  parseStamp,
  collectReviewedContent,
  decodeSourceText,
  createStampEdits,
} from '../../check/index.ts';
import type { CalendarDate } from '../../domain/locale/index.ts';
import {
  type ReviewedContent,
  createStampedContent,
  type ReviewStamp,
} from '../../domain/reviews/index.ts';
import { RefusedError } from '../project/index.ts';

/** A stamp as it shall be; what it says of the content follows from the content as it is. */
export type NewStamp = Omit<ReviewStamp, 'hash' | 'answers' | 'kept'>;

/** A file with the stamp in its front matter, and what its page shows. */
export interface PlannedReview {
  readonly file: ContentFile;
  readonly content: ReviewedContent;
}

/**
 * Plans a new review of an entry: its file with this stamp in its front matter and nothing else
 * changed. Throws a `RefusedError` if the entry has errors: a review vouches for what can be
 * published.
 */
export function planReview(
  files: readonly ContentFile[],
  entry: Entry,
  stamp: NewStamp,
  today: CalendarDate,
): PlannedReview {
  return planStamp(
    files,
    entry,
    (content) => ({ ...stamp, ...createStampedContent(content) }),
    today,
  );
}

/** Plans to write a stamp that was made for what the page shows. Throws as `planReview` does. */
export function planStamp(
  files: readonly ContentFile[],
  entry: Entry,
  toStamp: (content: ReviewedContent) => ReviewStamp,
  today: CalendarDate,
): PlannedReview {
  const file = files.find(({ path }) => path === entry.path);
  const content = collectReviewedContent(parseContent(files, today), entry);
  const isSound =
    file !== undefined &&
    decodeSourceText(file.bytes).encoding === 'utf-8' &&
    (entry.yaml?.issues.length ?? 1) + (entry.frontMatter?.issues.length ?? 1) === 0;
  if (file === undefined || content === undefined || !isSound)
    throw new RefusedError(
      `${entry.path} cannot be read as a whole, so it was not changed. Run ${formatCommand('check')} and mend it first.`,
    );
  const stamp = toStamp(content);
  const edits = createStampEdits(entry, stamp);
  const edited = edits === undefined ? undefined : editFile(file, edits);
  if (edited === undefined || !holds(edited, entry, stamp, today)) {
    throw new RefusedError(
      `The front matter of ${entry.path} is written in a way that this command cannot change safely, so it was not changed. Write each field on a line of its own, delete "reviewed", and run it again.`,
    );
  }
  const { diagnostics: problems } = checkFiles(
    files.map((each) => (each === file ? edited : each)),
    today,
  );
  const error = problems.find(({ path, severity }) => path === entry.path && severity === 'error');
  if (error === undefined) return { file: edited, content };
  // The line is that of the file as it lies there, without the stamp.
  const line = checkFiles(files, today).diagnostics.find(
    ({ path, message }) => path === entry.path && message === error.message,
  )?.line;
  throw new RefusedError(
    `${entry.path}${line === undefined ? '' : `:${line}`} has an error, so it was not changed: ${error.message} Mend it first, and run ${formatCommand('check')}.`,
  );
}

/** Whether the changed file is read as it was meant: this stamp, and all else as before. */
function holds(
  edited: ContentFile,
  before: Entry,
  stamp: ReviewStamp,
  today: CalendarDate,
): boolean {
  const after = parseContent([edited], today).entries[0];
  if (after?.bodySource !== before.bodySource) return false;
  return (
    JSON.stringify(sort(parseStamp(after))) === JSON.stringify(sort(stamp)) &&
    findOthers(after) === findOthers(before)
  );
}

function sort(stamp: ReviewStamp | undefined) {
  if (stamp === undefined) return [];
  const { by, on, hash, answers = {}, self, kept } = stamp;
  return [
    by,
    on,
    hash,
    Object.entries(answers),
    self === true,
    kept?.map((each) => [each.on, each.by, each.reason, each.hash]),
  ];
}

function findOthers({ yaml }: Entry): string {
  return JSON.stringify(
    [...(yaml?.root?.fields ?? [])]
      .filter(([name]) => name !== 'reviewed')
      .map(([name, { node }]) => [name, node.value]),
  );
}
