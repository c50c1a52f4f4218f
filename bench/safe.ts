import { createProgress } from '../src/progress/index.ts';
import { tryKilledCommands } from './safe/commands.ts';
import { tryDanger } from './safe/danger.ts';
import { tryHosts } from './safe/hosts.ts';
import { tryImport } from './safe/import.ts';
import { tryLedger } from './safe/ledger.ts';
import { tryPictures } from './safe/pictures.ts';
import { tryReleases } from './safe/releases.ts';
import { tryReviews } from './safe/reviews.ts';
import type { SafetyRow } from './safe/row.ts';
import { tryServer } from './safe/server.ts';
import { trySubPaths } from './safe/sub-path.ts';

/** How each promise is tried; each takes its full count of trials. */
const trials: Readonly<Record<string, () => Promise<readonly SafetyRow[]>>> = {
  commands: () => tryKilledCommands(30),
  danger: () => tryDanger({ danger: 1000, ordinary: 2000, faults: 55 }),
  hosts: () => tryHosts(100),
  import: () => tryImport(500),
  ledger: () => tryLedger(100),
  pictures: () => tryPictures(10_000),
  releases: () => tryReleases(30),
  // The pages of each tenth folder of 50 trials are built.
  reviews: () => tryReviews(1000, (folder) => folder % 10 === 0),
  server: () => tryServer(10_000),
  'sub-path': () => trySubPaths(5),
};

const shown = 5;

/**
 * Tries what the README and SECURITY.md promise under attack, and prints how often each promise was
 * tried and broken. With names, only those.
 */
export async function benchSafe(
  print: (line: string) => void,
  names: readonly string[],
): Promise<void> {
  const unknown = names.find((name) => !Object.hasOwn(trials, name));
  if (unknown !== undefined)
    throw new Error(
      `There is no trial "${unknown}". Write one of ${Object.keys(trials).join(', ')}.`,
    );
  const progress = createProgress(process.stderr);
  print('| promise | tried | broken |\n| --- | --- | --- |');
  for (const [name, run] of Object.entries(trials)) {
    if (names.length > 0 && !names.includes(name)) continue;
    progress.begin(`Trying ${name}`);
    const rows = await run().finally(progress.end);
    for (const { promise, tried, broken } of rows) {
      print(`| ${promise} | ${tried} | ${broken.length} |`);
      for (const line of broken.slice(0, shown)) console.error(`  ${name}: ${line}`);
      if (broken.length > 0) process.exitCode = 1;
    }
  }
}
