import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { splitPlace, type Ledger } from '../domain/addresses/ledger.ts';
import {
  formatRedirectPage,
  redirectScript,
  redirectScriptFile,
} from '../domain/addresses/redirects.ts';
import { listRedirects, type Redirect } from '../domain/addresses/redirects.ts';
import type { ReleasePage } from './audit/release-page.ts';

/** Writes a page at each address of a page that is gone, which leads on to where its text is, and returns all of them for servers that do so. */
export async function writeRedirectPages(
  folder: string,
  siteUrl: string,
  ledger: Ledger,
  live: ReadonlySet<string>,
  pages: ReadonlyMap<string, ReleasePage>,
): Promise<readonly Redirect[]> {
  const redirects = listRedirects(ledger, live);
  if (redirects.length > 0) await writeFile(join(folder, redirectScriptFile), redirectScript);
  for (const { from, to } of redirects) {
    const file = join(folder, from.endsWith('/') ? `${from}index.html` : from);
    // What a release holds by itself is never written over, whatever the ledger says of its address.
    if (existsSync(file)) continue;
    const {
      heading = to,
      language = 'en',
      direction = 'ltr',
    } = pages.get(splitPlace(to).page) ?? {};
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, formatRedirectPage({ siteUrl, to, title: heading, language, direction }));
  }
  return redirects;
}
