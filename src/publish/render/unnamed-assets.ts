import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { getContentType } from '../files/release-file.ts';
import { forEachAtOnce } from '../files/at-once.ts';
import { listFiles } from '../files/list-files.ts';

const assetsFolder = 'assets/';
const readAtOnce = 16;

/** The assets of a site, by which a text can be searched for their names. */
interface Assets {
  readonly paths: readonly string[];
  /** The marks of the assets that a text names, as often as it does. */
  readonly findMarks: (text: string) => Iterable<string>;
}

/** Lists the assets of a rendered site. */
export async function listAssets(folder: string): Promise<Assets> {
  const paths = (await listFiles(folder)).filter((path) => path.startsWith(assetsFolder));
  const marks = new Set(paths.map(findMark));
  const endings = new RegExp(
    `\\.(?:${[...new Set([...marks].flatMap((mark) => mark?.split('.').at(-1) ?? []))].join('|')})(?!\\w)`,
    'g',
  );
  return {
    paths,
    findMarks: (text) => listMarks(text, endings).filter((mark) => marks.has(mark)),
  };
}

/**
 * Removes from a rendered site the assets that no text in it names: not its pages, which name those with `marks`, and no other
 * text. The bundler writes out the original of every image in the content, those of drafts as well, and with what its camera
 * noted; pages show only what was made of it. Returns the paths that are gone.
 */
export async function removeUnnamedAssets(
  folder: string,
  { paths, findMarks }: Assets,
  marks: Iterable<string>,
): Promise<string[]> {
  const assets = Map.groupBy(paths, findMark);
  // A file without a mark cannot be sought, and stays.
  const named = new Set<string | undefined>([undefined, ...marks]);
  let texts = (await listFiles(folder)).filter(
    (path) => !path.startsWith(assetsFolder) && !path.endsWith('.html') && isText(path),
  );
  // What a named asset names in turn is named too, as a font is by a style sheet.
  texts.push(...[...named].flatMap((mark) => assets.get(mark) ?? []).filter(isText));
  while (texts.length > 0) {
    const found = new Set<string>();
    await forEachAtOnce(texts, readAtOnce, async (path) => {
      for (const mark of findMarks(await readFile(join(folder, path), 'latin1')))
        if (!named.has(mark)) found.add(mark);
    });
    for (const mark of found) named.add(mark);
    texts = [...found].flatMap((mark) => assets.get(mark) ?? []).filter(isText);
  }
  const unnamed = [...assets].flatMap(([mark, those]) => (named.has(mark) ? [] : those));
  for (const path of unnamed) await rm(join(folder, path));
  return unnamed;
}

/** The end of a name from its hash on. Each kind of text writes other letters in its own way, but these all alike. */
function findMark(path: string): string | undefined {
  return /[\w-]+\.\w+$/.exec(path)?.[0];
}

/** Every mark in a text that ends as a file does. Dots are few among letters, so that each is sought first and then what stands before it. */
function listMarks(text: string, endings: RegExp): string[] {
  return [...text.matchAll(endings)].map(({ 0: ending, index }) => {
    let start = index;
    while (start > 0 && isOfMark.test(text.charAt(start - 1))) start -= 1;
    return text.slice(start, index + ending.length);
  });
}

const isOfMark = /[\w-]/;

function isText(path: string): boolean {
  return getContentType(path).includes('charset');
}
