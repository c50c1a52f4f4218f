import { isCalendarDate, type CalendarDate } from '../../../../domain/locale/dates.ts';
import type { System } from '../system.ts';

/** What the path of a file says. */
export interface Place {
  readonly slug: string | undefined;
  readonly published: CalendarDate | undefined;
  /** The number before the name. */
  readonly number: number | undefined;
  /** The title that the name holds where a system names its files by their titles. */
  readonly title: string | undefined;
  readonly isDraft: boolean;
  /** The folders above the file, from the outermost, without those that hold every file of the system. */
  readonly folders: readonly string[];
}

const rooms = new Set([
  '_posts',
  '_drafts',
  '_pages',
  '_docs',
  '_questions',
  'content',
  'posts',
  'post',
  'blog',
  'docs',
  'src',
  'pages',
  'articles',
  '.',
  '',
]);

/** Reads what the path of a file says, such as `_posts/2019-03-04-moss.md` or `content/post/moss/index.md`. */
export function readPlace(name: string, system: System | undefined): Place {
  const path = name.split('/');
  const base = (path.at(-1) ?? '').replace(/\.[^.]+$/, '');
  const isIndex = /^(?:_?index|readme)$/i.test(base);
  const folders = path
    .slice(0, -1)
    .map(dropId)
    .filter((folder) => !rooms.has(folder));
  const own = isIndex ? (path.at(-2) ?? '') : base;
  const named = rooms.has(own) ? '' : dropId(own);
  const [, year = '', month = '', day = '', behind] =
    /^(\d{4})-(\d{1,2})-(\d{1,2})-(.+)$/.exec(named) ?? [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const { number, rest } = takeNumber(behind ?? named, system);
  return {
    slug: rest === '' ? undefined : rest,
    published: isCalendarDate(date) ? date : undefined,
    number,
    title:
      (system === 'Notion' || system === 'Obsidian') && rest !== '' && !isIndex ? rest : undefined,
    isDraft: path.includes('_drafts'),
    folders: isIndex ? folders.slice(0, -1) : folders,
  };
}

/** Notion puts 32 digits behind each name. */
function dropId(name: string): string {
  return name.replace(/ [0-9a-f]{32}$/, '');
}

/** Numbers before names are places in an order where the system says so or where they begin with 0; else they are words ("10 tips"). */
function takeNumber(
  name: string,
  system: System | undefined,
): { number: number | undefined; rest: string } {
  const [, digits, rest = ''] = /^(\d{1,4})[-_. ]+(.+)$/.exec(name) ?? [];
  if (
    digits === undefined ||
    !(system === 'Docusaurus' || system === 'FAQ folders' || digits.startsWith('0'))
  )
    return { number: undefined, rest: name };
  // Between number and name such folders keep the id of the question.
  return {
    number: Number(digits),
    rest: system === 'FAQ folders' ? rest.replace(/^[0-9a-f]{6,40}(?:_|$)/, '') : rest,
  };
}
