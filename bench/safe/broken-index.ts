import type { Browser, Locator, Page, Route } from 'playwright-core';

/** A file that the search reads, and a way in which it does not come as it is. */
export interface Fault {
  readonly file: string;
  readonly way: string;
}

/** What the search reads, as patterns of their addresses. */
const files: Readonly<Record<string, RegExp>> = {
  'pagefind.js': /\/pagefind\/pagefind\.js/,
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

const ways: Readonly<Record<string, (route: Route) => Promise<void>>> = {
  missing: (route) => route.fulfill({ status: 404, contentType: 'text/html', body: page }),
  cut: async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    // Headers that tell the length would give it away.
    await route.fulfill({
      status: 200,
      contentType: response.headers()['content-type'] ?? 'application/octet-stream',
      body: body.subarray(0, Math.floor(body.length / 2)),
    });
  },
  'a page instead': (route) => route.fulfill({ status: 200, contentType: 'text/html', body: page }),
  aborted: (route) => route.abort(),
  silent: () => new Promise(() => undefined),
};

/** Each file in each way. The order mixes them, so that the first few hold every file and way. */
export function listFaults(): Fault[] {
  const [names, hows] = [Object.keys(files), Object.keys(ways)];
  return names.length === 0
    ? []
    : hows.flatMap((_, turn) =>
        names.map((file, at) => ({ file, way: hows[(at + turn) % hows.length] ?? '' })),
      );
}

/** It narrows the search and misspells a word, so that every file is read. */
const question = '#q=sidde+effects+of+sesions&kind=question';

const atOnce = 4;

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
  const silent = faults.filter(({ way }) => way === 'silent');
  const left = faults.filter(({ way }) => way !== 'silent');
  const work = async () => {
    for (let fault = left.shift(); fault !== undefined; fault = left.shift())
      broken.push(...(await breakOnce(browser, site, fault)));
  };
  // Those that wait for what never comes wait together.
  await Promise.all([
    ...silent.map(async (fault) => broken.push(...(await breakOnce(browser, site, fault)))),
    ...Array.from({ length: atOnce }, work),
  ]);
  return broken;
}

async function breakOnce(browser: Browser, site: string, { file, way }: Fault): Promise<string[]> {
  const [pattern, spoil] = [files[file], ways[way]];
  if (pattern === undefined || spoil === undefined)
    throw new Error(`There is no fault of ${file}, ${way}.`);
  const context = await browser.newContext({ baseURL: site });
  const tell = (what: string) => [`${file}, ${way}: ${what}`];
  try {
    const tab = await context.newPage();
    let spoilt = 0;
    await context.route(pattern, (route) => {
      spoilt += 1;
      return spoil(route);
    });
    await tab.goto(`/search/${question}`);
    const alert = tab.locator('main').getByRole('alert');
    const isTold = await comes(alert.filter({ hasText: 'could not be loaded' }));
    if (spoilt === 0) return tell('was never read');
    if (!isTold)
      return tell(
        `nothing said that the search failed; shown was: ${(await tab.locator('main search-panel').innerText()).slice(0, 200)}`,
      );
    const missing = await findMissing(tab);
    if (missing !== undefined) return tell(`did not offer ${missing}`);
    await context.unroute(pattern);
    await tab.getByRole('button', { name: 'Try again' }).click();
    const isMended = await comes(tab.locator('main .search-result').first());
    return isMended
      ? []
      : tell('no answer came after another try, though the file was there again');
  } finally {
    await context.close();
  }
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
function comes(shown: Locator): Promise<boolean> {
  return shown.waitFor({ timeout: 90_000 }).then(
    () => true,
    () => false,
  );
}
