import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { splitPlace, type Ledger } from '../domain/ledger.ts';
import { toBase } from '../domain/permalink.ts';
import { toRedirectFiles } from '../domain/redirect-files.ts';
import { formatRedirectPage, redirectScript, redirectScriptFile } from '../domain/redirect-page.ts';
import { listRedirects } from '../domain/redirects.ts';
import type { ReleasePage } from './verify/release-page.ts';

/** Writes where pages that are gone lead, for servers that read such files and as pages for all others. Returns how many there are. */
export async function writeRedirects(folder: string, siteUrl: string, ledger: Ledger, live: ReadonlySet<string>, pages: ReadonlyMap<string, ReleasePage>): Promise<number> {
  const redirects = listRedirects(ledger, live);
  for (const [name, text] of toRedirectFiles(redirects, toBase(siteUrl))) await writeFile(join(folder, name), text);
  if (redirects.length > 0) await writeFile(join(folder, redirectScriptFile), redirectScript);
  for (const { from, to } of redirects) {
    const file = join(folder, from.endsWith('/') ? `${from}index.html` : from);
    // What a release holds by itself is never written over, whatever the ledger says of its address.
    if (existsSync(file)) continue;
    const { heading = to, language = 'en', direction = 'ltr' } = pages.get(splitPlace(to).page) ?? {};
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, formatRedirectPage({ siteUrl, to, title: heading, language, direction }));
  }
  return redirects.length;
}
