import type { LeftOut } from '../document.ts';
import type { EntryDraft } from '../draft.ts';
import type { ImageFiles } from './image-files.ts';
import type { NamedDraft } from './name-drafts.ts';
import type { Notes } from '../log.ts';

/** The images of one entry as they are named beside it. */
export interface EntryImages {
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
