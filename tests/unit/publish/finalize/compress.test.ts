import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createCompressor } from '../../../../src/publish/finalize/compress.ts';

const text = Buffer.from(
  Array.from({ length: 2_000 }, (_, n) => `.card-${n % 37} > p { margin: ${n % 11}px }`).join('\n'),
);
const large = createCompressor(100_000_000);
const small = createCompressor(1_000);

describe('the compressed copies of a text', () => {
  it('are as small as they can be if every page needs it, however much text a site has', async () => {
    const [shared, page, best] = await Promise.all([
      large.compress(text, true),
      large.compress(text, false),
      small.compress(text, false),
    ]);
    expect(shared).toEqual(best);
    expect(shared.get('.br')?.length).toBeLessThan(page.get('.br')?.length ?? 0);
  });

  it('hold the text, and are left out where they would be larger', async () => {
    const copies = await large.compress(text, false);
    expect(brotliDecompressSync(copies.get('.br') ?? '')).toEqual(text);
    expect(gunzipSync(copies.get('.gz') ?? '')).toEqual(text);
    expect(await small.compress(Buffer.from('a'), true)).toEqual(new Map());
  });
});
