import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { serve } from '../../src/publish/serve.ts';
import { findDangers } from '../../tests/e2e/attacks/markup.ts';
import { payloads } from '../../tests/e2e/attacks/payloads.ts';
import { publishAttacks } from '../../tests/e2e/attacks/releases.ts';
import {
  typeQuestions,
  visitFiles,
  visitMissing,
  visitSearches,
  type Found,
  type Open,
} from '../../tests/e2e/attacks/visits.ts';

/** What came of payloads that attack readers. */
export interface Attacked {
  readonly tried: number;
  /** Where one ran, or would where a reader does something. */
  readonly ran: readonly string[];
}

/**
 * Publishes sites that hold every payload in every field and opens all that they have, without a
 * policy; in the site of the entries it also asks the search and for pages that are not there.
 */
export async function countAttacks(browser: Browser): Promise<Attacked> {
  const folder = await mkdtemp(join(tmpdir(), 'answerable-attacked-'));
  const open: Open = async (options) => (await browser.newContext(options)).newPage();
  try {
    const { releases } = await publishAttacks(folder);
    const ran: string[] = [];
    for (const release of releases) {
      const server = await serve(release, { port: 0 });
      ran.push(...findDangers(release), ...toLines(await visitFiles(open, server.url, release)));
      if (release === releases[0]) ran.push(...(await askAttacks(open, server.url)));
      await server.close();
    }
    return { tried: payloads.length, ran };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function askAttacks(open: Open, url: string): Promise<string[]> {
  const found = [
    ...(await visitSearches(open, url, true)),
    ...(await visitMissing(open, url, true)),
  ];
  const typed = await typeQuestions(open, url, payloads, true);
  return [...toLines(found), ...typed.found];
}

function toLines(found: readonly Found[]): string[] {
  return found.map(([address, what]) => `${address}: ${what.join(', ')}`);
}
