import type { Said } from '../../../document.ts';
import type { Notes } from '../../../log.ts';
import { isFields, toText, toTexts } from './texts.ts';

/** The image at the head of a text, as the front matter names it; `src` is not yet one that the entry can show. */
export interface CoverSaid {
  readonly line: number;
  readonly src: string;
  readonly alt: string;
}

/** Reads the field of the cover, which is an address or has fields, and the field of its words beside it. */
export function readCover(
  field: Said<unknown> | undefined,
  alt: Said<unknown> | undefined,
  notes: Notes,
): CoverSaid | undefined {
  if (field === undefined) return undefined;
  const { value, line } = field;
  if (!isFields(value)) {
    const src = toText(Array.isArray(value) ? value[0] : value);
    return src === undefined ? undefined : { line, src, alt: toText(alt?.value) ?? '' };
  }
  const srcKey = [
    'src',
    'path',
    'url',
    'image',
    'teaser',
    'overlay_image',
    'feature',
    'relative',
  ].find((key) => typeof value[key] === 'string' && value[key] !== '');
  const altKey = ['alt', 'image_description', 'caption', 'title'].find(
    (key) => toText(value[key]) !== undefined,
  );
  const rest = Object.entries(value).filter(([key]) => key !== srcKey && key !== altKey);
  notes.leaveOut(
    line,
    toTexts(rest.map(([, each]) => each)).join(' '),
    'what else the front matter says of the cover',
  );
  const words =
    (altKey === undefined ? undefined : toText(value[altKey])) ?? toText(alt?.value) ?? '';
  if (srcKey !== undefined) return { line, src: String(value[srcKey]), alt: words };
  notes.leaveOut(line, words, 'words of a cover that has no image');
  return undefined;
}
