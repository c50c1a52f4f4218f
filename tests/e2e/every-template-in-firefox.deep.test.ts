import { describe, expect, inject, it } from 'vitest';
import { useBrowser } from './browser.ts';
import { hearPage, pageCheckNames } from './page-checks.ts';
import { findViolations } from './search-on-page.ts';
import { siteNames, templates } from './templates.ts';
import { compareHeard, runChecks, visit, visitTemplates } from './visit-templates.ts';

// WebDriver has no accessibility tree: what is heard is computed in the page, by the rules of ARIA,
// from what Firefox has made of its elements and styles.

const ownColors = pageCheckNames.filter((check) => check !== 'forcedColors');

const isThere = inject('browsers').firefox !== undefined;

describe.skipIf(!isThere).each(siteNames)('every template of the %s site in Firefox', (site) => {
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
});
