import { tryImport } from './safe/import.ts';
import type { SafetyRow } from './safe/row.ts';

/** How each promise is tried; each takes its full count of trials. */
const trials: Readonly<Record<string, () => Promise<readonly SafetyRow[]>>> = {
  import: () => tryImport(500),
};

const shown = 5;

/** Tries what the README and SECURITY.md promise under attack, and prints how often each promise was tried and broken. With names, only those. */
export async function benchSafe(print: (line: string) => void, names: readonly string[]): Promise<void> {
  const unknown = names.find((name) => !Object.hasOwn(trials, name));
  if (unknown !== undefined) throw new Error(`There is no trial "${unknown}". Write one of ${Object.keys(trials).join(', ')}.`);
  print('| promise | tried | broken |\n| --- | --- | --- |');
  for (const [name, run] of Object.entries(trials)) {
    if (names.length > 0 && !names.includes(name)) continue;
    for (const { promise, tried, broken } of await run()) {
      print(`| ${promise} | ${tried} | ${broken.length} |`);
      for (const line of broken.slice(0, shown)) console.error(`  ${name}: ${line}`);
      if (broken.length > 0) process.exitCode = 1;
    }
  }
}
