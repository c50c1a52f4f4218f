import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { packageRoot } from '../../src/publish/project/index.ts';
import { serve } from '../../src/publish/serve.ts';
import { buildRelease } from '../../tests/build-release.ts';
import { startBrowser } from '../start-browser.ts';
import { breakSearch, listFaults } from './broken-index.ts';
import type { SafetyRow } from './row.ts';

/** How many trials of each kind; the first of each list. */
export interface DangerTrials {
  readonly danger: number;
  readonly ordinary: number;
  readonly faults: number;
}

/**
 * The questions of people in danger, or ordinary ones. Each was read once by a search that had not
 * been tuned on it, then mended for, so that they show what was lost, not how much of what people
 * write is known.
 */
export function readQuestions(kind: 'danger' | 'ordinary'): string[] {
  return readFileSync(join(import.meta.dirname, 'questions', `${kind}.txt`), 'utf8')
    .trim()
    .split('\n');
}

/**
 * Asks the questions of people in danger and ordinary ones on the search page of the first site,
 * and breaks each file of its index in each way. `given` says where it is served, without a slash
 * at the end; by itself this builds and serves it.
 */
export async function tryDanger(
  trials: DangerTrials,
  given?: { readonly site: string; readonly browser: Browser },
): Promise<SafetyRow[]> {
  if (given !== undefined) return tryOn(given.browser, given.site, trials);
  const folder = await mkdtemp(join(tmpdir(), 'answerable-danger-'));
  try {
    await buildRelease([
      '--content',
      join(packageRoot, 'content'),
      '--out',
      join(folder, 'dist'),
      '--preview',
    ]);
    const server = await serve(join(folder, 'dist'), { port: 0 });
    const browser = await startBrowser();
    try {
      return await tryOn(browser, server.url.replace(/\/$/, ''), trials);
    } finally {
      await browser.close();
      await server.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function tryOn(browser: Browser, site: string, trials: DangerTrials): Promise<SafetyRow[]> {
  const danger = readQuestions('danger').slice(0, trials.danger);
  const ordinary = readQuestions('ordinary').slice(0, trials.ordinary);
  const faults = listFaults().slice(0, trials.faults);
  const [inDanger, silent, broken] = [
    await askAll(browser, site, danger),
    await askAll(browser, site, ordinary),
    await breakSearch(browser, site, faults),
  ];
  return [
    {
      promise: 'a question of a person in danger shows the emergency text before all else',
      tried: danger.length,
      broken: danger.filter((_, at) => inDanger[at] !== true),
    },
    {
      promise: 'an ordinary question shows no emergency text',
      tried: ordinary.length,
      broken: ordinary.filter((_, at) => silent[at] !== false),
    },
    {
      promise:
        'a search that cannot be read says so, offers another try, topics and contact, and then answers',
      tried: faults.length,
      broken,
    },
  ];
}

/**
 * Whether each question shows the emergency text above the results; undefined if its answer did not
 * come.
 */
async function askAll(
  browser: Browser,
  site: string,
  questions: readonly string[],
): Promise<(boolean | undefined)[]> {
  const context = await browser.newContext({ baseURL: site });
  try {
    const page = await context.newPage();
    await page.goto('/search/#q=cannot+breathe');
    await page.locator('main .emergency').waitFor();
    const shown: (boolean | undefined)[] = [];
    for (const question of questions) {
      await page.evaluate(() =>
        document.querySelector('main search-panel')?.removeAttribute('data-answered'),
      );
      await page.locator('main .search-input').fill(question);
      await page.keyboard.press('Enter');
      const isAnswered = await page
        .locator('main search-panel[data-answered]')
        .waitFor({ timeout: 60_000 })
        .then(
          () => true,
          () => false,
        );
      shown.push(
        isAnswered
          ? await page.evaluate(() => {
              const [card, answer] = ['.emergency', '.search-answer'].map((part) =>
                document.querySelector(`main ${part}`)?.getBoundingClientRect(),
              );
              return (
                card !== undefined &&
                answer !== undefined &&
                card.height > 0 &&
                card.bottom <= answer.top
              );
            })
          : undefined,
      );
    }
    return shown;
  } finally {
    await context.close();
  }
}
