import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readRecords, UnreadableFileError } from '../../../src/sources/read-records.ts';
import type { RecordRead } from '../../../src/sources/source-record.ts';
import { serializeSource } from '../../../src/sources/source-file.ts';
import { sourceSchema } from '../../../src/schemas/source.ts';
import { createRandom } from '../check/random.ts';

const fixtures = resolve(import.meta.dirname, '../../fixtures/sources');
const files = readdirSync(fixtures)
  .filter((name) => name.includes('.'))
  .map((name) => readFileSync(join(fixtures, name)));
const signs = [
  '{',
  '}',
  '"',
  '@',
  '\\',
  'TY  - ',
  'ER  - ',
  'null',
  '[',
  '$',
  '\\"',
  '<i>',
  '&#0;',
  '&#xd800;',
  '\r',
  '\u2028',
  ': ',
  ' #',
  '\u0000',
];

/**
 * Breaks a file in one of the ways in which files break: cut off, bytes changed, a part lost, signs
 * in the wrong place.
 */
function breakFile(bytes: Buffer, random: (below: number) => number): Buffer {
  const at = random(bytes.length);
  const way = random(4);
  if (way === 0) return bytes.subarray(0, at);
  if (way === 1)
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(random(bytes.length))]);
  if (way === 2)
    return Buffer.concat([
      bytes.subarray(0, at),
      Buffer.from(signs[random(signs.length)] ?? ''),
      bytes.subarray(at),
    ]);
  return Buffer.from(bytes.map((byte) => (random(100) === 0 ? random(256) : byte)));
}

async function read(bytes: Buffer): Promise<RecordRead[]> {
  return readRecords(bytes).catch((error: unknown) => {
    if (error instanceof UnreadableFileError) return [];
    throw error;
  });
}

describe('a broken file', () => {
  it('gives an error that names it, or records that make sources as the schema wants them', async () => {
    const random = createRandom(7);
    const faults: string[] = [];
    let count = 0;
    for (let round = 0; round < 600; round += 1) {
      const bytes = breakFile(files[random(files.length)] ?? Buffer.alloc(0), random);
      for (const each of await read(bytes)) {
        if ('fault' in each) continue;
        count += 1;
        const { text, open } = serializeSource(each.record);
        const data: unknown = parse(text, { maxAliasCount: 0 });
        const issues = sourceSchema.safeParse(data).error?.issues ?? [];
        faults.push(
          ...issues
            .filter(({ path }) => !open.some((name) => name === path[0]))
            .map(({ path, message }) => `${path.join('.')}: ${message} in\n${text}`),
        );
        if (
          typeof data !== 'object' ||
          data === null ||
          !('title' in data) ||
          data.title !== each.record.title
        )
          faults.push(`another title in\n${text}`);
      }
    }
    expect(faults).toEqual([]);
    expect(count).toBeGreaterThan(100);
  });
});
