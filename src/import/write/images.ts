import { cleanSvg, decodeSvg } from '../../domain/images/svg/index.ts';
import type { ImageFile, LeftOut } from '../document.ts';
import type { EntryDraft } from '../draft.ts';
import type { Notes } from '../import-log.ts';
import type { NamedDraft } from './name-drafts.ts';
import type { MadeFile } from './named-files.ts';

/** The images of one entry as they are named beside it. */
interface EntryImages {
  readonly toImage: (url: string, line: number) => string | undefined;
  readonly cover: { readonly src: string; readonly alt: string } | undefined;
  readonly leftOut: readonly LeftOut[];
}

/** Names the images of an entry; `parent` is the article whose question it is, which holds its images. */
export function toEntryImages(
  { draft, id }: NamedDraft,
  parent: EntryDraft | undefined,
  images: ImageFiles,
  notes: Notes,
): EntryImages {
  const held = [...draft.images, ...(parent?.images ?? [])];
  const toName = (url: string) => images.toAddress(draft.collection, id, held, url, notes);
  const src =
    draft.cover === undefined || draft.collection !== 'articles'
      ? undefined
      : toName(draft.cover.src);
  const hasLost = draft.cover !== undefined && src === undefined;
  if (hasLost && draft.collection === 'articles')
    notes.ask(
      draft.line,
      `The picture at its head, ${draft.cover.src}, is not in the input. Save it beside the entry, and write it behind "cover:".`,
    );
  return {
    toImage: (url, line) => {
      const name = toName(url);
      if (name === undefined)
        notes.ask(
          line,
          `The image ${url.slice(0, 200)} is not in the input. Save it beside the entry, and write ![what it shows](./its-name.png) where its words stand now.`,
        );
      return name;
    },
    cover: src === undefined ? undefined : { src, alt: draft.cover?.alt ?? '' },
    leftOut:
      hasLost && draft.cover.alt !== ''
        ? [
            {
              line: draft.line,
              words: draft.cover.alt,
              reason: 'what the picture at its head shows, which is not in the input',
            },
          ]
        : [],
  };
}

/** Gives each image that entries show a name beside them. */
interface ImageFiles {
  /** The address of an image of a draft; undefined where the input does not hold it. What an SVG image must not hold is left out of it, and noted. */
  readonly toAddress: (
    collection: EntryDraft['collection'],
    id: string,
    images: readonly ImageFile[],
    url: string,
    notes: Notes,
  ) => string | undefined;
  /** The files of the images that were asked for since it was asked last. */
  readonly take: () => MadeFile[];
}

export function createImageFiles(): ImageFiles {
  const files = new Map<string, Uint8Array>();
  let made: MadeFile[] = [];
  return {
    toAddress: (collection, id, images, url, notes) => {
      const found = images.find(({ name }) => `./${name}` === url);
      if (found === undefined) return undefined;
      const image = toSafeImage(found, notes);
      // Images of several entries lie in one folder, and many are called "image1".
      const own = /^(?:image|img|picture|bild|photo)?[\d_-]*\./i.test(image.name)
        ? `${id}-${image.name}`
        : image.name;
      const name =
        [own, `${id}-${image.name}`].find((each) =>
          isFree(files.get(`${collection}/${each}`), image.bytes),
        ) ?? `${id}-${files.size}-${image.name}`;
      const path = `${collection}/${name}`;
      if (!files.has(path))
        made.push({ path, kind: 'image', title: image.name, bytes: Buffer.from(image.bytes) });
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

/** An SVG image as it is written: without what could run code or ask other sites. One that cannot be read stays, since the check refuses it. */
function toSafeImage(image: ImageFile, notes: Notes): ImageFile {
  if (!/\.svg$/i.test(image.name)) return image;
  const { svg, findings } = cleanSvg(decodeSvg(image.bytes));
  const [first] = findings;
  if (first === undefined && svg !== undefined) return image;
  const more = findings.length > 1 ? ` So it is with ${findings.length - 1} more.` : '';
  if (svg === undefined)
    notes.ask(
      image.line,
      `The image ${image.name} cannot be shown. ${first?.found ?? ''} ${first?.remedy ?? ''}`.trim(),
    );
  else
    notes.ask(
      image.line,
      `The image ${image.name} could run code or ask other sites. ${first?.found ?? ''} It was left out.${more} See whether the image still shows what it should.`,
    );
  return svg === undefined ? image : { ...image, bytes: Buffer.from(svg) };
}
