import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** What attacks readers, one on each line of payloads.txt; each sets `__ran` on the window where it runs. */
export const payloads: readonly string[] = readFileSync(resolve(import.meta.dirname, '../../fixtures/attacks/payloads.txt'), 'utf8').trim().split('\n');

/** Some payloads together stand in one text, so that all of them fit on few pages. */
export const groups: readonly (readonly string[])[] = Array.from({ length: Math.ceil(payloads.length / 12) }, (_, index) => payloads.slice(index * 12, index * 12 + 12));
