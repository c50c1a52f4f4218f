import { resolve } from 'node:path';
import { toCorpusPermalinks, writeCorpusContent } from './corpus-content.ts';
import { readCorpus, readQueries, type Pair, type Query } from './corpus.ts';
import { readOwnQueries, toOwnPermalinks, writeOwnContent } from './own-content.ts';
import { getRelease, hashFiles, hashText } from './release.ts';

/** A published site. */
export interface Site {
  readonly folder: string;
  /** The id of the answer that each permalink shows. */
  readonly ids: ReadonlyMap<string, string>;
}

/** What is measured: queries on a site, and the same search on a small one. */
export interface Subject {
  readonly site: Site;
  readonly queries: readonly Query[];
  /** Missing where the site itself is small. */
  readonly small: { readonly site: Site; readonly questions: readonly string[] } | undefined;
}

/** How many entries the small site has. */
const smallSize = 200;

/**
 * Publishes a corpus; the small site has entries from all over it. Throws an `InputError` if a file
 * cannot be used.
 */
export async function toCorpusSubject(corpus: string, queries: string): Promise<Subject> {
  const asked = readQueries(resolve(queries));
  const pairs = readCorpus(resolve(corpus));
  const toShare = (index: number) => Math.floor((index * smallSize) / pairs.length);
  const few = pairs.filter((_, index) => toShare(index) !== toShare(index - 1));
  const site = await publishPairs(pairs);
  return {
    site,
    queries: asked,
    small:
      few.length === pairs.length
        ? undefined
        : { site: await publishPairs(few), questions: few.map(({ question }) => question) },
  };
}

/** Publishes the content of this project without the wordings that are asked. */
export async function toOwnSubject(): Promise<Subject> {
  const content = resolve(import.meta.dirname, '../../content');
  const folder = await getRelease(hashFiles([content]), (to) => writeOwnContent(to, content));
  return {
    site: { folder, ids: toOwnPermalinks(content) },
    queries: readOwnQueries(content),
    small: undefined,
  };
}

async function publishPairs(pairs: readonly Pair[]): Promise<Site> {
  const folder = await getRelease(hashText(JSON.stringify(pairs)), (to) =>
    writeCorpusContent(to, pairs, 'en'),
  );
  return { folder, ids: toCorpusPermalinks(pairs) };
}
