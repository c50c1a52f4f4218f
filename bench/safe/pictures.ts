import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { cleanSvg, decodeSvg } from '../../src/domain/svg/index.ts';
import { startBrowser } from '../start-browser.ts';
import { findUnlisted } from './picture-names.ts';
import { mutatePicture } from './picture-mutations.ts';
import type { SafetyRow } from './row.ts';

const folder = resolve(import.meta.dirname, '../../tests/fixtures/pictures');
const origin = 'https://pictures.example';
const atOnce = 4;
/** A page that never settles is compared as it is after so many more screenshots. */
const mostShots = 5;
const mostAttempts = 4;

/**
 * What hostile pictures do if they are not cleaned: run a script, ask another address, or nothing
 * that today's browser would do.
 */
const harms = ['script', 'request', 'inert'] as const;
type Harm = (typeof harms)[number];

interface Picture {
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * Opens hostile pictures one by one in a browser without any header, as they are and as they are
 * published, and honest ones, whose looks are compared; then publishes `mutations` random changes
 * of hostile ones. `share` says how many of the pictures are opened: 1 is each, 5 each fifth.
 */
export async function tryPictures(
  mutations: number,
  share = 1,
  given?: Browser,
): Promise<SafetyRow[]> {
  const browser = given ?? (await startBrowser());
  try {
    const hostile = harms.flatMap((harm) =>
      readPictures(join('hostile', harm))
        .filter((_, index) => index % share === 0)
        .map((picture) => ({ harm, picture })),
    );
    return [
      await tryRaw(
        browser,
        hostile.filter(({ harm }) => harm !== 'inert'),
      ),
      await tryClean(
        browser,
        hostile.map(({ picture }) => picture),
      ),
      tryFindings(hostile.map(({ picture }) => picture)),
      ...(await tryLooks(
        browser,
        readPictures('honest').filter((_, index) => index % share === 0),
      )),
      ...(await tryMutations(
        browser,
        readPictures('hostile/script').concat(
          readPictures('hostile/request'),
          readPictures('hostile/inert'),
          readPictures('honest'),
        ),
        mutations,
      )),
    ];
  } finally {
    if (given === undefined) await browser.close();
  }
}

function readPictures(below: string): Picture[] {
  return readdirSync(join(folder, below))
    .sort()
    .map((file) => ({
      name: `${basename(below)}/${file}`,
      bytes: readFileSync(join(folder, below, file)),
    }));
}

/**
 * So that the trial can fail: each of these does what it is there for when it is opened as it is.
 */
async function tryRaw(
  browser: Browser,
  hostile: readonly { harm: Harm; picture: Picture }[],
): Promise<SafetyRow> {
  const broken: string[] = [];
  await forEach(browser, hostile, async ({ page, open }, { harm, picture }) => {
    const isHarm = (url: string) => url.endsWith('/ran') === (harm === 'script');
    const asked = await open(picture.bytes, '/picture.svg');
    // An animation begins when the browser gets to it, which may be late on a busy machine.
    const comesLater = () =>
      page
        .waitForRequest((request) => isHarm(request.url()), { timeout: 30_000 })
        .then(
          () => true,
          () => asked.some(isHarm),
        );
    if (!asked.some(isHarm) && !(await comesLater()))
      broken.push(`${picture.name} does no harm although nobody cleaned it`);
  });
  return {
    promise: 'hostile pictures do harm before they are cleaned',
    tried: hostile.length,
    broken,
  };
}

async function tryClean(browser: Browser, hostile: readonly Picture[]): Promise<SafetyRow> {
  const broken: string[] = [];
  await forEach(browser, hostile, async ({ open }, { name, bytes }) => {
    const { svg } = cleanSvg(decodeSvg(bytes));
    if (svg === undefined) return;
    const asked = [
      ...(await open(Buffer.from(svg), '/picture.svg')),
      ...(await open(Buffer.from(svg), '/page.html')),
    ];
    for (const url of asked) broken.push(`${name} asked for ${url}`);
    for (const unlisted of findUnlisted(svg)) broken.push(`${name} still holds ${unlisted}`);
  });
  return {
    promise: 'no published picture runs a script or asks for anything',
    tried: hostile.length,
    broken,
  };
}

function tryFindings(hostile: readonly Picture[]): SafetyRow {
  const broken = hostile.filter(({ bytes }) => {
    const text = decodeSvg(bytes);
    const { svg, findings } = cleanSvg(text);
    return (
      findings.some(({ start, end }) => start < 0 || end > text.length || start > end) ||
      (findings.length === 0 && !isHarmless(svg))
    );
  });
  return {
    promise: 'what a hostile picture may not hold is told with its place',
    tried: hostile.length,
    broken: broken.map(({ name }) => `${name} passes without a word`),
  };
}

/**
 * Only notes that no program acts on may go in silence, and then the picture that is left has
 * nothing of them.
 */
function isHarmless(svg: string | undefined): boolean {
  return svg !== undefined && !/elsewhere|script|file:/.test(svg);
}

/**
 * Honest pictures are published without a word and look the same, as a page of their own and in a
 * page.
 */
async function tryLooks(browser: Browser, honest: readonly Picture[]): Promise<SafetyRow[]> {
  const refused: string[] = [];
  const changed: string[] = [];
  await forEach(browser, honest, async ({ page, open }, { name, bytes }) => {
    const { svg, findings } = cleanSvg(decodeSvg(bytes));
    if (findings.length > 0 || svg === undefined)
      refused.push(`${name}: ${findings.map(({ found }) => found).join(' ')}`);
    const clean = Buffer.from(svg ?? '');
    const isSame = async (path: '/picture.svg' | '/page.html') => {
      // A busy browser may paint a frame late, but pictures that differ do so each time.
      for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
        await open(bytes, path);
        const before = await draw(page);
        await open(clean, path);
        if (before.equals(await draw(page))) return true;
      }
      return false;
    };
    if (!(await isSame('/picture.svg'))) changed.push(`${name} looks other than before`);
    // In a page nobody can hold an animation still.
    if (/<animate|@keyframes/.test(bytes.toString())) return;
    if (!(await isSame('/page.html'))) changed.push(`${name} looks other than before in a page`);
  });
  return [
    {
      promise: 'honest pictures are published without a word',
      tried: honest.length,
      broken: refused,
    },
    {
      promise: 'honest pictures look the same, point by point',
      tried: honest.length,
      broken: changed,
    },
  ];
}

