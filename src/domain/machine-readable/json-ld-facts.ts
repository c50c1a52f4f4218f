import type { CreativeWorkLeaf, PersonLeaf } from 'schema-dts';
import { formatDate } from '../locale/dates.ts';
import { toId } from './json-ld-id.ts';
import { fill } from '../locale/labels.ts';
import type { PageMeta } from '../entries/page-meta.ts';
import { toCanonical } from '../addresses/permalink.ts';
import type { Person } from '../entries/person.ts';
import type { Site } from '../entries/site.ts';
import type { Source } from '../citations/source.ts';

/** The dates of a page that it shows. */
export function toDates({ published, updated }: PageMeta): {
  datePublished?: string;
  dateModified?: string;
} {
  return {
    ...(published !== undefined && { datePublished: published }),
    ...(updated !== undefined && { dateModified: updated }),
  };
}

/** A person as other pages name them: by name, and by the address of their own page. */
export function toPersonLink(site: Site, { name, permalink }: Person): PersonLeaf {
  return {
    '@type': 'Person',
    '@id': toId(site, permalink, 'person'),
    name,
    url: toCanonical(site.url, permalink),
  };
}

/** The works that the text of a page cites; nothing where it cites none. */
export function toCitations({ site, sources }: PageMeta): { citation?: CreativeWorkLeaf[] } {
  return sources.length === 0
    ? {}
    : { citation: sources.map((source) => toCitation(site, source)) };
}

/**
 * A work as the list of references names it. Its authors stay there: a record does not say whether one is a person or
 * an organization, and schema.org must know.
 */
function toCitation(
  { labels, language }: Site,
  { title, container, year, link, retracted }: Source,
): CreativeWorkLeaf {
  return {
    '@type': 'CreativeWork',
    name: title,
    isPartOf: { '@type': 'CreativeWork', name: container },
    datePublished: String(year),
    ...(link !== undefined && { url: link }),
    ...(retracted !== undefined && {
      creativeWorkStatus: fill(labels.retracted, { date: formatDate(retracted.on, language) }),
    }),
  };
}
