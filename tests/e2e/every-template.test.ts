import { describe, expect, inject, it } from 'vitest';
import { deep, usualOrDeep } from '../deep.ts';
import { useBrowser } from './browser.ts';
import { hearPage, pageCheckNames, pageChecks, type PageCheck } from './page-checks.ts';
import { findViolations, findViolationsInBoth, noneInBoth } from './search-on-page.ts';
import { readPaths } from './sitemap.ts';
import { siteNames, templates } from './templates.ts';
import { compareHeard, runChecks, visit, visitTemplates } from './visit-templates.ts';

const openPage = useBrowser();

describe.each(siteNames)('every template of the %s site', (site) => {
  // The sites share their style sheet; what one shows in every state, another need not at a desk.
  const isWhole = deep || site === 'first';
  const openSite = (width: number) =>
    openPage('/', { viewport: { width, height: 640 }, baseURL: inject('sites')[site] });

  it('has no accessibility violation 320 pixels wide, and is heard as written down', async () => {
    const page = await openSite(320);
    // Where all is tried the city is larger than the one that was written down.
    const isWrittenDown = !deep || site !== 'city';
    await visitTemplates(page, site, async (template) => {
      if (isWrittenDown) await compareHeard(site, template, await hearPage(page));
      if (isWhole) {
        const violations = await findViolationsInBoth(page, { hasOwnColors: site !== 'first' });
        expect([template, violations]).toEqual([template, noneInBoth]);
        // In the dark, in which axe has left it.
        expect([template, await runChecks(page, pageCheckNames)]).toEqual([template, []]);
        await page.emulateMedia({ colorScheme: 'light' });
        expect([template, await runChecks(page, ['focus', 'states'])]).toEqual([template, []]);
      } else
        expect([template, await runChecks(page, ['reflow', 'languages'])]).toEqual([template, []]);
      // Whoever opens a page on a phone sees more than its head.
      const header = await page.locator('.site-header').boundingBox();
      expect(header?.height, template).toBeLessThanOrEqual(72);
    });
  }, 300_000);

  it.each(usualOrDeep(isWhole ? [1280] : [], [360, 768, 1280, 1920]))(
    'has none %i pixels wide',
    async (width) => {
      const page = await openSite(width);
      const checks = usualOrDeep<readonly PageCheck[]>(
        ['targets', 'reflow', 'lines'],
        pageCheckNames,
      );
      for (const path of Object.values(templates[site])) {
        await visit(page, path);
        expect([path, await runChecks(page, checks)]).toEqual([path, []]);
      }
    },
    300_000,
  );
});

describe.each(usualOrDeep([], ['first', 'software'] as const))(
  'every page of the %s site',
  (site) => {
    it('has no accessibility violation', async () => {
      const url = inject('sites')[site];
      const page = await openPage('/', { viewport: { width: 320, height: 640 }, baseURL: url });
      for (const path of await readPaths(url)) {
        await visit(page, path);
        const violations = await findViolationsInBoth(page, { hasOwnColors: site !== 'first' });
        expect([path, violations]).toEqual([path, noneInBoth]);
        expect([path, await runChecks(page, pageCheckNames)]).toEqual([path, []]);
      }
    }, 900_000);
  },
);

// WebDriver has no accessibility tree: what is heard is computed in the page, by the rules of ARIA,
// from what Firefox has made of its elements and styles.
const isFirefoxThere = inject('browsers').firefox !== undefined;

describe.each(usualOrDeep([], isFirefoxThere ? siteNames : []))(
  'every template of the %s site in Firefox',
  (site) => {
    const ownColors = pageCheckNames.filter((check) => check !== 'forcedColors');
    const openInFirefox = useBrowser({ isFirefox: true });
    const openInDark = useBrowser({ isFirefox: true, colors: 'dark' });
    const openForced = useBrowser({ isFirefox: true, colors: 'forced' });
    const openInChromium = useBrowser();
    const ofSite = (width: number) => ({
      viewport: { width, height: 640 },
      baseURL: inject('sites')[site],
    });
    const onColors = site === 'first' ? 'cat.color' : 'wcag2aa';

    it('has no accessibility violation 320 pixels wide, and is heard as in Chromium', async () => {
      const page = await openInFirefox('/', ofSite(320));
      const heard = new Map<string, string>();
      await visitTemplates(page, site, async (template) => {
        heard.set(template, await hearPage(page));
        expect([template, await findViolations(page)]).toEqual([template, []]);
        expect([template, await runChecks(page, ownColors)]).toEqual([template, []]);
      });
      if (site !== 'city') {
        for (const [template, text] of heard) await compareHeard(site, template, text);
        return;
      }
      // The city is larger here than the one that was written down.
      const other = await openInChromium('/', ofSite(320));
      await visitTemplates(other, site, async (template) => {
        expect(heard.get(template), template).toBe(await hearPage(other));
      });
    });

    it('has none in the dark', async () => {
      const page = await openInDark('/', ofSite(320));
      const isDark = () => matchMedia('(prefers-color-scheme: dark)').matches;
      expect(await page.evaluate(isDark)).toBe(true);
      await visitTemplates(page, site, async (template) => {
        expect([template, await findViolations(page, onColors)]).toEqual([template, []]);
        expect([template, await runChecks(page, ['focus', 'states'])]).toEqual([template, []]);
      });
    });

    it('has none in the colours of the reader', async () => {
      const page = await openForced('/', ofSite(320));
      const isForced = () => matchMedia('(forced-colors: active)').matches;
      expect(await page.evaluate(isForced)).toBe(true);
      await visitTemplates(page, site, async (template) => {
        expect([template, await runChecks(page, ['forcedColors'])]).toEqual([template, []]);
      });
    });

    it.each([768, 1280])('has none %i pixels wide', async (width) => {
      const page = await openInFirefox('/', ofSite(width));
      for (const path of Object.values(templates[site])) {
        await visit(page, path);
        const found = await runChecks(page, ['targets', 'reflow', 'spacing', 'focus', 'lines']);
        expect([path, found]).toEqual([path, []]);
      }
    });
  },
);

