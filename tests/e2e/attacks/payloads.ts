import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isBench, usualOrDeep } from '../../deep.ts';

/**
 * What attacks readers, one on each line of payloads.txt; each sets `__ran` on the window where it
 * runs.
 */
export const allPayloads: readonly string[] = readFileSync(
  resolve(import.meta.dirname, '../../fixtures/attacks/payloads.txt'),
  'utf8',
)
  .trim()
  .split('\n');

/** Those that are tried: at a desk some of each kind, which stand together; in a bench all. */
export const payloads: readonly string[] = allPayloads.filter(
  (_, number) => isBench || number % usualOrDeep(8, 1) === 0,
);

/**
 * As many payloads stand in one text as front matter has room for in each of its fields, so that
 * all of them fit on few pages.
 */
export const groups: readonly (readonly string[])[] = toGroups(20);

/** The payloads, so many at a time. */
export function toGroups(size: number): string[][] {
  return Array.from({ length: Math.ceil(payloads.length / size) }, (_, index) =>
    payloads.slice(index * size, (index + 1) * size),
  );
}
