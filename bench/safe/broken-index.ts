import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Browser, Locator, Page } from 'playwright-core';

/** A file that the search reads, and a way in which it does not come as it is. */
export interface Fault {
  readonly file: string;
  readonly way: string;
}

/** What the search reads, as patterns of their addresses. */
const files: Readonly<Record<string, RegExp>> = {
  'pagefind-entry.json': /\/pagefind\/pagefind-entry\.json/,
  'the meta data': /\.pf_meta$/,
  'a part of the index': /\.pf_index$/,
  'the text of a page': /\.pf_fragment$/,
  'a filter': /\.pf_filter$/,
  'the WebAssembly': /\/pagefind\/wasm\./,
  'words.json': /\/pagefind\/words\.json$/,
  'the words of a letter': /\/pagefind\/words\/[^/]+\.txt$/,
  'settings.json': /\/search\/settings\.json$/,
  'the worker': /\/assets\/search-worker[^/]*\.js$/,
};

const page =
  '<!doctype html><html lang="en"><head><title>Log in</title></head><body><h1>Welcome to the train</h1></body></html>';

/** What is sent in place of a file that is whole. */
type Spoil = (response: ServerResponse, file: Buffer, address: string) => unknown;

const ways: Readonly<Record<string, Spoil>> = {
  missing: (response) => response.writeHead(404, { 'Content-Type': 'text/html' }).end(page),
  // The length that is told fits, so that nothing but what is in the file gives it away.
  cut: (response, file) => response.end(file.subarray(0, Math.floor(file.length / 2))),
  'a page instead': (response) =>
    response.writeHead(200, { 'Content-Type': 'text/html' }).end(page),
  aborted: (response) => response.destroy(),
  silent: () => undefined,
  'of another release': (response, _, address) =>
    response.end(address.endsWith('.txt') ? 'other 1\n' : gzipSync('pagefind_dcd of another')),
};

/** Only a name that holds the hash of its file tells that it is another. */
const hashed = new Set([
  'the meta data',
  'a part of the index',
  'the text of a page',
  'a filter',
  'the words of a letter',
]);

/** Each file in each way. The order mixes them, so that the first few hold every file and way. */
export function listFaults(): Fault[] {
  const [names, hows] = [Object.keys(files), Object.keys(ways)];
  return names.length === 0
    ? []
    : hows.flatMap((_, turn) =>
        names.flatMap((file, at) => {
          const way = hows[(at + turn) % hows.length] ?? '';
          return way === 'of another release' && !hashed.has(file) ? [] : [{ file, way }];
        }),
      );
}

/** It narrows the search and misspells a word, so that every file is read. */
const question = '#q=sidde+effects+of+sesions&kind=question';

/** More pages than this keep each other from loading. */
const atOnce = 4;
/** How many milliseconds a page may take until it reads a file, also on a machine that does much else. */
const untilRead = 300_000;

/**
 * A busy browser may start the search later than the page waits for it. Then the failure is told
 * again, and a reader presses once more; of this part of the faults at most.
 */
const slowShare = 0.1;
const mostTries = 4;

/**
 * Asks a question while a file is broken, then mends it and presses “Try again”. Gives a line for
 * each fault that was not dealt with.
 */
