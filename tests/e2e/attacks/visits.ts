import type { Page } from 'playwright-core';
import { listFiles } from '../../build/read-release.ts';
import { usualOrDeep } from '../../deep.ts';
import { toGroups } from './payloads.ts';

/** Opens an empty page of a browser that either keeps the policy of the site or none. */
export type Open = (options: { readonly bypassCSP: boolean }) => Promise<Page>;

/** An address, and what ran there or lay in wait. */
export type Found = readonly [address: string, what: readonly string[]];

/**
 * Touches all that stands on a page, follows its links as far as they run something, and gives what
 * has run or would.
 */
export async function meet(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const stay = (event: Event) => event.preventDefault();
    // A link of the form javascript: runs after its click unless that is prevented, so only links
    // to pages are kept from leading away.
    addEventListener(
      'click',
      (event) =>
        event.target instanceof Element &&
        /^(?:https?|mailto|tel):/.test(event.target.closest('a')?.href ?? '') &&
        stay(event),
    );
    addEventListener('submit', stay);
    const found: string[] = [];
    const isScript = (address: string) =>
      URL.canParse(address, document.baseURI) &&
      /^(?:javascript|vbscript|data):/.test(new URL(address, document.baseURI).protocol);
    for (const each of document.querySelectorAll('*')) {
      for (const { name, value } of each.attributes)
        if (
          /^on|^srcdoc$/i.test(name) ||
          (/^(?:href|xlink:href|src|action|formaction|data)$/i.test(name) && isScript(value))
        )
          found.push(`<${each.localName} ${name}="${value}">`);
      if (each.matches('iframe, object, embed, base')) found.push(`<${each.localName}>`);
    }
    for (const each of document.querySelectorAll('body *')) {
      for (const name of [
        'mouseover',
        'pointerenter',
        'focus',
        'toggle',
        'begin',
        'animationstart',
        'error',
        'load',
      ])
        each.dispatchEvent(new Event(name));
      if (each.matches('main a'))
        each.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
    }
    // Such a link runs in a task of its own.
    await new Promise((done) => setTimeout(done));
    return '__ran' in window ? [...found, 'ran'] : found;
  });
}

/**
 * Opens addresses, three at a time, waits in each for what is to come, and gives those at which
 * something ran.
 */
async function visit(
  open: Open,
  url: string,
  addresses: readonly string[],
  bypassCSP: boolean,
  wait: (page: Page) => Promise<unknown> = () => Promise.resolve(),
): Promise<Found[]> {
  const left = [...addresses];
  const found: Found[] = [];
  const visitSome = async () => {
    const page = await open({ bypassCSP });
    for (let address = left.shift(); address !== undefined; address = left.shift()) {
      await page.goto(new URL(address, url).href, { waitUntil: 'domcontentloaded' });
      await wait(page);
      const what = await meet(page);
      if (what.length > 0) found.push([address, what]);
    }
    await page.close();
  };
  await Promise.all([visitSome(), visitSome(), visitSome()]);
  return found;
}

/** Opens every page of a release and every other file that a browser shows, without a policy. */
export function visitFiles(open: Open, url: string, release: string): Promise<Found[]> {
  const files = listFiles(release).filter(
    (file) =>
      !file.startsWith('pagefind/') && /\.(?:html|xml|json|txt|svg|webmanifest)$/.test(file),
  );
  return visit(
    open,
    url,
    files.map((file) => `/${file.replace(/(^|\/)index\.html$/, '$1')}`),
    true,
  );
}

const toPart = (text: string) => encodeURIComponent(text).replaceAll('.', '%2E');

/** Asks some payloads in addresses of the search, and meets what is found. */
export function visitSearches(open: Open, url: string, bypassCSP: boolean): Promise<Found[]> {
  const addresses = someTexts().map(
    (text) => `/search/?q=${toPart(text)}&topic=${toPart(text)}#${toPart(text)}`,
  );
  return visit(open, url, addresses, bypassCSP, (page) =>
    page.waitForSelector('main search-panel[data-answered], main .search-failure:not([hidden])'),
  );
}

/**
 * Asks for pages that are not there, each with some payloads in its address, and meets what is
 * offered in their place.
 */
export function visitMissing(open: Open, url: string, bypassCSP: boolean): Promise<Found[]> {
  const addresses = someTexts().map(
    (text) => `/${toPart(text.replaceAll('/', ' '))}/?${toPart(text)}#${toPart(text)}`,
  );
  return visit(open, url, addresses, bypassCSP, (page) => page.waitForSelector('missing-page a'));
}

/** A few payloads together; of several such groups one. */
function someTexts(): string[] {
  return toGroups(6)
    .filter((_, number) => number % usualOrDeep(6, 4) === 0)
    .map((group) => group.join(' '));
}

/**
 * Asks one question after the other on the one open page of the search; gives how many had results,
 * and what ran.
 */
export async function typeQuestions(
  open: Open,
  url: string,
  questions: readonly string[],
  bypassCSP: boolean,
): Promise<{ readonly answered: number; readonly found: readonly string[] }> {
  const page = await open({ bypassCSP });
  await page.goto(new URL('/search/', url).href);
  const answered = await page.evaluate(askAll, questions);
  const found = await meet(page);
  await page.close();
  return { answered, found };
}

/** Runs in the page. Each question waits for the answer to the one before. */
async function askAll(questions: readonly string[]): Promise<number> {
  const panel = document.querySelector<HTMLElement>('main search-panel');
  const input = panel?.querySelector('input');
  if (!panel || !input) throw new Error('There is no search on this page.');
  let answered = 0;
  for (const question of questions) {
    delete panel.dataset['answered'];
    const isAnswered = new Promise<void>((done) => {
      new MutationObserver((_, observer) => {
        if (panel.dataset['answered'] === undefined) return;
        observer.disconnect();
        done();
      }).observe(panel, { attributeFilter: ['data-answered'] });
    });
    input.value = question;
    input.form?.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }));
    await isAnswered;
    if (panel.dataset['answered'] === 'results') answered += 1;
  }
  return answered;
}
