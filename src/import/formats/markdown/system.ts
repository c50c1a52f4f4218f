import type { FrontMatter } from './front-matter.ts';

/** The systems whose Markdown is told apart. */
export type System =
  'FAQ folders' | 'Jekyll' | 'Hugo' | 'Docusaurus' | 'Astro' | 'Notion' | 'Obsidian';

/** Which system the file was written for, and by what mark that is seen; undefined for plain Markdown. */
export function findSystem(
  name: string,
  { values, language, body }: FrontMatter,
): { system: System; mark: string } | undefined {
  const has = (key: string) => Object.hasOwn(values, key);
  const named = (...names: readonly string[]) => names.find(has);
  const base = name.split('/').at(-1) ?? name;
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

function quote(key: string | undefined): string | undefined {
  return key === undefined ? undefined : `the field "${key}"`;
}
