import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../src/publish/project/index.ts';
import { readLedger } from '../src/publish/ledger/ledger-file.ts';
import { serve } from '../src/publish/serve.ts';
import { followAddresses } from './findable/addresses.ts';
import { countAttacks } from './findable/attacks.ts';
import { countFeeds, readSitemap } from './findable/feeds.ts';
import { writeMovedContent } from './findable/moved-content.ts';
import { countStatements } from './findable/statements.ts';
import { visitPages } from './findable/visits.ts';
import { startBrowser } from './start-browser.ts';

/**
 * Publishes the site's own content, with every FAQ entry under a new name, and prints what machines
 * find there, whether every address that was ever published still leads to its text, what the
 * policy refuses or is asked elsewhere, and whether any payload that attacks readers runs.
 */
export async function benchFindable(print: (line: string) => void): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'answerable-findable-'));
  const browser = await startBrowser();
  try {
    const [content, site] = [join(folder, 'content'), join(folder, 'site')];
    writeMovedContent(join(packageRoot, 'content'), content);
    publishContent(content, site);
    const server = await serve(site, { port: 0 });
    const { pages, listed, valid } = countStatements(site);
    const feeds = await countFeeds(site);
    const paths = await readSitemap(site);
    const { addresses, redirects, dead } = await followAddresses(
      await readLedger(content),
      server.url,
    );
    const { violations, foreign } = await visitPages(browser, server.url, [
      ...paths,
      '/search/',
      '/no-such-page/',
    ]);
    await server.close();
    const { tried, ran } = await countAttacks(browser);
    print(
      formatTable([
        ['pages', pages],
        ['sitemap entries', paths.length],
        ['pages with valid JSON-LD, of those that may be listed', `${valid} of ${listed}`],
        ['valid feeds', `${feeds.valid} of ${feeds.all}`],
        ['addresses ever published', addresses],
        ['redirects followed', redirects],
        ['addresses that lead nowhere', dead.length],
        ['CSP violations', violations.length],
        ['requests to other origins', foreign.length],
        ['payloads tried', tried],
        ['payloads run', ran.length],
      ]),
    );
    for (const each of [...dead, ...violations, ...foreign, ...ran]) print(`  ${each}`);
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function publishContent(content: string, out: string): void {
  const { status } = spawnSync(
    process.execPath,
    [
      join(packageRoot, 'src/cli/answerable.js'),
      'build',
      '--content',
      content,
      '--out',
      out,
      '--preview',
    ],
    { cwd: packageRoot, stdio: ['ignore', 2, 2] },
  );
  if (status !== 0) throw new Error(`The content in ${content} could not be published, see above.`);
}

function formatTable(rows: readonly (readonly [string, string | number])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join('\n');
}
