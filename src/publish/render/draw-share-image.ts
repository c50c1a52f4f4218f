import { readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Renderer, type Node } from '@takumi-rs/core';
import { create } from 'fontkitten';
import { defaultTheme } from '../../domain/design/index.ts';
import {
  type ShareColors,
  type ShareImage,
  shareImageSize,
  fitTitle,
} from '../../domain/images/index.ts';

/** Tells whether a font has a letter for a code point. */
type Covers = (codePoint: number) => boolean;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Joiners, marks of direction and selectors of a form, which have no shape of their own. */
const shapeless = /[\p{Cf}\p{Cc}\p{Variation_Selector}\s]/u;

const longestText = 1000;

const folders = [
  '/usr/share/fonts',
  '/usr/local/share/fonts',
  join(homedir(), '.fonts'),
  join(homedir(), '.local/share/fonts'),
  '/System/Library/Fonts',
  '/Library/Fonts',
  'C:\\Windows\\Fonts',
];

/**
 * Upright fonts of plain weight that hold the scripts of the world, the better before the others.
 */
const preferred: readonly RegExp[] = [
  /^Noto(?:Sans|Naskh|Serif)[A-Za-z]*(?:-Regular|-VF|\[[\w,]+\])?\.(?:ttf|otf|ttc)$/,
  /^(?:SourceHan(?:Sans|Serif)[A-Z]*-Regular|wqy-(?:microhei|zenhei)|DroidSansFallback(?:Full)?|PingFang|Hiragino.*W3|msyh|YuGothR|malgun|GeezaPro|tahoma|segoeui|Arial Unicode|arial)\.(?:ttf|otf|ttc)$/i,
  /^(?:DejaVuSans|FreeSans|FreeSerif|Symbola)\.(?:ttf|otf)$/,
  /^(?:NotoColorEmoji(?:-Regular)?|NotoEmoji-Regular|Apple Color Emoji|seguiemj)\.(?:ttf|ttc)$/,
];

/** A picture as PNG, and whether every letter of its title is on it. */
export interface DrawnImage {
  readonly png: Uint8Array;
  readonly isWhole: boolean;
}

/**
 * Makes a function that draws pictures with the site's font, and with fonts of this machine where
 * that has no letter. Letters that no font has are left out; where too few would be left, the name
 * of the site stands alone.
 */
export async function createShareDrawing(
  ownFont: string,
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
    const node = createNode(shown, image.direction, families, image.colors ?? defaultTheme.light);
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

function createNode(
  shown: { readonly title: string; readonly foot: string },
  direction: ShareImage['direction'],
  fontFamily: string,
  colours: ShareColors,
): Node {
  const { fontSize, lines } = fitTitle(shown.title);
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

/** A font that can be drawn with. */
interface DrawingFont {
  /** What it is called here. */
  readonly name: string;
  readonly bytes: Buffer;
  readonly covers: Covers;
}

/**
 * The files of the fonts of this machine that may help where the site's own has no letter, in the
 * order to try them.
 */
function listSystemFonts(places: readonly string[] = folders): string[] {
  const found = places.flatMap(listFiles);
  return preferred.flatMap((pattern) =>
    found
      .filter(({ name }) => pattern.test(name))
      .map(({ path }) => path)
      .sort(),
  );
}

function listFiles(folder: string): { name: string; path: string }[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true }).map(
      ({ name, parentPath }) => ({ name, path: join(parentPath, name) }),
    );
  } catch {
    return [];
  }
}

/** Reads a font; undefined if that fails, since a machine may have fonts of every kind and age. */
function readFont(path: string, name: string): DrawingFont | undefined {
  try {
    const bytes = readFileSync(path);
    const read = create(bytes);
    const font = read.isCollection ? read.fonts[0] : read;
    return font === undefined
      ? undefined
      : { name, bytes, covers: (codePoint) => font.hasGlyphForCodePoint(codePoint) };
  } catch {
    return undefined;
  }
}

/** The letters as people count them; none longer than a title ever is. */
function listLetters(text: string): string[] {
  return [...segmenter.segment(text.slice(0, longestText))].map(({ segment }) => segment);
}

/**
 * Whether one of the fonts has the whole of a letter, so that no empty box stands for it or for a
 * part of it.
 */
function canDraw(letter: string, fonts: readonly Covers[]): boolean {
  const shaped = [...letter].filter((each) => !shapeless.test(each));
  return fonts.some((covers) => shaped.every((each) => covers(each.codePointAt(0) ?? 0)));
}

/**
 * A text without the letters that no font has. Undefined if less than half of it would be left,
 * which says something else or nothing.
 */
export function toDrawableText(text: string, fonts: readonly Covers[]): string | undefined {
  const letters = listLetters(text);
  const kept = letters.filter((letter) => canDraw(letter, fonts));
  const count = (list: readonly string[]) => list.filter((letter) => letter.trim() !== '').length;
  if (count(kept) === 0 || count(kept) * 2 < count(letters)) return undefined;
  return kept.join('').replace(/\s+/g, ' ').trim();
}
