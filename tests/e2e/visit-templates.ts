import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { pageChecks, type PageCheck } from './page-checks.ts';
import { type SiteName, states, templates } from './templates.ts';

const golden = resolve(import.meta.dirname, '../fixtures/heard');

/** The golden text of what a screen reader is told. */
export async function compareHeard(site: SiteName, template: string, heard: string): Promise<void> {
  const file = `${site}/${template.replaceAll(' ', '-')}.yml`;
  const path = resolve(golden, file);
  if (process.env['UPDATE_GOLDEN'] !== undefined) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, heard);
  }
  const expected = existsSync(path) ? await readFile(path, 'utf8') : 'There is no such file.';
  expect(heard, `${file}; UPDATE_GOLDEN=1 writes it`).toBe(expected);
}

/** Goes to a page that must be there. */
export async function visit(page: Page, path: string): Promise<void> {
  const response = await page.goto(path);
  // Firefox tells that it has the page already.
  expect([200, 304], path).toContain(response?.status());
}

/** Goes to a page of each template of a site, then brings about each state, and looks at it there. */
export async function visitTemplates(
  page: Page,
  site: SiteName,
  look: (template: string) => Promise<void>,
): Promise<void> {
  for (const [template, path] of Object.entries(templates[site])) {
    await visit(page, path);
    await look(template);
  }
  for (const [state, { path, reach }] of Object.entries(states)) {
    await visit(page, path);
    await reach(page, site);
    await look(state);
  }
}

export async function runChecks(page: Page, checks: readonly PageCheck[]): Promise<string[]> {
  const found: string[] = [];
  for (const check of checks)
    found.push(...(await pageChecks[check](page)).map((problem) => `${check}: ${problem}`));
  return found;
}
