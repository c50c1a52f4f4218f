import type { FrontMatter } from './front-matter.ts';

const names: ReadonlyMap<string, string> = new Map([
  ['created by', 'author'],
  ['author', 'author'],
  ['authors', 'authors'],
  ['tags', 'tags'],
  ['category', 'categories'],
  ['categories', 'categories'],
  ['created', 'date'],
  ['created time', 'date'],
  ['date', 'date'],
  ['published', 'date'],
  ['last edited time', 'lastmod'],
  ['updated', 'lastmod'],
  ['summary', 'description'],
  ['description', 'description'],
  ['slug', 'slug'],
  ['status', 'status'],
]);

/** Notion writes the fields of a page as lines beneath its title; they become front matter, and the title stays in the text. */
export function parseNotionFields(matter: FrontMatter): FrontMatter {
  const lines = matter.body.split('\n');
  const first = lines.findIndex((line) => line.trim() !== '');
  if (
    matter.language !== undefined ||
    !/^# \S/.test(lines[first] ?? '') ||
    lines[first + 1]?.trim() !== ''
  )
    return matter;
  const start = first + 2;
  const length = lines
    .slice(start)
    .findIndex((line) => !/^[\p{L}\p{N}][\p{L}\p{N} ]{0,40}: \S/u.test(line));
  if (length < 1 || lines[start + length]?.trim() !== '') return matter;
  const values = new Map<string, string>();
  const places = new Map<string, number>();
  for (const [at, line] of lines.slice(start, start + length).entries()) {
    const [, label = '', value = ''] = /^([^:]+): (.*)$/.exec(line) ?? [];
    const key = names.get(label.toLowerCase()) ?? label;
    values.set(key, value.trim());
    places.set(key, matter.bodyLine + start + at);
  }
  const body = lines.map((line, at) => (at >= start && at < start + length ? '' : line)).join('\n');
  return {
    ...matter,
    values: Object.fromEntries(values),
    body,
    lineOf: (key) => places.get(key) ?? 1,
  };
}
