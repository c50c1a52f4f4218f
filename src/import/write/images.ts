import { cleanSvg, decodeSvg } from '../../domain/svg/index.ts';
import type { DroppedText, EntryDraft, ImageFile } from '../document.ts';
import type { ImportLog } from '../import-log.ts';
import type { NamedDraft } from './addresses.ts';
import type { NewFile } from './named-files.ts';

/** The images of one entry. */
interface EntryImages {
  readonly toImage: (url: string, line: number) => string | undefined;
  readonly cover: { readonly src: string; readonly alt: string } | undefined;
  readonly dropped: readonly DroppedText[];
}

/**
 * Resolves the images of an entry; `parent` is the article whose question it is and which has its
 * images.
 */
export function resolveEntryImages(
  { draft, id }: NamedDraft,
  parent: EntryDraft | undefined,
  images: ImageFiles,
  log: ImportLog,
): EntryImages {
  const held = [...draft.images, ...(parent?.images ?? [])];
  const toName = (url: string) => images.resolveLink(draft.collection, id, held, url, log);
  const src =
    draft.cover === undefined || draft.collection !== 'articles'
      ? undefined
      : toName(draft.cover.src);
  const hasLost = draft.cover !== undefined && src === undefined;
  if (hasLost && draft.collection === 'articles')
    log.requireAction(
      draft.line,
      `The picture at its head, ${draft.cover.src}, is not in the input. Save it beside the entry, and write it behind "cover:".`,
    );
  return {
    toImage: (url, line) => {
      const name = toName(url);
      if (name === undefined)
        log.requireAction(
          line,
          `The image ${url.slice(0, 200)} is not in the input. Save it beside the entry, and write ![what it shows](./its-name.png) where its words stand now.`,
        );
      return name;
    },
    cover: src === undefined ? undefined : { src, alt: draft.cover?.alt ?? '' },
    dropped:
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

/** Assigns file names to the images of entries. */
interface ImageFiles {
  /**
   * The address of an image of a draft; undefined if the input does not contain it. Unsafe parts of
   * an SVG are removed and reported.
   */
  readonly resolveLink: (
    collection: EntryDraft['collection'],
    id: string,
    images: readonly ImageFile[],
    url: string,
    log: ImportLog,
  ) => string | undefined;
  /** The files of the images since the last call. */
  readonly take: () => NewFile[];
}

export function createImageFiles(): ImageFiles {
  const files = new Map<string, Uint8Array>();
  let made: NewFile[] = [];
  return {
    resolveLink: (collection, id, images, url, log) => {
      const found = images.find(({ name }) => `./${name}` === url);
      if (found === undefined) return undefined;
      const image = sanitizeImage(found, log);
      // Images of several entries share a folder, and many are called "image1".
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

function isFree(existing: Uint8Array | undefined, bytes: Uint8Array): boolean {
  return existing === undefined || Buffer.compare(existing, bytes) === 0;
}

/**
 * An SVG image without scripts and external references. One that cannot be parsed stays, since the
 * check refuses it.
 */
function sanitizeImage(image: ImageFile, log: ImportLog): ImageFile {
  if (!/\.svg$/i.test(image.name)) return image;
  const { svg, findings } = cleanSvg(decodeSvg(image.bytes));
  const [first] = findings;
  if (first === undefined && svg !== undefined) return image;
  const more = findings.length > 1 ? ` So it is with ${findings.length - 1} more.` : '';
  if (svg === undefined)
    log.requireAction(
      image.line,
      `The image ${image.name} cannot be shown. ${first?.found ?? ''} ${first?.remedy ?? ''}`.trim(),
    );
  else
    log.requireAction(
      image.line,
      `The image ${image.name} could run code or ask other sites. ${first?.found ?? ''} It was left out.${more} See whether the image still shows what it should.`,
    );
  return svg === undefined ? image : { ...image, bytes: Buffer.from(svg) };
}
