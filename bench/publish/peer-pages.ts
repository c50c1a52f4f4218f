import {
  collectCited,
  type ContentSize,
  type GeneratedEntry,
  generateEntries,
  serializeBody,
} from '../generated-content.ts';
import type { ContentEdit } from './program.ts';

/**
 * A page for a program that knows neither citations nor topics: its Markdown says all that
 * Answerable's page of it says.
 */
export interface PeerPage {
  /** Its address without slashes around it; '' for the home page. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
  readonly markdown: string;
}

/**
 * Yields the pages of a site for other programs, with the same words, links, reference lists and
 * lists of entries. `formatCallout` writes a callout as the program has it.
 */
export function* generatePeerPages(
  size: ContentSize,
  { siteTitle, edit }: ContentEdit,
  formatCallout: (text: string) => string,
): Generator<PeerPage> {
  const known = collectKnown(size, edit);
  for (const generated of generateEntries(size)) {
    const entry = edit(generated);
    const address = `${entry.collection}/${entry.id}`;
    const links = known.linksTo.get(address) ?? [];
    const cited = [...new Set(collectCited(entry))];
    const numbers = new Map(cited.map((source, index) => [source, index + 1]));
    const body = serializeBody(entry.body, {
      formatCallout,
      formatCitation: (source) => `[\\[${numbers.get(source)}\\]](/sources/${source}/)`,
      formatLink: ({ collection, id }, text) => `[${text}](/${collection}/${id}/)`,
    });
    const { data } = entry;
    yield {
      path: address,
      title: toTitle(entry),
      description: String(data['description'] ?? toTitle(entry)),
      markdown: [
        ...(entry.collection === 'sources' ? [formatSource(data)] : []),
        ...(entry.collection === 'topics' ? [String(data['description'])] : []),
        body,
        formatList('Topics', toAddresses('topics', data['topics'] ?? data['topic']), known),
        formatList(
          'Authors',
          entry.collection === 'articles' ? toAddresses('people', data['authors']) : [],
          known,
        ),
        formatList('Questions', toAddresses('faq', data['faq']), known),
        formatList('Read next', toAddresses(entry.collection, data['related']), known),
        formatList('Where it is used', links, known),
        ...(cited.length === 0
          ? []
          : [
              '## References\n',
              cited.map((id, at) => `${at + 1}. ${known.sources.get(id)}\n`).join(''),
            ]),
      ].join('\n'),
    };
  }
  for (const [path, title, collection] of [
    ['', siteTitle, 'topics'],
    ['articles', 'Articles', 'articles'],
    ['faq', 'Questions', 'faq'],
    ['sources', 'Sources', 'sources'],
  ] as const) {
    const all = [...known.titles.keys()].filter((each) => each.startsWith(`${collection}/`));
    yield { path, title, description: title, markdown: formatList('All', all, known) };
  }
}

/** What pages say of other entries. */
interface Known {
  /** By `collection/id`. */
  readonly titles: Map<string, string>;
  /** The line of each source in a reference list, by its id. */
  readonly sources: Map<string, string>;
  /** The entries that belong to a topic or person, or cite a source. */
  readonly linksTo: Map<string, string[]>;
}

function collectKnown(size: ContentSize, edit: ContentEdit['edit']): Known {
  const known: Known = { titles: new Map(), sources: new Map(), linksTo: new Map() };
  for (const generated of generateEntries(size)) {
    const entry = edit(generated);
    const address = `${entry.collection}/${entry.id}`;
    known.titles.set(address, toTitle(entry));
    if (entry.collection === 'sources') known.sources.set(entry.id, formatSource(entry.data));
    const { topics, topic, authors } = entry.data;
    const targets = [
      ...toAddresses('topics', topics ?? topic),
      ...(entry.collection === 'articles' ? toAddresses('people', authors) : []),
      ...[...new Set(collectCited(entry))].map((source) => `sources/${source}`),
    ];
    for (const target of targets) {
      const links = known.linksTo.get(target) ?? [];
      links.push(address);
      known.linksTo.set(target, links);
    }
  }
  return known;
}

function toTitle({ id, data }: GeneratedEntry): string {
  return String(data['title'] ?? data['question'] ?? data['label'] ?? data['name'] ?? id);
}

function formatSource(data: GeneratedEntry['data']): string {
  const { authors, title, container, year, locator, doi, kind, population, finding } = data;
  return `${Array.isArray(authors) ? authors.join(', ') : ''}. ${String(title)}. *${String(container)}* ${String(year)};${String(locator)}. [${String(doi)}](https://doi.org/${String(doi)}). ${String(kind)}, ${String(population)}. ${String(finding)}`;
}

function formatList(heading: string, addresses: readonly string[], { titles }: Known): string {
  if (addresses.length === 0) return '';
  const items = addresses.map((each) => `- [${titles.get(each) ?? each}](/${each}/)\n`);
  return `## ${heading}\n\n${items.join('')}`;
}

function toAddresses(
  collection: string,
  ids: GeneratedEntry['data'][string] | undefined,
): string[] {
  if (ids === undefined) return [];
  return [ids].flat().map((id) => `${collection}/${String(id)}`);
}
