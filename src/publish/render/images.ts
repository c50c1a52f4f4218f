import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { ImageMetadata, ImageTransform } from 'astro';
import { emitImageMetadata, hashTransform, propsToFilename } from 'astro/assets/utils/node';
import { findContentFile, toFilePath } from '../files/list-files.ts';
import { getAssetMark } from '../pages/asset-marks.ts';
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
  /**
   * The images that a page names by their marks, and pictures made of some: whoever names one has
   * asked for it before.
   */
  readonly pick: (marks: readonly string[]) => {
    readonly pictures: Picture[];
    readonly originals: Original[];
  };
}

/**
 * Creates the reader of images for pages below `base`, and gives Astro's image functions the
 * addresses of pictures, which are made when all pages are rendered. Of SVG images it takes clean
 * copies, which it writes below `folder`.
 */
export function createImages(base: string, contentFolder: string, folder: string): Images {
  const read = new Map<string, Promise<ImageMetadata>>();
  const pathsByAddress = new Map<string, string>();
  const pictures = createMarked<Picture>();
  const originals = createMarked<Original>();
  const readImage = async (file: string): Promise<ImageMetadata> => {
    const original = findContentFile(contentFolder, file);
    if (original === undefined) throw new Error(`${file} is no image of the content.`);
    const source = await findSource(original, folder);
    const image = await emitImageMetadata(source);
    if (image === undefined) throw new Error(`${file} is not there.`);
    const hash = createHash('sha256')
      .update(await readFile(source))
      .digest('base64url')
      .slice(0, 8);
    const path = `${assets}/${basename(file, extname(file))}.${hash}.${image.format}`;
    pathsByAddress.set(base + path, file);
    originals.add({ file, path });
    image.src = base + path;
    return image;
  };
  // The same names as a build of Astro gives (its `addStaticImage`, which is no public interface).
  const addStaticImage = (
    transform: ImageTransform,
    hashProperties: string[],
    source: string,
  ): string => {
    const { src } = transform;
    const address = typeof src === 'string' ? src : src.src;
    const name = propsToFilename(
      `/${address.slice(base.length)}`,
      transform,
      hashTransform(transform, service, hashProperties),
    );
    const path = name.replace(/^\/+/, '');
    // Of an SVG image a clean copy was read, which is gone after the build.
    const original = pathsByAddress.get(address) ?? toFilePath(contentFolder, source);
    pictures.add({ path, original, transform });
    return encodeURI(base + path);
  };
  Object.assign(globalThis, { astroAsset: { addStaticImage, referencedImages: new Set() } });
  return {
    read: (file) => {
      const known = read.get(file) ?? readImage(file);
      read.set(file, known);
      return known;
    },
    pick: (marks) => ({ pictures: pictures.pick(marks), originals: originals.pick(marks) }),
  };
}

/** Images by the marks by which pages name them; those of the same bytes have the same. */
function createMarked<Image extends { readonly path: string }>() {
  const byMark = new Map<string, Map<string, Image>>();
  return {
    add: (image: Image): void => {
      const mark = getAssetMark(image.path) ?? image.path;
      const same = byMark.get(mark);
      if (same === undefined) byMark.set(mark, new Map([[image.path, image]]));
      else same.set(image.path, image);
    },
    pick: (marks: readonly string[]): Image[] =>
      [...new Set(marks)].flatMap((mark) => [...(byMark.get(mark)?.values() ?? [])]),
  };
}
