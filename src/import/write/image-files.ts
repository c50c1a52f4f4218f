import type { EntryDraft } from '../draft.ts';
import type { ImageFile } from '../document.ts';
import type { MadeFile } from './named-files.ts';

/** Gives each image that entries show a name beside them. */
export interface ImageFiles {
  /** The address of an image of a draft; undefined where the input does not hold it. */
  readonly toAddress: (collection: EntryDraft['collection'], id: string, images: readonly ImageFile[], url: string) => string | undefined;
  /** The files of the images that were asked for since it was asked last. */
  readonly take: () => MadeFile[];
}

export function createImageFiles(): ImageFiles {
  const files = new Map<string, Uint8Array>();
  let made: MadeFile[] = [];
  return {
    toAddress: (collection, id, images, url) => {
      const image = images.find(({ name }) => `./${name}` === url);
      if (image === undefined) return undefined;
      // Images of several entries lie in one folder, and many are called "image1".
      const own = /^(?:image|img|picture|bild|photo)?[\d_-]*\./i.test(image.name) ? `${id}-${image.name}` : image.name;
      const name = [own, `${id}-${image.name}`].find((each) => isFree(files.get(`${collection}/${each}`), image.bytes)) ?? `${id}-${files.size}-${image.name}`;
      const path = `${collection}/${name}`;
      if (!files.has(path)) made.push({ path, kind: 'image', title: image.name, bytes: Buffer.from(image.bytes) });
      files.set(path, image.bytes);
      return `./${name}`;
    },
    take: () => {
      const taken = made;
      made = [];
      return taken;
    },
  };
}

function isFree(there: Uint8Array | undefined, bytes: Uint8Array): boolean {
  return there === undefined || Buffer.compare(there, bytes) === 0;
}
