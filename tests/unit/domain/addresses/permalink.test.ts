import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reservedSlugs } from '../../../../src/domain/addresses/permalink.ts';

describe('a page of the publisher', () => {
  it('cannot have the address of a page of the program', () => {
    const pages = readdirSync(resolve(import.meta.dirname, '../../../../src/pages'))
      .map((name) => name.replace(/\.astro$/, ''))
      .filter((name) => !/[.[]/.test(name));
    expect(pages.length).toBeGreaterThan(5);
    expect(pages.filter((name) => !reservedSlugs.has(name))).toEqual([]);
  });
});
