import { listPermalinks, readPage } from '../../tests/build/read-release.ts';
import { compareStatements, readGraphs } from '../../tests/build/page-statements.ts';

/**
 * How many pages of a release there are, and how many of those that search engines may list have
 * valid JSON-LD.
 */
export interface Statements {
  readonly pages: number;
  readonly listed: number;
  readonly valid: number;
}

/**
 * Counts pages whose one graph can be read, is of schema.org, and says only what the page shows.
 * Pages that only lead elsewhere are none.
 */
export function countStatements(release: string): Statements {
  const pages = listPermalinks(release)
    .map((permalink) => readPage(release, permalink))
    .filter(({ document }) => document.querySelector('meta[http-equiv=refresh]') === null);
  const listed = pages.filter(
    ({ document }) => document.querySelector('meta[name=robots]') === null,
  );
  return {
    pages: pages.length,
    listed: listed.length,
    valid: listed.filter(({ document, html }) => isValid(document, html)).length,
  };
}

function isValid(document: Document, html: string): boolean {
  try {
    const graphs = readGraphs(document);
    const { statements, unseen } = compareStatements(document, html);
    return (
      graphs.length === 1 &&
      graphs[0]?.['@context'] === 'https://schema.org' &&
      statements > 0 &&
      unseen.length === 0
    );
  } catch {
    return false;
  }
}
