import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '../../tests/build/read-release.ts';
import { findXmlErrors } from '../../tests/build/validate-xml.ts';

/** How many files of a kind there are, and how many of them are valid. */
export interface Validity {
  readonly all: number;
  readonly valid: number;
}

/**
 * Holds every feed of a release against its schema; a JSON Feed against the fields that it must
 * have.
 */
export async function countFeeds(release: string): Promise<Validity> {
  const files = listFiles(release).filter((file) =>
    /(?:^|\/)(?:rss\.xml|atom\.xml|feed\.json)$/.test(file),
  );
  const errors = await Promise.all(
    files.map((file) => findFeedErrors(file, readFileSync(join(release, file), 'utf8'))),
  );
  return { all: files.length, valid: errors.filter((found) => found.length === 0).length };
}

async function findFeedErrors(file: string, text: string): Promise<readonly string[]> {
  if (!file.endsWith('.json'))
    return findXmlErrors(text, file.endsWith('rss.xml') ? 'rss' : 'atom');
  const feed: {
    version?: unknown;
    title?: unknown;
    items?: readonly { id?: unknown; content_html?: unknown }[];
  } = JSON.parse(text);
  const isWhole =
    feed.version === 'https://jsonfeed.org/version/1.1' && typeof feed.title === 'string';
  const items = feed.items ?? [];
  const areTold =
    items.every(
      ({ id, content_html: html }) => typeof id === 'string' && typeof html === 'string',
    ) && new Set(items.map(({ id }) => id)).size === items.length;
  return isWhole && areTold ? [] : ['It lacks what JSON Feed 1.1 asks for.'];
}

/** The paths of all sitemap entries of a release; throws if a part does not follow its schema. */
export async function readSitemap(release: string): Promise<string[]> {
  const parts = listFiles(release).filter((file) => /^sitemap-\d+\.xml$/.test(file));
  const texts = parts.map((part) => readFileSync(join(release, part), 'utf8'));
  for (const text of texts) {
    const errors = await findXmlErrors(text, 'sitemap');
    if (errors.length > 0) throw new Error(`The sitemap is not valid: ${errors.join(' ')}`);
  }
  return texts.flatMap((text) =>
    [...text.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address = '']) => new URL(address).pathname),
  );
}
