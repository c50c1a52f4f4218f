import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, extname, isAbsolute, join, normalize } from 'node:path';
import type { ImageMetadata, ImageTransform } from 'astro';
import { emitImageMetadata, hashTransform, propsToFilename } from 'astro/assets/utils/node';
import { findSource } from './clean-pictures.ts';

const service = 'astro/assets/services/sharp';
const assets = 'assets';

/** A picture that is to be made of an image. */
export interface Picture {
  /** Its file in the release. */
  readonly path: string;
  /** The file that it is made of, by its path from the content folder. */
  readonly original: string;
  readonly transform: ImageTransform;
}

/**
 * An image of the content by its path below the content folder, and where its file is in a release
 * that shows it as it is; of an SVG image, a clean copy of it.
 */
export interface Original {
  readonly file: string;
  readonly path: string;
}

/** The images of one build, each read once. */
export interface Images {
  /**
   * What pages need to know of the image in a file, by its path below the content folder. Throws if
   * it is none.
   */
  readonly read: (file: string) => Promise<ImageMetadata>;
  /** Every image that was read, by its path in the release. */
  readonly originals: ReadonlyMap<string, Original>;
  /** Those that were read since the last call. */
  readonly takeNew: () => readonly Original[];
}

/**
 * Creates the reader of images for pages below `base`; of SVG images it takes clean copies, which
 * it writes below `pictures`.
 */
export function createImages(base: string, contentFolder: string, pictures: string): Images {
  const read = new Map<string, Promise<ImageMetadata>>();
  const originals = new Map<string, Original>();
  let fresh: Original[] = [];
  const readImage = async (file: string): Promise<ImageMetadata> => {
    if (isAbsolute(file) || normalize(file).startsWith('..'))
      throw new Error(`${file} is no image of the content.`);
    const source = await findSource(join(contentFolder, file), pictures);
    const image = await emitImageMetadata(source);
    if (image === undefined) throw new Error(`${file} is not there.`);
    const hash = createHash('sha256')
      .update(await readFile(source))
      .digest('base64url')
      .slice(0, 8);
    const path = `${assets}/${basename(file, extname(file))}.${hash}.${image.format}`;
    originals.set(path, { file, path });
    fresh.push({ file, path });
    image.src = base + path;
    return image;
  };
  return {
    read: (file) => {
      const known = read.get(file) ?? readImage(file);
      read.set(file, known);
      return known;
    },
    originals,
    takeNew: () => {
      const taken = fresh;
      fresh = [];
      return taken;
    },
  };
}

/**
 * Gives Astro's image functions the address of each picture that a page asks for, and `onPicture`
 * the picture, which is made when all pages are rendered. The same names as a build of Astro gives
 * (its `addStaticImage`, which is no public interface).
 */
export function installPictures(base: string, onPicture: (picture: Picture) => void): void {
  const addStaticImage = (
    transform: ImageTransform,
    hashProperties: string[],
    original: string,
  ): string => {
    const { src } = transform;
    const address = typeof src === 'string' ? src : src.src;
    const name = propsToFilename(
      `/${address.slice(base.length)}`,
      transform,
      hashTransform(transform, service, hashProperties),
    );
    const path = name.replace(/^\/+/, '');
    onPicture({ path, original, transform });
    return encodeURI(base + path);
  };
  Object.assign(globalThis, { astroAsset: { addStaticImage, referencedImages: new Set() } });
}
