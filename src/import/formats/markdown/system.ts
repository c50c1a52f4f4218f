import { type CalendarDate, isCalendarDate } from '../../../domain/locale/index.ts';
import { findFences, splitCodeSpans } from './code.ts';
import type { ParsedFrontMatter } from './front-matter.ts';

/** The systems that are recognized. */
export const systems = [
  'FAQ folders',
  'Jekyll',
  'Hugo',
  'Docusaurus',
  'Starlight',
  'VitePress',
  'MkDocs',
  'Eleventy',
  'Middleman',
  'GitBook',
  'mdBook',
  'Astro',
  'Notion',
  'Obsidian',
] as const;
export type System = (typeof systems)[number];

/**
 * Finds the system for which a file was written by what it holds, and how it was recognized;
 * undefined for plain Markdown.
 */
export function findSystem(
  name: string,
  { values, language, body: written }: ParsedFrontMatter,
): { system: System; mark: string } | undefined {
  const has = (key: string) => Object.hasOwn(values, key);
  const named = (...names: readonly string[]) => names.find(has);
  const base = name.split('/').at(-1) ?? name;
  const body = withoutCode(written);
  const tests: readonly (readonly [System, string | undefined])[] = [
    ['FAQ folders', has('question') ? 'the field "question"' : undefined],
    ['Notion', / [0-9a-f]{32}\.[a-z]+$/.test(base) ? 'the id in its name' : undefined],
    ['Jekyll', /(?:^|\/)_(?:posts|drafts|pages|docs)\//.test(name) ? 'its folder' : undefined],
    [
      'Docusaurus',
      quote(
        named('sidebar_position', 'sidebar_label', 'hide_table_of_contents', 'displayed_sidebar'),
      ),
    ],
    [
      'Docusaurus',
      /^import\s.*['"]@(?:theme|site|docusaurus)/m.test(body) ? 'its import lines' : undefined,
    ],
    ['Hugo', language === 'TOML' ? 'its front matter in TOML' : undefined],
    ['Hugo', /(?:^|\/)_index\.[a-z]+$/.test(name) ? 'its name' : undefined],
    ['Hugo', /\{\{[<%]/.test(body) ? 'its shortcodes' : undefined],
    ['Hugo', quote(named('lastmod', 'weight', 'isCJKLanguage', 'publishDate'))],
    ['Astro', quote(named('pubDate', 'heroImage', 'updatedDate'))],
    ['Astro', /^import\s.*(?:\.astro|astro:)['"/]/m.test(body) ? 'its import lines' : undefined],
    ['Jekyll', /\{%-?\s*\w/.test(body) ? 'its Liquid tags' : undefined],
    ['Jekyll', /^[ \t]*\{:/m.test(body) ? 'its attribute lists' : undefined],
    [
      'Jekyll',
      quote(named('layout', 'permalink', 'last_modified_at', 'excerpt_separator', 'redirect_from')),
    ],
    ['Docusaurus', /^:::\w/m.test(body) ? 'its admonitions' : undefined],
    ['Jekyll', /^\d{4}-\d{1,2}-\d{1,2}-/.test(base) ? 'the day in its name' : undefined],
    ['Obsidian', /\[\[[^[\]\n]+\]\]/.test(body) ? 'its links to notes' : undefined],
    ['Obsidian', quote(named('cssclasses', 'cssclass'))],
  ];
  const [system, mark] = tests.find(([, found]) => found !== undefined) ?? [];
  return system === undefined || mark === undefined ? undefined : { system, mark };
}

/** Code may show the syntax of any system. */
function withoutCode(text: string): string {
  const lines = text.split('\n');
  const kinds = findFences(lines);
  return splitCodeSpans(lines.filter((_, at) => kinds[at] === 'text').join('\n'))
    .filter(({ isCode }) => !isCode)
    .map((each) => each.text)
    .join(' ');
}

function quote(key: string | undefined): string | undefined {
  return key === undefined ? undefined : `the field "${key}"`;
}

/** What the path of a file tells. */
export interface PathFacts {
  readonly slug: string | undefined;
  readonly published: CalendarDate | undefined;
  /** The number before the name. */
  readonly number: number | undefined;
  /** The title, if the system names files by their titles. */
  readonly title: string | undefined;
  readonly isDraft: boolean;
  /**
   * The folders above the file, outermost first, without those that contain every file of the
   * system.
   */
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

/** Parses a path such as `_posts/2019-03-04-moss.md` or `content/post/moss/index.md`. */
export function parsePlace(name: string, system: System | undefined): PathFacts {
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
  const { number, rest } = parseLeadingNumber(behind ?? named, system);
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

/** Notion appends 32 hexadecimal digits to each name. */
function dropId(name: string): string {
  return name.replace(/ [0-9a-f]{32}$/, '');
}

/**
 * A number before a name is an order if the system says so or if it begins with 0; else it is text
 * ("10 tips").
 */
function parseLeadingNumber(
  name: string,
  system: System | undefined,
): { number: number | undefined; rest: string } {
  const [, digits, rest = ''] = /^(\d{1,4})[-_. ]+(.+)$/.exec(name) ?? [];
  if (
    digits === undefined ||
    !(system === 'Docusaurus' || system === 'FAQ folders' || digits.startsWith('0'))
  )
    return { number: undefined, rest: name };
  // In such folders the id of the question is between number and name.
  return {
    number: Number(digits),
    rest: system === 'FAQ folders' ? rest.replace(/^[0-9a-f]{6,40}(?:_|$)/, '') : rest,
  };
}
