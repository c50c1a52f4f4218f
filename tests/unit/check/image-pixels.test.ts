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
