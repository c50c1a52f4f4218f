import type { PhrasingContent } from 'mdast';
import { toMarkdown } from 'mdast-util-to-markdown';
import { toReferenceAnchor } from '../addresses/anchor.ts';
import { isBasis } from '../text/citation.ts';
import { formatDate } from '../locale/dates.ts';
import { fill } from '../locale/labels.ts';
import { toCanonical } from '../addresses/permalink.ts';
import { style } from './plain-markdown.ts';
import type { Site } from '../entries/site.ts';
import { formatAuthors, type Source } from '../citations/source.ts';

/** The marks of one text and the list of what they name; sources are numbered as they first appear. */
export interface PlainReferences {
  readonly toMark: (id: string) => string;
  /** The list in Markdown, for the end of the text; empty where nothing was cited. */
  readonly format: () => string;
}

/** What the references of a text are made with. */
export interface ReferenceContext {
  readonly site: Pick<Site, 'labels' | 'language' | 'url'>;
  readonly sources: ReadonlyMap<string, Source>;
}

/** Marks as footnotes: `[^1]`, and `[^1]: …` in the list. */
export function createFootnotes({ site, sources }: ReferenceContext): PlainReferences {
  const numbers = createNumbers();
  return {
    toMark: (id) => (isBasis(id) ? ` *(${site.labels.bases[id]})*` : `[^${numbers.get(id)}]`),
    format: () =>
      numbers
        .list()
        .map((id, index) => `[^${index + 1}]: ${formatSource(id, sources.get(id), site)}`)
        .join('\n\n'),
  };
}

/** Marks as links to the references of the page at `permalink`, and a numbered list under a heading. */
export function createReferenceLinks(
  { site, sources }: ReferenceContext,
  permalink: string,
): PlainReferences {
  const numbers = createNumbers();
  const { labels } = site;
  return {
    toMark: (id) =>
      isBasis(id)
        ? ` *(${labels.bases[id]})*`
        : ` [\\[${numbers.get(id)}\\]](${toCanonical(site.url, permalink)}#${toReferenceAnchor(id)})`,
    format: () => {
      const cited = numbers
        .list()
        .map((id, index) => `${index + 1}. ${formatSource(id, sources.get(id), site)}`);
      return cited.length === 0 ? '' : [`## ${labels.references}`, cited.join('\n')].join('\n\n');
    },
  };
}

function createNumbers(): { get: (id: string) => number; list: () => string[] } {
  const numbers = new Map<string, number>();
  return {
    get: (id) => {
      const number = numbers.get(id) ?? numbers.size + 1;
      numbers.set(id, number);
      return number;
    },
    list: () => [...numbers.keys()],
  };
}

/** A source on one line: what kind of evidence it is, who wrote it, what it is called and where it is. */
function formatSource(
  id: string,
  source: Source | undefined,
  { labels, language }: ReferenceContext['site'],
): string {
  if (source === undefined) return id;
  const text = (value: string): PhrasingContent => ({ type: 'text', value });
  const authors = formatAuthors(source.authors);
  const title: PhrasingContent = { type: 'emphasis', children: [text(source.title)] };
  const { retracted } = source;
  const children: PhrasingContent[] = [
    text(`${labels.evidenceKinds[source.kind]}. ${authors}${authors.endsWith('.') ? '' : '.'} `),
    source.link === undefined ? title : { type: 'link', url: source.link, children: [title] },
    text(
      `. ${source.container} ${source.year}${source.locator === undefined ? '' : `;${source.locator}`}.`,
    ),
    ...(retracted === undefined
      ? []
      : [
          text(' '),
          {
            type: 'strong',
            children: [text(fill(labels.retracted, { date: formatDate(retracted.on, language) }))],
          } satisfies PhrasingContent,
        ]),
  ];
  return toMarkdown({ type: 'paragraph', children }, style).trim().replace(/\n/g, ' ');
}
