import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkContent } from '../../src/check/check.ts';
import { serve } from '../../src/publish/serve.ts';
import { buildRelease } from '../build-release.ts';
import { useBrowser } from './browser.ts';

const payloads = readFileSync(resolve(import.meta.dirname, '../fixtures/attacks/payloads.txt'), 'utf8').trim().split('\n');
const open = useBrowser();
const refused = new Set<number>();
let folder = '';
let server: Awaited<ReturnType<typeof serve>> | undefined;

/** Writes a site whose fields hold every payload, and as many bodies as the check lets through. */
function writeAttacks(content: string): void {
  const write = (path: string, text: string) => writeFileSync(join(content, path), text);
  for (const part of ['topics', 'people', 'sources', 'faq', 'articles', 'pages']) mkdirSync(join(content, part), { recursive: true });
  const quoted = payloads.map((payload) => JSON.stringify(payload));
  // Two braces are refused everywhere, as words that were meant to be replaced.
  const listed = quoted.filter((each) => !each.includes('{{')).join(', ');
  const first = quoted[0] ?? '""';
  write('site.yml', `title: ${first}\ntagline: ${quoted[1]}\nurl: https://attack.example\npublisher:\n  name: ${quoted[2]}\nfooter: ${quoted[3]}\nevidence: 'off'\n`);
  write('topics/all.yml', `label: ${quoted[4]}\ndescription: ${quoted[5]}\n`);
  write('people/eve.yml', `name: ${quoted[6]}\nrole: ${quoted[7]}\nbio: ${quoted[8]}\ncredentials: [${listed}]\n`);
  write('sources/one.yml', `kind: guideline\nauthors: [${listed}]\ntitle: ${quoted[9]}\ncontainer: ${quoted[10]}\nyear: 2020\npopulation: ${quoted[11]}\nfinding: ${quoted[12]}\n`);
  write('articles/one.mdx', `---\ntitle: ${quoted[13]}\ndescription: ${quoted[14]}\nauthors: [eve]\ntopics: [all]\npublished: 2026-01-01\n---\n\n## One\n\nText [@one].\n`);
  payloads.forEach((payload, number) => {
    const ask = JSON.stringify(`${payload}?`);
    write(`faq/q-${number}.md`, `---\nquestion: ${ask}\ntopic: all\nasks: [${ask}]\npublished: 2026-01-01\n---\n\n${payload}\n`);
  });
  for (const { path, severity } of checkContent(content, { today: '2026-11-23' }).problems) {
    const number = /^faq\/q-(\d+)\.md$/.exec(path)?.[1];
    if (severity === 'error' && number !== undefined) refused.add(Number(number));
  }
  // The question of each that was refused stays, under an answer without harm.
  for (const number of refused) write(`faq/q-${number}.md`, `---\nquestion: ${JSON.stringify(`${payloads[number]}?`)}\ntopic: all\npublished: 2026-01-01\n---\n\nText.\n`);
  for (const { path, severity } of checkContent(content, { today: '2026-11-23' }).problems) if (severity === 'error' && path.startsWith('faq/')) rmSync(join(content, path), { force: true });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'answerable-attacks-'));
  writeAttacks(join(folder, 'content'));
  await buildRelease(['--content', join(folder, 'content'), '--out', join(folder, 'dist'), '--today', '2026-11-23']);
  server = await serve(join(folder, 'dist'), { port: 0 });
}, 180_000);

afterAll(async () => {
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Whether the page has run something, at once or when its links, buttons and fields are met. */
async function hasRun(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    document.querySelectorAll('main *').forEach((each) => each.dispatchEvent(new Event('mouseover')));
    return '__ran' in window || [...document.querySelectorAll('a, area, form, iframe, button')].some((each) => ['href', 'action', 'src', 'formaction', 'xlink:href'].some((name) => /^\s*(?:javascript|data|vbscript):/i.test(each.getAttribute(name) ?? '')));
  });
}

describe('payloads that attack readers', () => {
  it('are at least 500, most of them refused as bodies', () => {
    expect(new Set(payloads).size).toBeGreaterThanOrEqual(500);
    expect(refused.size).toBeGreaterThan(300);
  });

  it('run on no page of a site that has them in every field', async () => {
    const page = await open('about:blank', { bypassCSP: true });
    const sitemap = await (await fetch(`${server?.url ?? ''}sitemap-1.xml`)).text();
    const paths = [...sitemap.matchAll(/<loc>https:\/\/attack\.example([^<]*)<\/loc>/g)].map((match) => match[1] ?? '');
    expect(paths.length).toBeGreaterThan(500);
    // The person and the sources hold every payload; of the questions, which hold one each, every eighth is met.
    for (const path of paths.filter((each, number) => !each.startsWith('/faq/q-') || number % 8 === 0)) {
      await page.goto(new URL(path, server?.url).href, { waitUntil: 'load' });
      expect([path, await hasRun(page)]).toEqual([path, false]);
    }
  }, 180_000);
});
