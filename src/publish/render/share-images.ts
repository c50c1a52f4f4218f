import { join } from 'node:path';
import { type ShareImage, formatShareImagePath } from '../../domain/images/index.ts';
import { forEachAtOnce } from '../files/at-once.ts';
import type { SiteFiles } from '../files/site-files.ts';
import { packageRoot } from '../project/index.ts';
import type { DrawnImage } from './draw-share-image.ts';

const drawnAtOnce = 8;

/**
 * Draws the pictures for sharing that pages name into a rendered site. The name of a picture tells
 * what is on it; one that lacks a letter is drawn again each time, since a font may come.
 */
export async function writeShareImages(
  images: Iterable<ShareImage>,
  site: SiteFiles,
): Promise<void> {
  const wanted = new Map([...images].map((image) => [formatShareImagePath(image).slice(1), image]));
  let drawing: Promise<(image: ShareImage) => Promise<DrawnImage>> | undefined;
  await forEachAtOnce(wanted, drawnAtOnce, ([path, image]) =>
    site.make(path, path, async () => {
      drawing ??= createDrawing();
      const draw = await drawing;
      const { png, isWhole } = await draw(image);
      return { content: png, isWhole };
    }),
  );
}

/** Takumi is loaded only if there is something to draw. */
async function createDrawing(): Promise<(image: ShareImage) => Promise<DrawnImage>> {
  const { createShareDrawing } = await import('./draw-share-image.ts');
  return createShareDrawing(join(packageRoot, 'src', 'styles', 'source-serif-4.woff2'));
}
