import { formatCommand } from '../../domain/text/index.ts';
import {
  parseContent,
  type Content,
  readContentFolder,
  findNode,
  findNodes,
  collectDueReviews,
  type Entry,
  parseStamp,
  resolveReview,
  formatDueReviews,
  formatSuggestion,
} from '../../check/index.ts';
import type { CalendarDate } from '../../domain/locale/index.ts';
import type { ReviewStamp } from '../../domain/reviews/index.ts';
import { resolveToday } from '../../publish/content/index.ts';
import { writeContent } from '../../publish/journal/index.ts';
import {
  describeSinceReview,
  planKept,
  planReview,
  type NewStamp,
  createRecordChange,
} from '../../publish/reviews/index.ts';
import { findDesignFolder, formatPath } from '../../publish/project/index.ts';
import { UsageError, type Arguments } from '../arguments.ts';
import { resolveEntryArgument } from '../entry-argument.ts';
import { contentOptions, openContentFolder } from '../publication.ts';
import { defineCommand } from '../command.ts';

const command = {
  name: 'review',
  describe:
    'Writes into an article or FAQ entry who reviewed what its page shows, and when. Later changes then show on the page. Without --by it only says what changed since the last review.',
  positionals: {
    placeholder: 'ENTRY',
    describe: 'An id, such as is-it-safe or faq/is-it-safe, or the path of a file.',
    min: 0,
    max: 1,
  },
  options: {
    by: {
      kind: 'string',
      placeholder: 'PERSON',
      describe: 'Who reviewed it, or with --kept who keeps the review: a file name in people/.',
    },
    on: { kind: 'date', describe: 'The day of the review. Default: today.' },
    self: { kind: 'boolean', describe: 'The reviewer wrote the text; the page says so.' },
    kept: {
      kind: 'string',
      placeholder: 'REASON',
      describe:
        'Keeps the review that there is after an edit of a few words that changes nothing reviewed, such as "typo".',
    },
    due: { kind: 'boolean', describe: 'Lists what is to be reviewed again, and writes nothing.' },
    content: contentOptions.content,
    today: {
      kind: 'date',
      describe: 'The day that counts as today. Default: today in the time zone of the site.',
    },
  },
} as const;

type Values = Arguments<typeof command.options>['values'];

export const run = defineCommand(command, async ({ values, positionals: [word] }) => {
  const contentFolder = await openContentFolder(values.content);
  const today = resolveToday(contentFolder, values.today);
  const files = readContentFolder(contentFolder, {
    withDesign: findDesignFolder(contentFolder) !== undefined,
  });
  const content = parseContent(files, today);
  if (values.due) {
    if (word !== undefined || values.by !== undefined || values.kept !== undefined)
      throw new UsageError(
        `--due lists all entries and takes nothing else. Write ${formatCommand('review --due')}.`,
      );
    console.log(formatDueReviews(collectDueReviews(content), content.settings.reviewMonths));
    return 0;
  }
  if (word === undefined)
    throw new UsageError(
      `Write what was reviewed and by whom: ${formatCommand('review ENTRY --by PERSON')}. What is to be reviewed is listed by ${formatCommand('review --due')}.`,
    );
  const entry = resolveEntryArgument(content, contentFolder, word, ['articles', 'faq']);
  const on = values.on ?? today;
  if (on > today)
    throw new UsageError(
      `--on names ${on}, which lies after today (${today}). Write the day on which it was reviewed.`,
    );
  const shown = formatPath(`${contentFolder}/${entry.path}`);
  if (values.kept !== undefined) {
    const { stamp, keeper, reason } = createKept(content, entry, values, on);
    if (resolveReview(content, entry)?.state === 'current') {
      console.log(
        `${shown} says what was reviewed; there is nothing to keep, and nothing was written.`,
      );
      return 0;
    }
    const { file, lines } = await planKept(
      { contentFolder, files, content, entry },
      stamp,
      { on, by: keeper, reason },
      today,
    );
    console.log(lines.join('\n'));
    await writeContent(contentFolder, [{ path: file.path, bytes: file.bytes }]);
    console.log(
      `Kept in ${shown} the review by ${stamp.by} on ${stamp.on}; ${keeper} kept it on ${on}: ${reason}.`,
    );
    return 0;
  }
  const before = parseStamp(entry);
  if (before === undefined && values.by === undefined) throw describeMissingReviewer(entry);
  if (values.by === undefined && values.self) throw describeMissingReviewer(entry);
  const stamp =
    values.by === undefined ? undefined : createStamp(content, entry, values.by, values.self, on);
  if (before !== undefined)
    console.log(
      (await describeSinceReview({ contentFolder, files, content, entry }, before)).join('\n'),
    );
  if (stamp === undefined) {
    console.log(
      `Nothing was written. When somebody has reviewed it: ${formatCommand(`review ${toName(entry)} --by PERSON`)}.`,
    );
    return 0;
  }
  const { file, content: reviewed } = planReview(files, entry, stamp, today);
  await writeContent(contentFolder, [
    { path: file.path, bytes: file.bytes },
    await createRecordChange(contentFolder, entry, reviewed),
  ]);
  console.log(`Wrote into ${shown}: reviewed by ${stamp.by} on ${on}.`);
  if (entry.collection === 'faq' && !values.self)
    console.log(
      `FAQ entries name no author. If ${stamp.by} wrote this answer, run it again with --self.`,
    );
  return 0;
});

