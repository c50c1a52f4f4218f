import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { getContentType } from '../files/release-file.ts';
import { forEachAtOnce } from '../files/at-once.ts';
import { listFiles } from '../files/list-files.ts';
import { getAssetMark, listAssetMarks } from '../pages/asset-marks.ts';

const assetsFolder = 'assets/';
const readAtOnce = 16;

/**
 * Removes from a rendered site the assets that no text in it names: not its pages, which name those with `marks`, and no other
 * text. The bundler writes out the original of every image in the content, those of drafts as well, and with what its camera
 * noted; pages show only what was made of it. Returns the paths that are gone.
 */
export async function removeUnnamedAssets(
  folder: string,
  marks: Iterable<string>,
): Promise<string[]> {
  const files = await listFiles(folder);
  const assets = Map.groupBy(
    files.filter((path) => path.startsWith(assetsFolder)),
    getAssetMark,
  );
  // A file without a mark cannot be sought, and stays.
  const named = new Set<string | undefined>([undefined, ...marks]);
  let texts = files.filter(
    (path) => !path.startsWith(assetsFolder) && !path.endsWith('.html') && isText(path),
  );
  // What a named asset names in turn is named too, as a font is by a style sheet.
  texts.push(...[...named].flatMap((mark) => assets.get(mark) ?? []).filter(isText));
  while (texts.length > 0) {
    const found = new Set<string>();
    await forEachAtOnce(texts, readAtOnce, async (path) => {
      for (const mark of listAssetMarks(await readFile(join(folder, path), 'latin1')))
        if (assets.has(mark) && !named.has(mark)) found.add(mark);
    });
    for (const mark of found) named.add(mark);
    texts = [...found].flatMap((mark) => assets.get(mark) ?? []).filter(isText);
  }
  const unnamed = [...assets].flatMap(([mark, those]) => (named.has(mark) ? [] : those));
  for (const path of unnamed) await rm(join(folder, path));
  return unnamed;
}

function isText(path: string): boolean {
  return getContentType(path).includes('charset');
}
