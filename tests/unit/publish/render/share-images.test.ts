import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import {
  formatShareImagePath,
  type ShareImage,
} from '../../../../src/domain/images/share-image.ts';
import { createSiteFiles } from '../../../../src/publish/files/site-files.ts';
import { createShareDrawing } from '../../../../src/publish/render/draw-share-image.ts';
import { writeShareImages } from '../../../../src/publish/render/share-images.ts';
import { createTemporaryFolder } from '../temporary-folder.ts';

const styles = join(import.meta.dirname, '../../../../src/styles');
const draw = await createShareDrawing(join(styles, 'source-serif-4.woff2'));
const image: ShareImage = {
  title: 'Is it safe?',
  siteTitle: 'Bread',
  language: 'en',
  direction: 'ltr',
};

/** Where something is drawn on the paper, below the line at the top, in pixels. */
async function measure(
  changes: Partial<ShareImage>,
): Promise<{ left: number; right: number; bottom: number }> {
  const { png } = await draw({ ...image, siteTitle: '', ...changes });
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const paper = [data[3 * 1200 * 20], data[3 * 1200 * 20 + 1]];
  const box = { left: info.width, right: 0, bottom: 0 };
  for (let y = 20; y < info.height; y += 1) {
    for (let x = 0; x < info.width; x += 1) {
      const at = (y * info.width + x) * 3;
      if (data[at] === paper[0] && data[at + 1] === paper[1]) continue;
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x);
      box.bottom = Math.max(box.bottom, y);
    }
  }
  return box;
}

describe('a picture for sharing', () => {
  it('is a PNG of 1200 by 630 pixels, the same each time', async () => {
    const { png, isWhole } = await draw(image);
    expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
    expect(isWhole).toBe(true);
    expect(Buffer.compare((await draw(image)).png, png)).toBe(0);
  });

  it.each([
    ['short', 'Is it safe?'],
    ['long', 'What does it say about bread, butter and the rest? '.repeat(8)],
    ['one word', 'Donaudampfschifffahrt'.repeat(30)],
  ])('keeps a %s title within its margins', async (_, title) => {
    const { left, right, bottom } = await measure({ title });
    expect(left).toBeGreaterThanOrEqual(70);
    expect(right).toBeLessThanOrEqual(1130);
    expect(bottom).toBeLessThanOrEqual(500);
  });

  it('begins on the right where the language does', async () => {
    expect((await measure({})).left).toBeLessThan(100);
    expect((await measure({ direction: 'rtl', language: 'ar' })).right).toBeGreaterThan(1100);
  });

  it('shows the name of the site alone where no font has the title', async () => {
    // Letters for private use are in no font.
    const unknown = await draw({ ...image, title: '\ue123\ue124\ue125' });
    expect(unknown.isWhole).toBe(false);
    expect(
      Buffer.compare(unknown.png, (await draw({ ...image, title: image.siteTitle })).png),
    ).toBe(0);
  });

  it('leaves out a letter that no font has', async () => {
    expect(
      Buffer.compare(
        (await draw({ ...image, title: 'Is it \ue123 safe?' })).png,
        (await draw(image)).png,
      ),
    ).toBe(0);
  });
});

describe('the pictures of a site', () => {
  it('are drawn once each, and kept for the next time if they are whole', async () => {
    const kept = { folder: await createTemporaryFolder(), version: '1', isRead: true };
    const lacking = { ...image, title: 'Is \ue123 it?' };
    const names = [image, lacking].map((each) => formatShareImagePath(each).slice(1));
    const build = async () => {
      const site = createSiteFiles(kept);
      await writeShareImages([image, lacking, image], site);
      site.save('release', { compression: '', linked: [] });
      expect(site.list()).toEqual(names.toSorted());
      return site;
    };
    await build();
    // What is kept is seen by what somebody else would make of it.
    const next = createSiteFiles(kept);
    for (const name of names) await next.make(name, name, async () => ({ content: 'made anew' }));
    expect(names.map((name) => next.read(name).toString() === 'made anew')).toEqual([false, true]);
  });

  it('have the colours that the site chose', async () => {
    const colors = { paper: '#102030', text: '#ffffff', accent: '#ff8040' };
    const { png } = await draw({ ...image, colors });
    const read = async (left: number, top: number) => [
      ...(await sharp(png)
        .extract({ left, top, width: 1, height: 1 })
        .removeAlpha()
        .raw()
        .toBuffer()),
    ];
    expect(await read(4, 4)).toEqual([255, 128, 64]);
    expect(await read(4, 300)).toEqual([16, 32, 48]);
  });
});
