import { getContentType } from '../files/release-file.ts';
import type { SiteFiles } from '../files/site-files.ts';
import { getAssetMark, listAssetMarks } from '../pages/asset-marks.ts';

const assetsFolder = 'assets/';

/**
 * Removes from a rendered site the assets that nothing names: not what was rendered, which names
 * those with `marks`, not one of the texts at the paths in `others`, and no asset that is named
 * itself, as a font is by a style sheet. An image of a draft may hold what nobody should see yet,
 * and the original of a picture what its camera noted. Returns the paths that are gone.
 */
export function removeUnnamedAssets(
  site: SiteFiles,
  marks: Iterable<string>,
  others: readonly string[],
): string[] {
  const assets = Map.groupBy(
    site.list().filter((path) => path.startsWith(assetsFolder)),
    getAssetMark,
  );
  // A file without a mark cannot be sought, and stays.
  const named = new Set<string | undefined>([undefined, ...marks]);
  let texts = others.filter((path) => !path.startsWith(assetsFolder) && isText(path));
  texts.push(...[...named].flatMap((mark) => assets.get(mark) ?? []).filter(isText));
  while (texts.length > 0) {
    const found = new Set<string>();
    for (const path of texts)
      for (const mark of listAssetMarks(site.read(path).toString('latin1')))
        if (assets.has(mark) && !named.has(mark)) found.add(mark);
    for (const mark of found) named.add(mark);
    texts = [...found].flatMap((mark) => assets.get(mark) ?? []).filter(isText);
  }
  const unnamed = [...assets].flatMap(([mark, those]) => (named.has(mark) ? [] : those));
  for (const path of unnamed) site.remove(path);
  return unnamed;
}

function isText(path: string): boolean {
  return getContentType(path).includes('charset');
}
