import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { usualOrDeep } from '../../deep.ts';
import { formats } from '../../../src/import/formats.ts';
import { findInputs } from '../../../src/import/find-inputs.ts';
import { createSteps } from '../../../src/import/steps/steps.ts';
import { planDocuments } from '../../../src/import/import-documents.ts';
import { today } from './import-case.ts';

const place = mkdtempSync(join(tmpdir(), 'hostile-'));
afterAll(() => rmSync(place, { recursive: true }));

/**
 * Numbers that look random and are the same in every run (a linear congruential generator,
 * Numerical Recipes).
 */
function toNoise(length: number, seed: number): Buffer {
  let state = seed;
  return Buffer.from(
    Array.from({ length }, () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 24),
  );
}

const many = usualOrDeep(10_000, 100_000);
const payloads: Readonly<Record<string, Buffer>> = {
  nothing: Buffer.alloc(0),
  'blanks alone': Buffer.from(' \n\t\r\n'.repeat(50)),
  noise: toNoise(50_000, 7),
  'noise behind the head of a zip': Buffer.concat([
    Buffer.from('PK\u0003\u0004'),
    toNoise(20_000, 8),
  ]),
  'bytes that are zero': Buffer.alloc(10_000),
  'a letter cut in two': Buffer.from([0x51, 0x3a, 0x20, 0xe2, 0x82]),
  'one line without end': Buffer.from('word '.repeat(many)),
  'quotes within quotes': Buffer.from('> '.repeat(many)),
  'brackets without end': Buffer.from('['.repeat(many)),
  'stars without end': Buffer.from('*a '.repeat(many)),
  'tags without end': Buffer.from(`<html><body>${'<div>'.repeat(many)}`),
  'lists within lists': Buffer.from(
    Array.from({ length: 2_000 }, (_, index) => `${' '.repeat(index * 2)}- a`).join('\n'),
  ),
  'names within names': Buffer.from(
    `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(100)}"><!ENTITY c "${'&b;'.repeat(100)}">]><rss><channel><title>&c;</title></channel></rss>`,
  ),
  'quotation marks without end': Buffer.from('"'.repeat(many + 1)),
  'front matter without end': Buffer.from(`---\n${'a: '.repeat(2_000)}\n`),
  'aliases of aliases': Buffer.from(
    `---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n---\ntext\n`,
  ),
};

describe.for(
  formats.flatMap(({ name, endings }) => endings.slice(0, 1).map((ending) => ({ name, ending }))),
)('$name', ({ ending }) => {
  it.for(Object.keys(payloads))('of %s ends in entries or in a clear word', async (payload) => {
    const file = join(place, `${payload.replaceAll(' ', '-')}.${ending}`);
    writeFileSync(file, payloads[payload] ?? Buffer.alloc(0));
    const plan = await planDocuments(
      findInputs([file]),
      place,
      {
        into: undefined,
        faq: 'split',
        today,
        timeZone: 'UTC',
        topic: undefined,
        author: undefined,
        isDraft: false,
      },
      createSteps,
    );
    for (const { failure } of plan.failures) {
      expect(failure).toMatch(/^[A-Z“"].*\.$/s);
      expect(failure).not.toMatch(/could not be understood|undefined|\bat \w+ \(/);
    }
    expect(plan.inputs.length + plan.failures.length).toBe(1);
    expect(plan.inputs.flatMap(({ accounting }) => accounting.missing)).toEqual([]);
  });
});
