import { createHash } from 'node:crypto';

/** The content of the picture that is shown when a page is shared (`og:image`). */
export interface ShareImage {
  readonly title: string;
  readonly siteTitle: string;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** The colours of a site that chose its own. */
  readonly colors?: ShareColors | undefined;
}

/** The colours of a picture, as `#rrggbb`. */
export interface ShareColors {
  readonly paper: string;
  readonly text: string;
  readonly accent: string;
}

/** The size of every picture for sharing, in pixels. */
export const shareImageSize = { width: 1200, height: 630 } as const;

/**
 * The size in which an image of a page's own is shared: cut to that of a picture for sharing, or no
 * wider where it is too small for that.
 */
export function fitOwnImage({
  width,
  height,
}: {
  readonly width: number;
  readonly height: number;
}): { readonly width: number; readonly height?: number } {
  return fillsShareImage({ width, height })
    ? shareImageSize
    : { width: Math.min(shareImageSize.width, width) };
}

/** Whether an image is as large as a picture for sharing, so that it can be one. */
export function fillsShareImage({
  width,
  height,
}: {
  readonly width: number;
  readonly height: number;
}): boolean {
  return width >= shareImageSize.width && height >= shareImageSize.height;
}

/** Increment it when the drawing changes, so that no picture of the earlier form is reused. */
const design = 1;

/** The path of the picture, from a hash of its content: pages with the same content share one. */
export function formatShareImagePath({
  title,
  siteTitle,
  language,
  direction,
  colors,
}: ShareImage): string {
  const hash = createHash('sha256')
    .update(
      JSON.stringify([
        design,
        title,
        siteTitle,
        language,
        direction,
        ...(colors === undefined ? [] : [colors.paper, colors.text, colors.accent]),
      ]),
    )
    .digest('hex');
  return `/assets/share-${hash.slice(0, 16)}.png`;
}

/** What the picture shows, for those who do not see it. */
export function formatShareImageAlt({ title, siteTitle }: ShareImage): string {
  return title === siteTitle ? title : `${title} · ${siteTitle}`;
}

/** The size of the letters in pixels, and in how many lines they may stand. */
interface TitleFit {
  readonly fontSize: number;
  readonly lines: number;
}

/** From large to small, with how many letters have room in each, whatever their words. */
const fits: readonly (TitleFit & { readonly room: number })[] = [
  { fontSize: 84, lines: 4, room: 62 },
  { fontSize: 68, lines: 5, room: 108 },
  { fontSize: 56, lines: 6, room: 165 },
  { fontSize: 46, lines: 7, room: Number.POSITIVE_INFINITY },
];

/** The largest letters in which a title has room; a longer one is cut off in the smallest. */
export function fitTitle(title: string): TitleFit {
  const width = [...title].reduce(
    (sum, letter) =>
      sum +
      (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}]/u.test(
        letter,
      )
        ? 2
        : 1),
    0,
  );
  const { fontSize, lines } = fits.find(({ room }) => width <= room) ?? { fontSize: 46, lines: 7 };
  return { fontSize, lines };
}
