import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findClaim } from '../src/domain/claims/claim.ts';
import { createClaimTable } from '../src/domain/claims/table.ts';

/** A sentence of the labelled set. */
interface Labelled {
  readonly label: string;
  readonly sentence: string;
  /** What the words of claims make of it. */
  readonly found: string;
}

const languages = { english: 'en', german: 'de' } as const;

/**
 * Holds the words of claims against sentences that were labelled by hand. Prints precision, recall
 * and F1 for “is it a claim” and for “is it a strong one”. The words were tuned on
 * `<language>.tsv`. The sentences of `<language>-held-out.tsv` were written after that, on other
 * subjects, and nobody may look at which of them are missed: so `--misses` lists those of the
 * others only. Who does look moves them to the others, and writes new ones.
 */
export function benchClaims(print: (line: string) => void, options: readonly string[] = []): void {
  for (const [name, language] of Object.entries(languages)) {
    for (const file of [name, `${name}-held-out`]) {
      const labelled = readLabelled(file, language);
      const misses = labelled.filter(({ label, found }) => label !== found);
      print(`${file}: ${labelled.length} sentences, ${misses.length} missed`);
      print(`  a claim or not:        ${toFigures(labelled, (label) => label !== 'none')}`);
      print(`  a strong claim or not: ${toFigures(labelled, (label) => label === 'strong')}`);
      if (file !== name || !options.includes('--misses')) continue;
      for (const { label, found, sentence } of misses)
        print(`  ${label}, found ${found}: ${sentence}`);
    }
  }
}

function readLabelled(name: string, language: string): Labelled[] {
  const table = createClaimTable(language);
  const lines = readFileSync(join(import.meta.dirname, 'claims', `${name}.tsv`), 'utf8').split(
    '\n',
  );
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const [label = '', sentence = ''] = line.split('\t');
      return { label, sentence, found: findClaim(sentence, table)?.strength ?? 'none' };
    });
}

function toFigures(all: readonly Labelled[], is: (label: string) => boolean): string {
  const [labelled, found] = [
    all.filter(({ label }) => is(label)),
    all.filter(({ found: each }) => is(each)),
  ];
  const right = found.filter(({ label }) => is(label)).length;
  const [precision, recall] = [right / found.length, right / labelled.length];
  const f1 = (2 * precision * recall) / (precision + recall);
  return `precision ${precision.toFixed(3)} (${right} of ${found.length}), recall ${recall.toFixed(3)} (${right} of ${labelled.length}), F1 ${f1.toFixed(3)}`;
}
