import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AstroConfig } from 'astro';
import { forEachAtOnce } from '../files/at-once.ts';
import type { SiteFiles } from '../files/site-files.ts';
import { findSource } from './clean-pictures.ts';
import type { Original, Picture } from './images.ts';

const madeAtOnce = 2;
const copiedAtOnce = 16;

/** Where images are taken from: the content, and a folder for clean copies of SVG images. */
interface ImageFolders {
  readonly contentFolder: string;
  readonly pictures: string;
}

/**
 * Makes pictures into a site as Astro's configuration of images says. The name of a picture tells
 * what it is made of.
 */
export async function writePictures(
  made: Iterable<Picture>,
  site: SiteFiles,
  { contentFolder, pictures }: ImageFolders,
  config: AstroConfig['image'],
): Promise<void> {
  const wanted = new Map([...made].map((picture) => [picture.path, picture]));
  await forEachAtOnce(wanted.values(), madeAtOnce, ({ path, original, transform }) =>
    site.make(path, path, async () => {
      const { default: sharp } = await import('astro/assets/services/sharp');
      const { src } = transform;
      const { data } = await sharp.transform(
        new Uint8Array(await readFile(await findSource(join(contentFolder, original), pictures))),
        { ...transform, src: typeof src === 'string' ? src : src.src },
        config,
        // What Astro warns of are images that cannot be read, and the check has read them.
        { info: ignore, warn: fail, error: fail },
      );
      return { content: data };
    }),
  );
}

/** Places images as they are into a site; of SVG images clean copies. */
export async function writeOriginals(
  originals: readonly Original[],
  site: SiteFiles,
  { contentFolder, pictures }: ImageFolders,
): Promise<void> {
  await forEachAtOnce(originals, copiedAtOnce, ({ file, path }) =>
    site.make(path, path, async () => ({
      content: await readFile(await findSource(join(contentFolder, file), pictures)),
    })),
  );
}

function ignore(): void {}

function fail(message: string): never {
  throw new Error(message);
}
