import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawIcons } from '../../../../src/publish/render/draw-icons.ts';
import { changeSite } from '../../../site-folder.ts';
import { createTemporaryFolder } from '../temporary-folder.ts';

const manifest = JSON.stringify({
  background_color: '#fbf8f1',
  icons: [{ src: '/a/logo.svg', type: 'image/svg+xml' }],
});

async function draw(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await createTemporaryFolder();
  await mkdir(join(folder, 'a'));
  for (const [path, text] of Object.entries(files)) await writeFile(join(folder, path), text);
  await changeSite(folder, (site) => drawIcons(site));
  return folder;
}

/** The colour of a pixel: red, green, blue and how much it covers. */
async function readPixel(file: string, x: number, y: number): Promise<number[]> {
  return [
    ...(await sharp(file)
      .ensureAlpha()
      .extract({ left: x, top: y, width: 1, height: 1 })
      .raw()
      .toBuffer()),
  ];
}

describe('the icons of a site', () => {
  it('are drawn in each size from the SVG that the manifest names, whatever its shape', async () => {
    const folder = await draw({
      'manifest.webmanifest': manifest,
      'a/logo.svg':
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><rect width="20" height="10" fill="#f00"/></svg>',
    });
    for (const [name, size] of [
      ['180', 180],
      ['192', 192],
      ['512', 512],
      ['maskable-512', 512],
    ] as const) {
      const { width, height, format } = await sharp(
        join(folder, 'icons', `${name}.png`),
      ).metadata();
      expect([name, width, height, format]).toEqual([name, size, size, 'png']);
      expect([
        name,
        await readPixel(join(folder, 'icons', `${name}.png`), size / 2, size / 2),
      ]).toEqual([name, [255, 0, 0, 255]]);
    }
    expect(await readPixel(join(folder, 'icons/512.png'), 256, 2)).toEqual([0, 0, 0, 0]);
    expect(await readPixel(join(folder, 'icons/180.png'), 2, 2)).toEqual([251, 248, 241, 255]);
  });

  it('keep the whole picture within the circle that a telephone leaves of a maskable one', async () => {
    const folder = await draw({
      'manifest.webmanifest': manifest,
      'a/logo.svg':
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><rect width="8" height="8"/></svg>',
    });
    const file = join(folder, 'icons/maskable-512.png');
    expect(await readPixel(file, 256 - 170, 256)).toEqual([251, 248, 241, 255]);
    expect(await readPixel(file, 256 - 160, 256)).toEqual([0, 0, 0, 255]);
  });

  it('are refused where the manifest names no SVG, or one that is none', async () => {
    await expect(draw({ 'manifest.webmanifest': '{"icons":[]}' })).rejects.toThrow(
      '/manifest.webmanifest names no SVG to draw the icons from.',
    );
    await expect(
      draw({ 'manifest.webmanifest': manifest, 'a/logo.svg': 'no picture' }),
    ).rejects.toThrow('unsupported image format');
  });

  it('are the same bytes each time', async () => {
    const files = {
      'manifest.webmanifest': manifest,
      'a/logo.svg': await readFile('public/favicon.svg', 'utf8'),
    };
    const [one, two] = [await draw(files), await draw(files)];
    expect(await readFile(join(one, 'icons/192.png'))).toEqual(
      await readFile(join(two, 'icons/192.png')),
    );
  });
});