/**
 * What the page shows once it has settled: the load event may come before a picture is decoded and
 * painted.
 */
async function draw(page: Page): Promise<Buffer> {
  await page.evaluate(async () => {
    if (document.documentElement instanceof SVGSVGElement) {
      document.documentElement.pauseAnimations();
      document.documentElement.setCurrentTime(1.5);
    }
    // A picture that cannot be decoded is compared as it is shown.
    await Promise.allSettled([...document.images].map((image) => image.decode()));
    await new Promise<void>((done) =>
      requestAnimationFrame(() => requestAnimationFrame(() => done())),
    );
  });
  const shoot = () =>
    page.screenshot({ animations: 'disabled', clip: { x: 0, y: 0, width: 480, height: 320 } });
  let last = await shoot();
  for (let more = 0; more < mostShots; more += 1) {
    const next = await shoot();
    if (next.equals(last)) return next;
    last = next;
  }
  return last;
}

/** Each mutation is published; each fiftieth is opened as well. */
async function tryMutations(
  browser: Browser,
  seeds: readonly Picture[],
  count: number,
): Promise<SafetyRow[]> {
  const broken: string[] = [];
  const published: { name: string; svg: string }[] = [];
  for (let number = 0; number < count; number += 1) {
    const text = mutatePicture(
      seeds.map(({ bytes }) => decodeSvg(bytes)),
      number,
    );
    try {
      const { svg } = cleanSvg(text);
      if (svg === undefined) continue;
      published.push({ name: `mutation ${number}`, svg });
      for (const unlisted of findUnlisted(svg))
        broken.push(`mutation ${number} still holds ${unlisted}`);
      const again = cleanSvg(svg);
      if (again.svg !== svg || again.findings.length > 0)
        broken.push(`mutation ${number} is not clean when it is cleaned again`);
    } catch (error) {
      broken.push(`mutation ${number} ends with ${String(error)}`);
    }
  }
  const opened = published.filter((_, index) => index % 50 === 0);
  const harmful: string[] = [];
  await forEach(browser, opened, async ({ open }, { name, svg }) => {
    for (const url of await open(Buffer.from(svg), '/picture.svg'))
      harmful.push(`${name} asked for ${url}`);
  });
  return [
    {
      promise: 'mutated pictures come out with allowed names only',
      tried: published.length,
      broken,
    },
    {
      promise: 'mutated pictures run and ask nothing when they are opened',
      tried: opened.length,
      broken: harmful,
    },
  ];
}

