import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  createLine,
  serializeLedger,
  ledgerFile,
  parseAnchor,
  formatPlace,
  type Ledger,
  type LedgerLine,
  parseLedgerText,
} from '../../domain/addresses/index.ts';
import { parsePermalink } from '../../schemas/index.ts';
import { readIfThere } from './ledger-file.ts';
import type { SiteFiles } from '../files/site-files.ts';
import { readManifest } from '../finalize/manifest.ts';
import { findCanonical, type Tag } from '../pages/html.ts';
import { createPageReader, isIndexPage, toPath } from '../pages/page-facts.ts';

/**
 * Writes into a release what its addresses were when it was made, without the reasons why some are
 * gone.
 */
export function writeReleaseLedger(files: SiteFiles, ledger: Ledger): void {
  const told = new Map(
    [...ledger].map(([address, line]) => [address, createLine({ ...line, reason: undefined })]),
  );
  files.write(ledgerFile, serializeLedger(told));
}

/**
 * Every address that a release promises, if it is one of the site at `siteUrl`; undefined if there
 * is none there. Of a release that holds no ledger, as builds made them before, all that its pages
 * show, or nothing if they are not to be read.
 */
export async function readReleaseLedger(
  folder: string,
  siteUrl: string,
  { readsPages = true } = {},
): Promise<Ledger | undefined> {
  const home = await readFile(join(folder, 'index.html'), 'utf8').catch(() => undefined);
  if (home === undefined || !isOfSite(home, siteUrl)) return undefined;
  const bytes = await readIfThere(join(folder, ledgerFile));
  if (bytes !== undefined) return parseLedgerText(bytes.toString(), parsePermalink).ledger;
  return readsPages ? readPages(folder) : new Map();
}

/**
 * Two sites may be built into one folder by turns; what one has shown is no promise of the other.
 */
function isOfSite(home: string, siteUrl: string): boolean {
  const canonical = findCanonical(home);
  return (
    canonical !== undefined &&
    URL.canParse(siteUrl) &&
    canonical === new URL(siteUrl).href.replace(/\/?$/, '/')
  );
}

/** Any origin will do: what is read does not depend on it. */
const anyOrigin = 'https://release.invalid';

async function readPages(folder: string): Promise<Ledger | undefined> {
  const manifest = await readManifest(folder);
  if (manifest === undefined) return undefined;
  const ledger = new Map<string, LedgerLine>();
  const readPage = createPageReader({ siteUrl: anyOrigin });
  for (const path of [...manifest.files.keys()].filter(
    (each) => each.endsWith('.html') && each !== '404.html',
  )) {
    const html = await readFile(join(folder, path), 'utf8').catch(() => '');
    const places: { readonly element: string; readonly id: string }[] = [];
    const onTag = ({ name, attributes: { id } }: Tag) => {
      if (id !== undefined) places.push({ element: name, id });
    };
    const { isRedirect, redirectsTo } = readPage(path, html, [{ onTag }]);
    const address = toPath(path);
    if (isRedirect) {
      enter(ledger, address, redirectsTo === undefined ? {} : { to: redirectsTo });
      continue;
    }
    if (!isIndexPage(path)) continue;
    enter(ledger, address, {});
    let heading: string | undefined;
    for (const { element, id } of places) {
      if (parseAnchor(address, element, id) !== undefined)
        enter(ledger, formatPlace(address, id), {});
      // The old id of a heading that was reworded, and the place of something that went elsewhere.
      else if (element === 'span' || element === 'p')
        enter(ledger, formatPlace(address, id), {
          to: element === 'span' ? formatPlace(address, heading) : address,
        });
      if (/^h[1-6]$/.test(element)) heading = id;
    }
  }
  return ledger;
}

/** Enters what a page of the release says, as far as a ledger may hold it. */
function enter(ledger: Map<string, LedgerLine>, address: string, line: LedgerLine): void {
  if ('line' in parsePermalink(address, line)) ledger.set(address, line);
}
