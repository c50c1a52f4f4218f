import { Renderer, type Node } from '@takumi-rs/core';
import { shareImageSize, toTitleFit, type ShareImage } from '../../../domain/images/share-image.ts';
import { canDraw, listLetters, toDrawableText } from './drawable-text.ts';
import { listSystemFonts, readFont, type DrawingFont } from './system-fonts.ts';

/** The colours of a picture, as `#rrggbb`. */
export interface ShareColours {
  readonly paper: string;
  readonly text: string;
  readonly accent: string;
}

/** A picture as PNG, and whether every letter of its title is on it. */
export interface DrawnImage {
  readonly png: Uint8Array;
  readonly isWhole: boolean;
}

/**
 * Makes a function that draws pictures with the site's font, and with fonts of this machine where that has no letter.
 * Letters that no font has are left out; where too few would be left, the name of the site stands alone.
 */
export async function createShareDrawing(
  ownFont: string,
  colours: ShareColours,
): Promise<(image: ShareImage) => Promise<DrawnImage>> {
  const renderer = new Renderer();
  const own = readFont(ownFont, 'Own');
  if (own === undefined) throw new Error(`The font ${ownFont} cannot be read.`);
  const fonts: DrawingFont[] = [own];
  await renderer.registerFont({ name: own.name, data: own.bytes });
  const untried = new Set<string>();
  let hasLooked = false;

  async function addFontsFor(text: string): Promise<void> {
    let missing = listMissing(text, fonts);
    if (missing.length > 0 && !hasLooked) for (const path of listSystemFonts()) untried.add(path);
    if (missing.length > 0) hasLooked = true;
    for (const path of missing.length === 0 ? [] : [...untried]) {
      const font = readFont(path, `System ${fonts.length}`);
      if (font === undefined) untried.delete(path);
      if (font === undefined || !missing.some((letter) => canDraw(letter, [font.covers]))) continue;
      untried.delete(path);
      await renderer.registerFont({ name: font.name, data: font.bytes });
      fonts.push(font);
      missing = listMissing(text, fonts);
      if (missing.length === 0) return;
    }
  }

  return async (image) => {
    await addFontsFor(`${image.title} ${image.siteTitle}`);
    const covers = fonts.map((font) => font.covers);
    const title = toDrawableText(image.title, covers);
    const siteTitle = toDrawableText(image.siteTitle, covers);
    const families = fonts.map(({ name }) => `"${name}"`).join(', ');
    const shown =
      title === undefined || image.title === image.siteTitle
        ? { title: siteTitle ?? '', foot: '' }
        : { title, foot: siteTitle ?? '' };
    const node = toNode(shown, image.direction, families, colours);
    const png = await renderer.render(node, {
      ...shareImageSize,
      format: 'png',
      lang: image.language,
    });
    return { png, isWhole: listMissing(image.title + image.siteTitle, fonts).length === 0 };
  };
}

function listMissing(text: string, fonts: readonly DrawingFont[]): string[] {
  return listLetters(text).filter(
    (letter) =>
      !canDraw(
        letter,
        fonts.map((font) => font.covers),
      ),
  );
}

function toNode(
  shown: { readonly title: string; readonly foot: string },
  direction: ShareImage['direction'],
  fontFamily: string,
  colours: ShareColours,
): Node {
  const { fontSize, lines } = toTitleFit(shown.title);
  const line = { width: '100%', direction, textAlign: 'start' } as const;
  return {
    type: 'container',
    style: {
      width: '100%',
      height: '100%',
      display: 'flex',
      flexDirection: 'column',
      justifyContent: 'space-between',
      padding: '64px 80px',
      backgroundColor: colours.paper,
      color: colours.text,
      borderTop: `16px solid ${colours.accent}`,
      fontFamily,
    },
    children: [
      {
        type: 'text',
        text: shown.title,
        style: {
          ...line,
          fontSize,
          fontWeight: 600,
          lineHeight: 1.18,
          lineClamp: lines,
          textOverflow: 'ellipsis',
          overflowWrap: 'anywhere',
        },
      },
      {
        type: 'text',
        text: shown.foot,
        style: {
          ...line,
          fontSize: 34,
          lineHeight: 1.3,
          color: colours.accent,
          lineClamp: 1,
          textOverflow: 'ellipsis',
        },
      },
    ],
  };
}