function createStamp(
  content: Content,
  entry: Entry,
  by: string,
  self: boolean,
  on: CalendarDate,
): NewStamp {
  checkPerson(content, by);
  const isAuthor = findNodes(entry.yaml?.root, 'authors').some(({ value }) => value === by);
  if (isAuthor && !self)
    throw new UsageError(
      `"${by}" is an author of ${entry.path}, and a reviewer is somebody else. Name another person, or label it as self-reviewed with --self.`,
    );
  if (self && !isAuthor && entry.collection === 'articles')
    throw new UsageError(`"${by}" is no author of ${entry.path}. Leave --self out.`);
  return self ? { by, on, self } : { by, on };
}

/** The existing stamp, and who keeps it and why. */
function createKept(
  content: Content,
  entry: Entry,
  { by, self, kept }: Values,
  on: CalendarDate,
): { stamp: ReviewStamp; keeper: string; reason: string } {
  if (self)
    throw new UsageError(
      '--kept keeps the review with its reviewer. Leave --self out; or leave --kept out for a new review.',
    );
  const stamp = parseStamp(entry);
  if (stamp === undefined) {
    const found =
      findNode(entry.yaml?.root, ['reviewed']) === undefined
        ? 'has no review'
        : 'has no review that can be read';
    throw new UsageError(
      `${entry.path} ${found}, so none can be kept. Write one: ${formatCommand(`review ${toName(entry)} --by PERSON`)}.`,
    );
  }
  if (on < stamp.on)
    throw new UsageError(
      `--on names ${on}, which lies before the review of ${stamp.on}. Write the day on which the review was kept.`,
    );
  const reason = (kept ?? '').replace(/\s+/g, ' ').trim();
  if (reason === '') throw new UsageError('--kept needs a reason, such as --kept "typo".');
  if (by === undefined)
    throw new UsageError(
      `Write who keeps the review, since they answer for the change: ${formatCommand(`review ${toName(entry)} --kept "${reason}" --by PERSON`)}, a file name in people/.`,
    );
  checkPerson(content, by);
  return { stamp, keeper: by, reason };
}

function checkPerson(content: Content, id: string): void {
  if (!content.has('people', id))
    throw new UsageError(
      `There is no person "${id}". ${formatSuggestion(id, content.ids.people, 'people/ holds')}`,
    );
}

function describeMissingReviewer(entry: Entry): UsageError {
  return new UsageError(
    `Write who reviewed it: ${formatCommand(`review ${toName(entry)} --by PERSON`)}, a file name in people/.`,
  );
}

function toName({ collection, id }: Entry): string {
  return `${collection}/${id}`;
}