/**
 * A page of a browser that reaches no network, and what it asked for since a picture was opened in
 * it.
 */
interface Viewer {
  readonly page: Page;
  readonly open: (bytes: Buffer, path: '/picture.svg' | '/page.html') => Promise<string[]>;
}

/** Works on all items with a few pages. */
async function forEach<Item>(
  browser: Browser,
  items: readonly Item[],
  work: (viewer: Viewer, item: Item) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  await Promise.all(
    Array.from({ length: Math.min(atOnce, items.length) }, async () => {
      const context = await browser.newContext({
        viewport: { width: 480, height: 320 },
        colorScheme: 'light',
        serviceWorkers: 'block',
      });
      const viewer = await createViewer(await context.newPage());
      for (const item of queue) await work(viewer, item);
      await context.close();
    }),
  );
}

const frames =
  '<!doctype html><title>Page</title><link rel="icon" href="/picture.svg"><body style="margin:0"><img src="/picture.svg" alt=""><object data="/picture.svg" type="image/svg+xml"></object><iframe src="/picture.svg"></iframe>';

/** All that is served has a type and no other header. */
async function createViewer(page: Page): Promise<Viewer> {
  let bytes: Buffer = Buffer.alloc(0);
  let asked: string[] = [];
  await page.route('**', async (route) => {
    const url = route.request().url();
    if (url === `${origin}/page.html`)
      await route.fulfill({ contentType: 'text/html', body: frames });
    else if (url === `${origin}/picture.svg`)
      await route.fulfill({ contentType: 'image/svg+xml', body: bytes });
    else if (url === `${origin}/last`) await route.fulfill({ body: '' });
    else {
      asked.push(url);
      // This answer lets the page stay where it is, also where it was to be left.
      await route.fulfill({ status: 204, body: '' });
    }
  });
  return {
    page,
    open: async (picture, path) => {
      const own: string[] = [];
      await page.goto('about:blank');
      [bytes, asked] = [picture, own];
      const ignoreWhereItLeft = (error: unknown) => {
        if (own.length === 0) throw error;
      };
      await page.goto(origin + path, { waitUntil: 'load' }).catch(ignoreWhereItLeft);
      await page.evaluate(useEverything).catch(ignoreWhereItLeft);
      return own;
    },
  };
}

/**
 * Does what a reader could do with each element of the page and of its frames, and waits until all
 * that this began was asked for.
 */
async function useEverything(): Promise<void> {
  const twoFrames = () =>
    new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
  await twoFrames();
  const documents = [
    document,
    ...[...document.querySelectorAll('object, iframe')].flatMap((each) =>
      'contentDocument' in each && each.contentDocument instanceof Document
        ? [each.contentDocument]
        : [],
    ),
  ];
  for (const each of documents) {
    for (const element of each.querySelectorAll('*')) {
      for (const name of ['mouseover', 'focusin', 'click'] as const) {
        const event =
          name === 'focusin'
            ? new FocusEvent(name, { bubbles: true })
            : new MouseEvent(name, { bubbles: true, cancelable: true, view: window });
        element.dispatchEvent(event);
      }
    }
    for (const form of each.getElementsByTagNameNS('http://www.w3.org/1999/xhtml', 'form'))
      if ('submit' in form && typeof form.submit === 'function') form.submit();
  }
  await twoFrames();
  await fetch('/last');
  await twoFrames();
  await fetch('/last');
}
