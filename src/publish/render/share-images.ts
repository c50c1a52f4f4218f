import { copyFile, mkdir, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type ShareImage, formatShareImagePath } from '../../domain/images/index.ts';
import { packageRoot } from '../project/index.ts';
import type { DrawnImage } from './draw-share-image.ts';

const drawnAtOnce = 8;

/**
 * Draws the pictures for sharing that pages name, into the `assets` of a rendered site. Those in `store` were drawn
 * before and are copied; new ones are added to it, but for those that lack a letter, since a font may come.
 */
export async function writeShareImages(
  images: Iterable<ShareImage>,
  site: string,
  store: string,
): Promise<void> {
  const wanted = new Map(
    [...images].map((image) => [basename(formatShareImagePath(image)), image]),
  );
  await Promise.all([
    mkdir(join(site, 'assets'), { recursive: true }),
    mkdir(store, { recursive: true }),
  ]);
  const missing: [string, ShareImage][] = [];
  for (const [name, image] of wanted) {
    const isThere = (await stat(join(store, name)).catch(() => undefined))?.isFile() ?? false;
    if (isThere) await copyFile(join(store, name), join(site, 'assets', name));
    else missing.push([name, image]);
  }
  if (missing.length === 0) return;
  const draw = await createDrawing();
  for (let start = 0; start < missing.length; start += drawnAtOnce) {
    await Promise.all(
      missing.slice(start, start + drawnAtOnce).map(async ([name, image]) => {
        const { png, isWhole } = await draw(image);
        await writeFile(join(site, 'assets', name), png);
        if (isWhole) await writeFile(join(store, name), png);
      }),
    );
  }
}

/** Takumi is loaded only if there is something to draw. */
async function createDrawing(): Promise<(image: ShareImage) => Promise<DrawnImage>> {
  const { createShareDrawing } = await import('./draw-share-image.ts');
  return createShareDrawing(join(packageRoot, 'src', 'styles', 'source-serif-4.woff2'));
}
