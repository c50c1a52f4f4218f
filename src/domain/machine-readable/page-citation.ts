import type { PageMeta } from '../entries/index.ts';
import { formatDate } from '../locale/index.ts';

/** How others cite a page, as one line: who wrote it, what it is called, where and when. */
export function formatPageCitation(meta: PageMeta): string {
  const { site, title, updated, published, canonical } = meta;
  const day = updated ?? published;
  return [
    ...[getAuthors(meta).join(', '), title].map(endSentence),
    `${day === undefined ? site.title : `${site.title}, ${formatDate(day, site.language)}`}.`,
    canonical,
  ].join(' ');
}

/** The same as an entry of BibTeX, in the form of BibLaTeX, which knows pages of the web. */
export function serializePageBibtex(meta: PageMeta): string {
  const { site, title, updated, published, canonical, permalink } = meta;
  const day = updated ?? published;
  const fields: readonly (readonly [name: string, value: string | undefined])[] = [
    // In braces of its own a name is one, whatever is in it.
    [
      'author',
      getAuthors(meta)
        .map((name) => `{${escapeBibtex(name)}}`)
        .join(' and '),
    ],
    ['title', escapeBibtex(title)],
    ['organization', escapeBibtex(site.publisher.name)],
    ['date', day],
    ['url', canonical],
    ['langid', site.language],
  ];
  const lines = fields.flatMap(([name, value]) =>
    value === undefined ? [] : [`  ${name} = {${value}},`],
  );
  return `@online{${permalink.split('/').at(-2)},\n${lines.join('\n')}\n}`;
}

function getAuthors({ authors, site }: PageMeta): string[] {
  return authors.length === 0 ? [site.publisher.name] : authors.map(({ name }) => name);
}

function endSentence(text: string): string {
  return /[.?!…]$/.test(text) ? text : `${text}.`;
}

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** A text as a field of BibTeX holds it (https://ctan.org/pkg/biblatex). */
function escapeBibtex(text: string): string {
  return text.replace(/[\\{}$&#%_~^]/g, (sign) => escapes[sign] ?? `\\${sign}`);
}
