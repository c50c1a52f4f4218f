import { readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { create } from 'fontkitten';
import type { Covers } from './drawable-text.ts';

/** A font that can be drawn with. */
export interface DrawingFont {
  /** What it is called here. */
  readonly name: string;
  readonly bytes: Buffer;
  readonly covers: Covers;
}

const folders = [
  '/usr/share/fonts',
  '/usr/local/share/fonts',
  join(homedir(), '.fonts'),
  join(homedir(), '.local/share/fonts'),
  '/System/Library/Fonts',
  '/Library/Fonts',
  'C:\\Windows\\Fonts',
];

/** Upright fonts of plain weight that hold the scripts of the world, the better before the others. */
const preferred: readonly RegExp[] = [
  /^Noto(?:Sans|Naskh|Serif)[A-Za-z]*(?:-Regular|-VF|\[[\w,]+\])?\.(?:ttf|otf|ttc)$/,
  /^(?:SourceHan(?:Sans|Serif)[A-Z]*-Regular|wqy-(?:microhei|zenhei)|DroidSansFallback(?:Full)?|PingFang|Hiragino.*W3|msyh|YuGothR|malgun|GeezaPro|tahoma|segoeui|Arial Unicode|arial)\.(?:ttf|otf|ttc)$/i,
  /^(?:DejaVuSans|FreeSans|FreeSerif|Symbola)\.(?:ttf|otf)$/,
  /^(?:NotoColorEmoji(?:-Regular)?|NotoEmoji-Regular|Apple Color Emoji|seguiemj)\.(?:ttf|ttc)$/,
];

/** The files of the fonts of this machine that may help where the site's own has no letter, in the order to try them. */
export function listSystemFonts(places: readonly string[] = folders): string[] {
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

/** Reads a font; undefined where that fails, since a machine may have fonts of every kind and age. */
export function readFont(path: string, name: string): DrawingFont | undefined {
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
