import { findIconSource } from './manifest.ts';
import { fixedPermalinks, toAbsolute, toCanonical } from '../addresses/index.ts';
import type { Site } from '../entries/index.ts';
import { escapeXml, formatElement, formatXmlDocument } from '../text/index.ts';

/** The permalink of the OpenSearch description. */
export const openSearchPath = '/opensearch.xml';

const longestShortName = 16;
const longestDescription = 1024;

/** The OpenSearch description of the search of the site (https://github.com/dewitt/opensearch). */
export function serializeOpenSearch(site: Site): string {
  const template = `${toCanonical(site.url, fixedPermalinks.search)}#q={searchTerms}`;
  return formatXmlDocument([
    '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
    formatElement('ShortName', formatShortName(site.title)),
    formatElement(
      'Description',
      [...(site.tagline || site.title)].slice(0, longestDescription).join(''),
    ),
    `<Url type="text/html" rel="results" template="${escapeXml(template)}"/>`,
    formatElement('Image', toAbsolute(site.url, findIconSource(site)), 'type="image/svg+xml"'),
    formatElement('Language', site.language),
    '<InputEncoding>UTF-8</InputEncoding>',
    '<OutputEncoding>UTF-8</OutputEncoding>',
    '</OpenSearchDescription>',
  ]);
}

/** The first words of the title that fit into `ShortName`, or the beginning of the first word. */
function formatShortName(title: string): string {
  if (title.length <= longestShortName) return title;
  const cut = title.slice(0, longestShortName + 1);
  const end = cut.search(/\s\S*$/);
  return end > 0
    ? cut.slice(0, end)
    : title
        .slice(0, longestShortName)
        .toWellFormed()
        .replace(/\ufffd$/, '');
}
