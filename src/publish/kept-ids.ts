import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ledger } from '../domain/addresses/ledger.ts';
import { splitPlace } from '../domain/addresses/ledger.ts';
import { toHref } from '../domain/addresses/permalink.ts';
import { escapeHtml } from '../domain/addresses/redirects.ts';
import { listKeptIds, type KeptId } from '../domain/addresses/redirects.ts';
import type { ReleasePage } from './audit/release-page.ts';

/**
 * Writes into the pages the ids that they or the pages before them had: beside the new id where the text stands on the same
 * page, else at the end of the page with a link to it, which shows only to readers who come by the old address.
 */
export async function writeKeptIds(
  folder: string,
  base: string,
  ledger: Ledger,
  live: ReadonlySet<string>,
  pages: ReadonlyMap<string, ReleasePage>,
): Promise<void> {
  for (const [address, kept] of Map.groupBy(listKeptIds(ledger, live), ({ page }) => page)) {
    const page = pages.get(address);
    if (page === undefined) continue;
    const file = join(folder, page.path);
    const html = await readFile(file, 'utf8');
    const others = kept.filter(({ id }) => !page.ids.has(id));
    await writeFile(file, addLinks(addIds(html, page, others), base, others, pages));
  }
}

function addIds(html: string, { places }: ReleasePage, kept: readonly KeptId[]): string {
  const byPlace = Map.groupBy(kept, ({ at }) => at);
  // From the end, so that the offsets before stay what they are.
  return places
    .toSorted((a, b) => b.end - a.end)
    .reduce((text, { id, end }) => {
      const spans = (byPlace.get(id) ?? []).map(
        (each) => `<span id="${escapeHtml(each.id)}"></span>`,
      );
      return spans.length === 0 ? text : text.slice(0, end) + spans.join('') + text.slice(end);
    }, html);
}

function addLinks(
  html: string,
  base: string,
  kept: readonly KeptId[],
  pages: ReadonlyMap<string, ReleasePage>,
): string {
  const links = kept.flatMap(({ id, to }) => {
    const title = to === undefined ? undefined : (pages.get(splitPlace(to).page)?.heading ?? to);
    return to === undefined || title === undefined
      ? []
      : [
          `<p class="moved" id="${escapeHtml(id)}" data-pagefind-ignore><a href="${escapeHtml(toHref(base, to))}">${escapeHtml(title)}</a></p>`,
        ];
  });
  const end = html.lastIndexOf('</main>');
  return links.length === 0 || end < 0
    ? html
    : html.slice(0, end) + links.join('') + html.slice(end);
}
