import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatCommand } from '../../domain/text/command.ts';
import type { Inventory, Listed } from './change.ts';
import { toAnchor, toPlace } from '../../domain/addresses/ledger.ts';
import { fixedPermalinks, parseHref } from '../../domain/addresses/permalink.ts';
import { RefusedError } from '../refused.ts';
import type { Manifest } from '../finalize/manifest.ts';
import { parseTags, toText, type Tag } from '../audit/html-tags.ts';
import { toPath, toReleasePage } from '../audit/release-page.ts';
import { listMarkedSentences } from './marked-sentences.ts';

/** What the pages of a release show, where those that moved lead, and every address and id that is there. */
export interface ReleaseInventory {
  readonly inventory: Inventory;
  readonly redirects: ReadonlyMap<string, string>;
  readonly live: ReadonlySet<string>;
}

/** Nothing that is told depends on where the release is published. */
const anyOrigin = 'https://release.invalid';

/** Reads the pages that the manifest of a release names. Throws a `RefusedError` where one is not there. */
export async function readReleaseInventory(
  folder: string,
  { files }: Manifest,
): Promise<ReleaseInventory> {
  const things = {
    pages: new Map<string, Listed>(),
    claims: new Map<string, Listed>(),
    sources: new Map<string, Listed>(),
    reviews: new Map<string, Listed>(),
    anchors: new Map<string, Listed>(),
  };
  const redirects = new Map<string, string>();
  const live = new Set<string>();
  const base = await readBase(folder);
  for (const path of [...files.keys()]
    .filter((each) => each.endsWith('.html') && each !== '404.html')
    .sort()) {
    const html = await readFile(join(folder, path), 'utf8').catch(() => {
      throw new RefusedError(
        `${folder} lacks ${path}, which its manifest names. Run ${formatCommand(`verify ${folder}`)}, or build it again.`,
      );
    });
    const { heading, text, isRedirect, places, ids, language } = toReleasePage(
      path,
      html,
      anyOrigin,
    );
    const address = toPath(path);
    if (isRedirect) {
      const to =
        parseTags(html)
          .find(({ name }) => name === 'a')
          ?.attributes.get('href') ?? '';
      redirects.set(address, parseHref(base, to) ?? to);
      continue;
    }
    for (const each of [address, ...[...ids].map((id) => toPlace(address, id))]) live.add(each);
    things.pages.set(address, {
      words: heading,
      facts: new Map([
        ['title', heading],
        ['description', toDescription(html)],
        ['text', describeText(text)],
        ...toImages(html),
      ]),
    });
    for (const [sentence, citedIds] of listMarkedSentences(html, language))
      things.claims.set(`${address} ${sentence}`, {
        words: '',
        facts: new Map([['rests on', citedIds.join(', ')]]),
        page: address,
      });
    const review = toReviewText(html);
    if (review !== '')
      things.reviews.set(address, {
        words: heading,
        facts: new Map([['line', review]]),
        page: address,
      });
    for (const { element, id, end } of places) {
      const isSource = address === fixedPermalinks.sources && element === 'li';
      if (isSource) things.sources.set(id, toSource(html, end));
      else if (toAnchor(address, element, id) !== undefined)
        things.anchors.set(toPlace(address, id), {
          words: /^h\d$/.test(element) ? cut(html, end, `</${element}`) : '',
          facts: new Map(),
          page: address,
        });
    }
  }
  return { inventory: things, redirects, live };
}

/** The path below which a release lies, as the canonical address of its home page tells: `/`, or `/repo/`. */
async function readBase(folder: string): Promise<string> {
  const html = await readFile(join(folder, 'index.html'), 'utf8').catch(() => '');
  const isCanonical = ({ name, attributes }: Tag) =>
    name === 'link' && attributes.get('rel') === 'canonical';
  const canonical = parseTags(html).find(isCanonical)?.attributes.get('href') ?? '';
  return URL.canParse(canonical) ? new URL(canonical).pathname : '/';
}

/** The words of the main part are told by their length and hash: they are long, and stand without what parts them. */
function describeText(text: string): string {
  return `${text.length} letters (${createHash('sha256').update(text).digest('hex').slice(0, 8)})`;
}

function toDescription(html: string): string {
  return (
    parseTags(html)
      .find(({ name, attributes }) => name === 'meta' && attributes.get('name') === 'description')
      ?.attributes.get('content') ?? ''
  );
}

/** The images of the main part by the names that they have in the content; what stands behind is another where their bytes are. */
function toImages(html: string): Map<string, string> {
  const files = parseTags(html.slice(html.indexOf('<main'))).flatMap(({ name, attributes }) =>
    name === 'img' ? [attributes.get('src')?.split('/').at(-1) ?? ''] : [],
  );
  return new Map(
    [...Map.groupBy(files, (file) => file.split('.', 1)[0] ?? '')].map(([name, those]) => [
      `image ${name}`,
      [...new Set(those)].join(', '),
    ]),
  );
}

function toSource(html: string, start: number): Listed {
  const record = cut(html, start, '</dl');
  const title = html.indexOf('<cite', start);
  return {
    words: title < 0 ? '' : cut(html, title, '</cite'),
    facts: new Map([['record', record]]),
  };
}

/** What the page says of its review; '' where it says nothing. */
function toReviewText(html: string): string {
  const line = parseTags(html).find(
    ({ name, attributes }) => name === 'li' && attributes.get('class') === 'reviewed',
  );
  return line === undefined ? '' : cut(html, line.end, '</li');
}

function cut(html: string, start: number, close: string): string {
  const end = html.indexOf(close, start);
  // What stands in blocks of its own is parted on the page without a space between.
  return toText(html.slice(start, end < 0 ? undefined : end).replace(/<\/(?:p|dt|dd|div)>/g, '$& '))
    .replace(/\s+/g, ' ')
    .trim();
}