export async function breakSearch(
  browser: Browser,
  site: string,
  faults: readonly Fault[],
): Promise<string[]> {
  const broken: string[] = [];
  const slow: string[] = [];
  const left = faults.values();
  const work = async () => {
    for (const fault of left) broken.push(...(await breakOnce(browser, site, fault, slow)));
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return slow.length > Math.max(1, faults.length * slowShare) ? [...broken, ...slow] : broken;
}

async function breakOnce(
  browser: Browser,
  site: string,
  { file, way }: Fault,
  slow: string[],
): Promise<string[]> {
  const [pattern, spoil] = [files[file], ways[way]];
  if (pattern === undefined || spoil === undefined)
    throw new Error(`There is no fault of ${file}, ${way}.`);
  let isBroken = true;
  const isRead = Promise.withResolvers<boolean>();
  const host = await startHost(site, (address) => {
    if (!isBroken || !pattern.test(address)) return undefined;
    isRead.resolve(true);
    return spoil;
  });
  const late = setTimeout(() => isRead.resolve(false), untilRead);
  const context = await browser.newContext({ baseURL: host.url });
  const tell = (what: string) => [`${file}, ${way}: ${what}`];
  try {
    const tab = await context.newPage();
    // Many pages load at once here, and one whose file never comes may not be done in half a minute.
    await tab.goto(`/search/${question}`, { waitUntil: 'commit', timeout: untilRead });
    if (!(await isRead.promise)) return tell('was never read');
    const alert = tab.locator('main').getByRole('alert');
    if (!(await comes(alert.filter({ hasText: 'could not be loaded' }))))
      return tell(
        `nothing said that the search failed; shown was: ${(await tab.locator('main search-panel').innerText()).slice(0, 200)}`,
      );
    const missing = await findMissing(tab);
    if (missing !== undefined) return tell(`did not offer ${missing}`);
    isBroken = false;
    for (let tries = 1; tries <= mostTries; tries += 1) {
      // It cannot be pressed while the search is still at work, or has answered.
      await tab
        .getByRole('button', { name: 'Try again' })
        .click({ timeout: 20_000 })
        .catch(() => undefined);
      if (await comes(tab.locator('main .search-result').first(), 60_000)) return [];
      if (tries === 1) slow.push(...tell('was there again, but one press was not enough'));
    }
    return tell(`no answer came after ${mostTries} more tries, though the file was there again`);
  } finally {
    clearTimeout(late);
    await context.close();
    host.close();
  }
}

/**
 * Asks in a tab, takes away every part of the index as a new release does, whose entry leads to
 * others, and asks again. Gives a line for what went wrong.
 */
export async function replaceRelease(browser: Browser, site: string): Promise<string[]> {
  let isReplaced = false;
  let isFound = false;
  const host = await startHost(site, (address) => {
    isFound ||= isReplaced && address.endsWith('/pagefind-entry.json');
    const isGone = isReplaced && !isFound && /\.pf_(?:index|fragment|filter)$/.test(address);
    return isGone ? ways['missing'] : undefined;
  });
  const context = await browser.newContext({ baseURL: host.url });
  try {
    const tab = await context.newPage();
    const first = tab.locator('main .search-result h2').first();
    await tab.goto('/search/#q=side+effects');
    if (!(await comes(first.filter({ hasText: 'side effects' })))) return ['nothing was found'];
    isReplaced = true;
    await tab.locator('main .search-input').fill('qualified practitioner');
    await tab.keyboard.press('Enter');
    if (!(await comes(first.filter({ hasText: 'practitioner' }))))
      return ['nothing was found with the new index'];
    const isTold = await tab.locator('main').getByRole('alert').isVisible();
    return [
      ...(isFound ? [] : ['no new index was looked for']),
      ...(isTold ? ['a failure was told'] : []),
    ];
  } finally {
    await context.close();
    host.close();
  }
}

/**
 * Starts a server that passes on the files of a site, and spoils those that `toSpoil` names. The
 * browser cannot do it, since not all requests of a worker can be intercepted there.
 */
async function startHost(site: string, toSpoil: (address: string) => Spoil | undefined) {
  const server = createServer((request, response) => {
    const address = request.url ?? '/';
    const answer = async () => {
      const whole = await fetch(site + address, { headers: { 'Accept-Encoding': 'identity' } });
      const file = Buffer.from(await whole.arrayBuffer());
      response.statusCode = whole.status;
      for (const name of ['content-type', 'content-security-policy']) {
        const value = whole.headers.get(name);
        if (value !== null) response.setHeader(name, value);
      }
      const spoil = toSpoil(address.replace(/\?.*/, ''));
      return spoil === undefined ? response.end(file) : spoil(response, file, address);
    };
    answer().catch(() => response.destroy());
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The host has no port.');
  return {
    url: `http://localhost:${address.port}`,
    close: (): void => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** What help does not come beside the message. */
async function findMissing(tab: Page): Promise<string | undefined> {
  const panel = tab.locator('main search-panel');
  const help = {
    'another try': panel.getByRole('button', { name: 'Try again' }),
    topics: tab.locator('main a[href^="/topics/"]:visible'),
    contact: panel.locator('a[href="/contact/"]:visible'),
  };
  for (const [name, way] of Object.entries(help)) if (!(await comes(way.first()))) return name;
  return undefined;
}

/** Whether something is shown sooner or later, also on a machine that does much else. */
function comes(shown: Locator, timeout = 240_000): Promise<boolean> {
  return shown.waitFor({ timeout }).then(
    () => true,
    () => false,
  );
}
