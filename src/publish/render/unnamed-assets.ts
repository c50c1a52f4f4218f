import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { toContentType } from '../files/content-type.ts';
import { forEachAtOnce } from '../files/at-once.ts';
import { listFiles } from '../files/list-files.ts';

const assetsFolder = 'assets/';
const readAtOnce = 16;

/**
 * Removes from a rendered site the assets that no text in it names. The bundler writes out the original of every image in the
 * content, those of drafts as well, and with what its camera noted; pages show only what was made of it. Returns
 * the paths that are gone.
 */
export async function removeUnnamedAssets(folder: string): Promise<string[]> {
  const files = await listFiles(folder);
  const assets = Map.groupBy(
    files.filter((path) => path.startsWith(assetsFolder)),
    toMark,
  );
  const endings = new RegExp(
    `\\.(?:${[...new Set([...assets.keys()].flatMap((mark) => mark?.split('.').at(-1) ?? []))].join('|')})(?!\\w)`,
    'g',
  );
  // A file without a mark cannot be sought, and stays.
  const named = new Set<readonly string[] | undefined>([assets.get(undefined)]);
  let texts = files.filter((path) => !path.startsWith(assetsFolder) && isText(path));
  while (texts.length > 0) {
    const found = new Set<readonly string[]>();
    await forEachAtOnce(texts, readAtOnce, async (path) => {
      for (const mark of listMarks(await readFile(join(folder, path), 'latin1'), endings)) {
        const paths = assets.get(mark);
        if (paths !== undefined && !named.has(paths)) found.add(paths);
      }
    });
    for (const paths of found) named.add(paths);
    // What such an asset names in turn is named too, as a font is by a style sheet.
    texts = [...found].flat().filter(isText);
  }
  const unnamed = [...assets.values()].flatMap((paths) => (named.has(paths) ? [] : paths));
  for (const path of unnamed) await rm(join(folder, path));
  return unnamed;
}

/** The end of a name from its hash on. Each kind of text writes other letters in its own way, but these all alike. */
function toMark(path: string): string | undefined {
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
  return toContentType(path).includes('charset');
}
