import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { AstroInlineConfig } from 'astro';
import type { SiteFiles } from '../files/site-files.ts';

export type VitePlugin = Extract<
  NonNullable<NonNullable<AstroInlineConfig['vite']>['plugins']>[number],
  { name: string }
>;

const svgFile = /\.svg(?:\?|$)/i;

/**
 * A plugin by which every SVG image that content or code names is taken from a copy that is written
 * anew, below `folder`. So its size, its name by its bytes and all that is made of it are those of
 * the clean picture; the author's file is only read.
 */
export function createPictureCleaner(folder: string): VitePlugin {
  return {
    name: 'answerable:clean-pictures',
    enforce: 'pre',
    resolveId: {
      // Astro's own plugin would take the image first.
      order: 'pre',
      filter: { id: svgFile },
      async handler(source, importer, options) {
        const found = await this.resolve(source, importer, { ...options, skipSelf: true });
        if (found === null || found.external !== false) return found;
        const [path = '', query] = found.id.split('?', 2);
        if (!svgFile.test(path) || path.startsWith(folder)) return found;
        return {
          ...found,
          id: `${await writeCleanPicture(path, folder)}${query === undefined ? '' : `?${query}`}`,
        };
      },
    },
  };
}

/**
 * The file of an image that may be shown: of an SVG image a clean copy, which is written below
 * `pictures`.
 */
export async function findSource(file: string, pictures: string): Promise<string> {
  return extname(file).toLowerCase() === '.svg' ? writeCleanPicture(file, pictures) : file;
}

/**
 * Writes the clean copy of an image and returns its path; equal pictures of one name have one copy.
 */
async function writeCleanPicture(path: string, folder: string): Promise<string> {
  const svg = await cleanPicture(await readFile(path), path);
  const own = join(folder, createHash('sha256').update(svg).digest('hex').slice(0, 16));
  await mkdir(own, { recursive: true });
  const copy = join(own, basename(path));
  // Two pages may ask for the same picture at once, and neither may read what the other has half
  // written.
  const part = join(own, randomUUID());
  await writeFile(part, svg);
  await rename(part, copy);
  return copy;
}

/**
 * Writes anew every SVG image of a rendered site that lies outside the content: those of the folder
 * `public`, and those that a style sheet of the site names, which begin with `styled`. Throws where
 * one holds what would run or reach out, and where one that comes from the content is not clean.
 */
export async function cleanPictures(
  site: SiteFiles,
  styled: readonly string[] = [],
): Promise<void> {
  for (const path of site.list().filter((each) => svgFile.test(each))) {
    const bytes = site.read(path);
    const svg = await cleanPicture(bytes, path);
    if (bytes.equals(Buffer.from(svg))) continue;
    if (path.startsWith('assets/') && !styled.some((each) => path.startsWith(`assets/${each}.`)))
      throw new Error(`${path} is not the clean copy of its picture.`);
    site.write(path, svg);
  }
}

async function cleanPicture(bytes: Buffer, path: string): Promise<string> {
  // A large module that few pages of a build need.
  const { cleanSvg, decodeSvg } = await import('../../domain/svg/index.ts');
  const text = decodeSvg(bytes);
  const { svg, findings } = cleanSvg(text);
  const [first] = findings;
  if (first !== undefined)
    throw new Error(
      `${path}:${text.slice(0, first.start).split('\n').length}: ${first.found} ${first.remedy}`,
    );
  if (svg === undefined) throw new Error(`${path} cannot be read as an SVG image.`);
  return svg;
}
