import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { chosen, createDesignedSite } from '../build/publish/own-design.ts';
import { getFreePort, startCommand } from '../build-release.ts';
import { useBrowser } from './browser.ts';
import { startDev } from './dev-server.ts';
import { readStyle, toComputed } from './page-style.ts';

const openPage = useBrowser();

it('the preview of a site with a design of its own follows its colours, its style sheet, and components and pages that are new', async () => {
  const site = await createDesignedSite();
  const port = await getFreePort();
  const words = ['--content', site.content, '--port', String(port), '--today', '2026-06-01'];
  const dev = startCommand('dev', words);
  onTestFinished(async () => void (await dev.stop()));
  await dev.until('Pages follow each change.');
  const page = await openPage('/prices/', { baseURL: `http://localhost:${port}` });
  // The server may load the page anew while it starts, and again after each change.
  await expect.poll(() => readStyle(page, '.prose a', 'color')).toBe(toComputed(chosen.accent));
  await site.edit('site.yml', chosen.accent, '#0b5394');
  await writeFile(join(site.folder, 'site.css'), 'h1 { font-style: italic; }\n');
  await expect
    .poll(async () => {
      await page.goto('/prices/');
      return [
        await readStyle(page, '.prose a', 'color'),
        await readStyle(page, 'h1', 'font-style'),
      ];
    })
    .toEqual([toComputed('#0b5394'), 'italic']);
  await writeFile(join(site.folder, 'pages/hours.astro'), '<h1>From seven to noon</h1>\n');
  await expect.poll(async () => (await page.goto('/hours/').catch(() => null))?.status()).toBe(200);
  expect(await page.locator('h1').textContent()).toBe('From seven to noon');
});

it('a site below a path is served there by npm run dev, which says so and leads there', async () => {
  const below = '/team/bread';
  const dev = await startDev('(stop with Ctrl+C).', [
    ['site.yml', 'https://bread.example', `https://name.example${below}/`],
  ]);
  onTestFinished(async () => void (await dev.stop()));
  expect(dev.getPrinted()).toContain(`The site is at ${dev.url}${below}/ (stop with Ctrl+C).`);
  const home = await fetch(`${dev.url}/`);
  expect([home.url, home.status]).toEqual([`${dev.url}${below}/`, 200]);
  const html = await (await fetch(`${dev.url}${below}/articles/keeping-a-starter/`)).text();
  expect(html).toContain('href="/team/bread/articles/flour-and-water/#how-much-water"');
  const named = [...html.matchAll(/(?:src|href)="(\/[^"#]*)"/g)].map(([, address = '']) =>
    address.replaceAll('&amp;', '&').replaceAll('&#38;', '&'),
  );
  // What follows changes is part of no site, and lies at the root.
  expect(
    named.filter((address) => !address.startsWith(`${below}/`) && !address.startsWith('/@')),
  ).toEqual([]);
  expect(named.length).toBeGreaterThan(20);
  // Icons are drawn in a build alone.
  for (const address of new Set(named.filter((each) => !each.includes('/icons/'))))
    expect([address, (await fetch(dev.url + address)).status]).toEqual([address, 200]);
  expect((await dev.stop()).code).toBe(0);
});
