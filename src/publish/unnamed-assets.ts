import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { toContentType } from '../domain/content-type.ts';
import { inParts } from './seal/in-parts.ts';
import { listFiles } from './seal/list-files.ts';

const assetsFolder = 'assets/';
const readAtOnce = 16;

/**
 * Removes from a rendered site the assets that no text in it names. The bundler writes out the original of every image in the
 * content, those of drafts as well, and with what its camera noted; pages show only what was made of it. Returns
 * the paths that are gone.
 */
export async function removeUnnamedAssets(folder: string): Promise<string[]> {
  const files = await listFiles(folder);
  const assets = Map.groupBy(files.filter((path) => path.startsWith(assetsFolder)), toMark);
  // A file without a mark cannot be sought, and stays.
  const named = new Set<string | undefined>([undefined]);
  let texts = files.filter((path) => !path.startsWith(assetsFolder) && isText(path));
  while (texts.length > 0) {
    const found = new Set<string>();
    await inParts(texts, readAtOnce, async (path) => {
      for (const mark of listMarks(await readFile(join(folder, path), 'latin1'))) if (assets.has(mark) && !named.has(mark)) found.add(mark);
    });
    for (const mark of found) named.add(mark);
    // What such an asset names in turn is named too, as a font is by a style sheet.
    texts = [...found].flatMap((mark) => assets.get(mark) ?? []).filter(isText);
  }
  const unnamed = [...assets].flatMap(([mark, paths]) => (named.has(mark) ? [] : paths));
  for (const path of unnamed) await rm(join(folder, path));
  return unnamed;
}

/** The end of a name from its hash on. Each kind of text writes other letters in its own way, but these all alike. */
function toMark(path: string): string | undefined {
  return /[\w-]+\.\w+$/.exec(path)?.[0];
}

function listMarks(text: string): Set<string> {
  return new Set([...text.matchAll(/[\w-]+(?=(\.\w+))/g)].map(([start, end = '']) => start + end));
}

function isText(path: string): boolean {
  return toContentType(path).includes('charset');
}
