import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { AstroConfig, ImageMetadata, ImageTransform } from 'astro';
import { emitImageMetadata, hashTransform, propsToFilename } from 'astro/assets/utils/node';
import { forEachAtOnce } from '../files/at-once.ts';
import { writeCleanPicture } from './clean-pictures.ts';

const service = 'astro/assets/services/sharp';
const assets = 'assets';
const madeAtOnce = 2;
const copiedAtOnce = 16;

/** A picture that is to be made of an image. */
export interface Picture {
  /** Its file in the release. */
  readonly path: string;
  /** The file that it is made of. */
  readonly original: string;
  readonly transform: ImageTransform;
}

/** An image of the content, and where its file is in a release that shows it as it is; of an SVG image, a clean copy of it. */
export interface Original {
  readonly file: string;
  readonly path: string;
}

/** The images of one build, each read once. */
export interface Images {
  /** What pages need to know of the image in a file. Throws if it is none. */
  readonly read: (file: string) => Promise<ImageMetadata>;
  /** Every image that was read. */
  readonly originals: ReadonlyMap<string, Original>;
}

/** Creates the reader of images for pages below `base`; of SVG images it takes clean copies, which it writes below `pictures`. */
export function createImages(base: string, pictures: string): Images {
  const read = new Map<string, Promise<ImageMetadata>>();
  const originals = new Map<string, Original>();
  const readImage = async (file: string): Promise<ImageMetadata> => {
    const source = await findSource(file, pictures);
    const image = await emitImageMetadata(source);
    if (image === undefined) throw new Error(`${file} is not there.`);
    const hash = createHash('sha256')
      .update(await readFile(source))
      .digest('base64url')
      .slice(0, 8);
    const path = `${assets}/${basename(file, extname(file))}.${hash}.${image.format}`;
    originals.set(path, { file, path });
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
  };
}

/**
 * Gives Astro's image functions the address of each picture that a page asks for, and `onPicture` the picture, which is made when all
 * pages are rendered. The same names as a build of Astro gives (its `addStaticImage`, which is no public interface).
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

interface PictureFolders {
  readonly site: string;
  readonly store: string;
  /** Astro's configuration of images. */
  readonly config: AstroConfig['image'];
}

/** Makes pictures into a site as `config` says. Those in `store` were made before and are copied; new ones are added to it. */
export async function writePictures(
  pictures: Iterable<Picture>,
  { site, store, config }: PictureFolders,
): Promise<void> {
  const wanted = new Map([...pictures].map((picture) => [picture.path, picture]));
  if (wanted.size === 0) return;
  const { default: sharp } = await import('astro/assets/services/sharp');
  await Promise.all([
    mkdir(join(site, assets), { recursive: true }),
    mkdir(store, { recursive: true }),
  ]);
  await forEachAtOnce(wanted.values(), madeAtOnce, async ({ path, original, transform }) => {
    const kept = join(store, basename(path));
    if (
      await copyFile(kept, join(site, path)).then(
        () => true,
        () => false,
      )
    )
      return;
    const { src } = transform;
    const { data } = await sharp.transform(
      new Uint8Array(await readFile(original)),
      { ...transform, src: typeof src === 'string' ? src : src.src },
      config,
      // What Astro warns of are images that cannot be read, and the check has read them.
      { info: ignore, warn: fail, error: fail },
    );
    await writeFile(join(site, path), data);
    // A build that is killed must not leave half a picture to the next.
    await writeFile(`${kept}.part`, data);
    await rename(`${kept}.part`, kept);
  });
}

/** Places images as they are into a site; of SVG images clean copies, which are written below `pictures`. */
export async function writeOriginals(
  originals: readonly Original[],
  { site, pictures }: { readonly site: string; readonly pictures: string },
): Promise<void> {
  if (originals.length > 0) await mkdir(join(site, assets), { recursive: true });
  await forEachAtOnce(originals, copiedAtOnce, async ({ file, path }) =>
    copyFile(await findSource(file, pictures), join(site, path)),
  );
}

/** The file of an image that may be shown. */
async function findSource(file: string, pictures: string): Promise<string> {
  return extname(file).toLowerCase() === '.svg' ? writeCleanPicture(file, pictures) : file;
}

function ignore(): void {}

function fail(message: string): never {
  throw new Error(message);
}