describe('the checks of pages', () => {
  const wrong: readonly (readonly [check: PageCheck, problem: string, body: string])[] = [
    [
      'targets',
      'is 10 by 10 pixels',
      '<button style="width:10px;height:10px;padding:0"></button><button style="width:10px;height:10px;padding:0"></button>',
    ],
    [
      'reflow',
      'lies beside the screen',
      '<p style="position:absolute;left:-60px">A line that begins too far out</p>',
    ],
    ['reflow', 'The page is 508 pixels wide', '<p style="width:500px">A wide line</p>'],
    [
      'reflow',
      'is cut off by p',
      '<p style="width:90px;overflow:hidden;white-space:nowrap">A line that is cut</p>',
    ],
    [
      'spacing',
      'is cut off by p',
      '<p style="width:180px;height:20px;font-size:14px;line-height:1.2;overflow:hidden">It just fits into this line</p>',
    ],
    ['focus', 'does not show that it has the focus', '<a href="/" style="outline:none">A link</a>'],
    [
      'focus',
      'has a ring of 1.',
      '<style>a:focus{outline:2px solid #eee}</style><a href="/">A link</a>',
    ],
    [
      'focus',
      'has the focus behind',
      '<a href="/">A link</a><div style="position:fixed;inset:0;background:#fff"></div>',
    ],
    [
      'states',
      'hovered has a contrast of',
      '<style>a:hover{color:#ccc}</style><a href="/">A link</a>',
    ],
    ['states', 'has an edge of', '<input style="border:1px solid #ddd" aria-label="Words">'],
    [
      'states',
      'is not told apart',
      '<style>label:has(:checked){background:#eee}</style><fieldset><label><input type="radio" name="a" checked>One</label><label><input type="radio" name="a">Two</label></fieldset>',
    ],
    [
      'states',
      'too faint',
      '<button><svg width="20" height="20" stroke="#eee" fill="none"><path d="M0 0h20"/></svg></button>',
    ],
    [
      'forcedColors',
      'does not show that it has the focus',
      '<style>a:focus{outline:none;box-shadow:0 0 0 3px #000}</style><a href="/">A link</a>',
    ],
    [
      'forcedColors',
      'is not told apart',
      '<style>label:has(:checked){background:#000;color:#fff}</style><fieldset><label><input type="radio" name="a" checked>One</label><label><input type="radio" name="a">Two</label></fieldset>',
    ],
    [
      'forcedColors',
      'in forced colours has a contrast of',
      '<p style="forced-color-adjust:none;color:#ccc;background:#fff">Pale words</p>',
    ],
    [
      'reflow',
      'does not hold what stands in it',
      '<input placeholder="Many words for a small field" aria-label="Words" style="width:90px">',
    ],
    [
      'forcedColors',
      'is not told apart from text',
      '<button style="border:0;background:none">Show the whole answer</button>',
    ],
    [
      'forcedColors',
      'does not show that it scrolls sideways',
      '<div style="overflow:auto" tabindex="0"><p style="width:900px">A wide table</p></div>',
    ],
    [
      'lines',
      'has lines of 129 characters',
      `<p style="width:1200px">${'Twelve words '.repeat(10)}</p>`,
    ],
    [
      'languages',
      'is in “de”',
      '<p>Das ist ein Satz, der nicht in der Sprache der Seite steht.</p>',
    ],
    ['languages', 'is not in the script of “en”', '<p>手で触れる療法について</p>'],
  ];

  it.each(wrong)('find by %s what %s', async (check, problem, body) => {
    const page = await openPage('about:blank', { viewport: { width: 320, height: 640 } });
    await page.setContent(`<!doctype html><html lang="en"><body>${body}</body></html>`);
    const found = await pageChecks[check](page);
    expect(found.join('\n')).toContain(problem);
  });

  it('find nothing where all is well', async () => {
    const page = await openPage('about:blank', { viewport: { width: 320, height: 640 } });
    await page.setContent(`<!doctype html><html lang="en"><body style="line-height:1.5">
      <p>A link <a href="/">in a sentence</a> may be as low as its line.</p>
      <p lang="de">Das ist ein Satz, der in seiner eigenen Sprache steht.</p>
      <div style="overflow:auto;border:1px solid" tabindex="0"><p style="width:900px">A wide table scrolls by itself.</p></div>
      <input aria-label="Words" style="min-height:24px"><button style="min-height:24px">Ask</button>
    </body></html>`);
    expect(await runChecks(page, pageCheckNames)).toEqual([]);
  });
});
