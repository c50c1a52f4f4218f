import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { parseImageSize } from '../../../src/check/files/image-size.ts';
import { checkLines, toPng, type Files } from './small-content.ts';

const formats = ['png', 'gif', 'jpg', 'webp', 'avif'] as const;

/** A grey image of a size, as the program that builds use writes it. */
function draw(format: (typeof formats)[number], width: number, height: number): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#888' } })
    .toFormat(format === 'jpg' ? 'jpeg' : format)
    .toBuffer();
}

function checkShown(files: Files): string[] {
  return checkLines(files).filter((line) => !line.includes('[unused-image]'));
}

describe('the size of an image', () => {
  it.each(formats)('is read from the head of a %s', async (format) => {
    expect(parseImageSize(format, await draw(format, 321, 123))).toEqual({
      width: 321,
      height: 123,
    });
  });

  it('is read from every kind of WebP', async () => {
    const image = sharp({ create: { width: 321, height: 123, channels: 4, background: '#8888' } });
    for (const lossless of [true, false])
      expect(parseImageSize('webp', await image.clone().webp({ lossless }).toBuffer())).toEqual({
        width: 321,
        height: 123,
      });
  });

  /** The head of a WebP of a kind, with whole numbers of so many bytes at their places. */
  function toWebp(kind: string, numbers: readonly [at: number, size: number, value: number][]) {
    const head = Buffer.alloc(40);
    head.write(`RIFF    WEBP${kind}`, 'latin1');
    for (const [at, size, value] of numbers) head.writeUIntLE(value, at, size);
    return head;
  }

  it('is read from WebP without the bits beside it, which say how to scale a plain one and what a lossless one has', () => {
    const plain = toWebp('VP8 ', [
      [26, 2, 0xc000 + 321],
      [28, 2, 0x4000 + 16_383],
    ]);
    expect(parseImageSize('webp', plain)).toEqual({ width: 321, height: 16_383 });
    const lossless = toWebp('VP8L', [[21, 4, 0xf0000000 + 122 * 0x4000 + 16_382]]);
    expect(parseImageSize('webp', lossless)).toEqual({ width: 16_383, height: 123 });
  });

  it('is read from an extended WebP that is larger than two bytes tell', () => {
    const extended = toWebp('VP8X', [
      [24, 3, 69_999],
      [27, 3, 299],
    ]);
    expect(parseImageSize('webp', extended)).toEqual({ width: 70_000, height: 300 });
    expect(parseImageSize('webp', toWebp('ALPH', []))).toBeUndefined();
  });

  it('is read from the first frame of a JPEG, and from no table, whatever fills the space between', () => {
    const toSegment = (kind: number) => [0xff, kind, 0, 11, 8, 0, 9, 0, 8, 1, 1, 1, 1];
    const tables = [0xc4, 0xc8, 0xcc, 0xbf, 0xd0].flatMap(toSegment);
    for (const kind of [0xc0, 0xc1, 0xc3, 0xc5, 0xc7, 0xc9, 0xcb, 0xcd, 0xcf]) {
      const frame = [0xff, 0xff, kind, 0, 11, 8, 0, 123, 1, 65, 1, 1, 1];
      const bytes = Buffer.from([0xff, 0xd8, ...tables, ...frame, ...toSegment(0xc0)]);
      expect([kind, parseImageSize('jpg', bytes)]).toEqual([kind, { width: 321, height: 123 }]);
    }
  });

  it('is that of the largest picture of an AVIF, wherever the smaller ones are', () => {
    const toBox = (width: number, height: number) => {
      const box = Buffer.alloc(16);
      box.write('ispe');
      box.writeUInt32BE(width, 8);
      box.writeUInt32BE(height, 12);
      return box;
    };
    for (const boxes of [
      [toBox(9, 500), toBox(321, 123), toBox(322, 9)],
      [toBox(321, 123), toBox(9, 500)],
    ])
      expect(parseImageSize('avif', Buffer.concat(boxes))).toEqual({ width: 321, height: 123 });
  });

  it('is none where a side is nothing, and of no format that holds no pixels', () => {
    expect(parseImageSize('png', Buffer.from(toPng(0, 5)))).toBeUndefined();
    expect(parseImageSize('png', Buffer.from(toPng(5, 0)))).toBeUndefined();
    expect(parseImageSize('png', Buffer.from(toPng(1, 1)))).toEqual({ width: 1, height: 1 });
    expect(parseImageSize('toString', Buffer.from(toPng(5, 5)))).toBeUndefined();
  });

  it('is read from a progressive JPEG with more segments before it', async () => {
    const bytes = await sharp(await draw('png', 321, 123))
      .withMetadata({ density: 300 })
      .jpeg({ progressive: true })
      .toBuffer();
    expect(parseImageSize('jpg', bytes)).toEqual({ width: 321, height: 123 });
  });

  it.each(formats)(
    'is unknown where a %s breaks off in its head, however it does',
    async (format) => {
      const bytes = await draw(format, 321, 123);
      for (let length = 0; length < Math.min(bytes.length, 400); length += 1) {
        const extent = parseImageSize(format, bytes.subarray(0, length));
        expect([undefined, 321]).toContain(extent?.width);
      }
      expect(parseImageSize(format, bytes.subarray(0, 9))).toBeUndefined();
    },
  );

  it('of an image that ends before it is an error', async () => {
    for (const format of formats) {
      const bytes = (await draw(format, 321, 123)).subarray(0, format === 'gif' ? 9 : 16);
      expect(checkShown({ [`articles/a.${format}`]: bytes })).toEqual([
        expect.stringContaining(
          `articles/a.${format} error [image-file] This ${format} image does not say how large it is.`,
        ),
      ]);
    }
  });
});

describe('an image of too many pixels', () => {
  it.each([
    [10_000, 10_000],
    [16_384, 100],
    [100, 16_384],
    [4_294_967_295, 4_294_967_295],
  ])('is an error: %i × %i', (width, height) => {
    expect(checkShown({ 'articles/a.png': toPng(width, height) })).toEqual([
      expect.stringMatching(
        /^articles\/a\.png error \[image-pixels\] This image has .* pixels; at most 50,000,000 are allowed/,
      ),
    ]);
  });

  it.each([
    [16_383, 3_000],
    [7_000, 7_000],
    [1, 1],
  ])('is not one of %i × %i', (width, height) => {
    expect(checkShown({ 'articles/a.png': toPng(width, height) })).toEqual([]);
  });
});
