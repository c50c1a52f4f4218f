import { existsSync, readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, extname, join, relative, sep } from 'node:path';
import type { AstroIntegration } from 'astro';
import {
  designFolders,
  type ReplaceableComponent,
  replaceableComponents,
  siteStyleSheet,
  toDesignPart,
  toSitePagePermalink,
  type Design,
  type FontFace,
  serializeTheme,
} from '../../domain/design/index.ts';
import { readDesign } from '../content/content.ts';
import { findDesignFolder } from '../project/index.ts';

/** Our component of each that a site may replace, below the sources. */
const ownComponents: Readonly<Record<ReplaceableComponent, string>> = {
  Head: 'components/Head.astro',
  Header: 'components/SiteHeader.astro',
  Home: 'components/HomeView.astro',
  Footer: 'components/SiteFooter.astro',
};

/**
 * What the code of a site may import of this package, besides our components; package.json names
 * the same for editors.
 */
const doors: Readonly<Record<string, string>> = {
  'answerable/Page.astro': 'extend/Page.astro',
  'answerable/content': 'extend/content.ts',
};

const ownFont = 'styles/source-serif-4.woff2';

/** Where a design is read from, and where what is made of it is written. */
interface DesignPlace {
  readonly contentFolder: string;
  /** The folder with our pages, components and styles. */
  readonly sources: string;
  /** A folder of this run alone. */
  readonly root: string;
}

/**
 * What a publisher changes without a copy of this program: the design of site.yml, and beside the
 * content site.css, components and pages. Our own code asks for all of it by the names
 * `virtual:answerable/…`, and gets ours where the site has nothing.
 */
export function createDesign({ contentFolder, sources, root }: DesignPlace): AstroIntegration {
  const folder = findDesignFolder(contentFolder);
  const styleSheet = join(root, 'design.css');
  return {
    name: 'answerable:design',
    hooks: {
      'astro:config:setup': async ({ injectRoute, updateConfig }) => {
        await writeFile(
          styleSheet,
          await createStyleSheet(contentFolder, folder, { sources, root }),
        );
        const pages = folder === undefined ? [] : listPages(folder);
        for (const page of pages)
          injectRoute({
            pattern: toSitePagePermalink(page),
            entrypoint: join(folder ?? '', page),
            prerender: true,
          });
        updateConfig({
          vite: {
            plugins: [
              {
                name: 'answerable:design',
                enforce: 'pre',
                resolveId: (id) => {
                  if (id === 'virtual:answerable/design.css') return styleSheet;
                  if (id === 'virtual:answerable/design') return `\0${id}`;
                  return resolveComponent(id, folder, sources) ?? resolveDoor(id, sources);
                },
                load: async (id) =>
                  id === '\0virtual:answerable/design'
                    ? createModule(await readDesign(contentFolder), pages, { folder, sources })
                    : undefined,
              },
            ],
          },
        });
      },
    },
  };
}

/** The file and folders of a design, whether or not they are there. */
export function listDesignPaths(folder: string): string[] {
  return [siteStyleSheet, ...Object.keys(designFolders)].map((name) => join(folder, name));
}

/** The names, without their ending, of the SVG images that the style sheets of a site may name. */
export function listStyledPictures(contentFolder: string): string[] {
  const folder = findDesignFolder(contentFolder);
  if (folder === undefined) return [];
  return listFilesOf(folder, 'images', 'styles', 'fonts')
    .filter((path) => /\.svg$/i.test(path))
    .map((path) => basename(path, extname(path)));
}

function listPages(folder: string): string[] {
  return listFilesOf(folder, 'pages').filter((path) => toDesignPart(path) === 'page');
}

/** The files of some folders of a site, as paths with `/`. */
function listFilesOf(folder: string, ...names: readonly string[]): string[] {
  return names
    .filter((name) => existsSync(join(folder, name)))
    .flatMap((name) =>
      readdirSync(join(folder, name), { recursive: true, encoding: 'utf8' }).map(
        (path) => `${name}/${path.split(sep).join('/')}`,
      ),
    )
    .sort();
}

function resolveComponent(
  id: string,
  folder: string | undefined,
  sources: string,
): string | undefined {
  const name = replaceableComponents.find((each) => id === `virtual:answerable/components/${each}`);
  if (name === undefined) return undefined;
  const own = folder === undefined ? undefined : join(folder, 'components', `${name}.astro`);
  return own !== undefined && existsSync(own) ? own : join(sources, ownComponents[name]);
}

function resolveDoor(id: string, sources: string): string | undefined {
  const component = replaceableComponents.find(
    (each) => id === `answerable/components/${each}.astro`,
  );
  const path = component === undefined ? doors[id] : ownComponents[component];
  return path === undefined ? undefined : join(sources, path);
}

/**
 * Tokens and fonts in the layer of the tokens, and behind all others the site's own style sheet in
 * the layer `site`.
 */
async function createStyleSheet(
  contentFolder: string,
  folder: string | undefined,
  { sources, root }: { readonly sources: string; readonly root: string },
): Promise<string> {
  const toAddress = (path: string) => {
    const way = relative(root, path).split(sep).join('/');
    return way.startsWith('.') ? way : `./${way}`;
  };
  const design = await readDesign(contentFolder);
  const toFace = async (file: string | undefined, isHeading: boolean) =>
    folder === undefined || file === undefined
      ? undefined
      : readFace(join(folder, file), toAddress(join(folder, file)), isHeading);
  const own = folder === undefined ? undefined : join(folder, siteStyleSheet);
  return [
    `@import ${JSON.stringify(toAddress(join(sources, 'styles/layers.css')))};`,
    ...(own !== undefined && existsSync(own)
      ? [`@import ${JSON.stringify(toAddress(own))} layer(site);`]
      : []),
    serializeTheme(folder === undefined ? withoutFonts(design) : design, {
      text: await toFace(design?.textFont, false),
      heading: await toFace(design?.headingFont, true),
    }),
    '',
  ].join('\n');
}

function withoutFonts(design: Design | undefined): Design | undefined {
  return design === undefined
    ? undefined
    : { ...design, textFont: undefined, headingFont: undefined };
}

/**
 * A font with the weights that it has. One of a single weight is used for headings as it is drawn;
 * of text the browser makes it bold where it has to be.
 */
async function readFace(path: string, address: string, isHeading: boolean): Promise<FontFace> {
  const { create } = await import('fontkitten');
  const read = create(await readFile(path));
  const axis = (read.isCollection ? read.fonts[0] : read)?.variationAxes['wght'];
  if (axis !== undefined) return { address, weights: [axis.min, axis.max] };
  return { address, weights: isHeading ? [1, 1000] : undefined };
}

/**
 * The module `virtual:answerable/design`: which fonts are to be loaded first, and where the pages
 * of the site are.
 */
function createModule(
  design: Design | undefined,
  pages: readonly string[],
  { folder, sources }: { readonly folder: string | undefined; readonly sources: string },
): string {
  const own = (file: string | undefined) =>
    folder === undefined || file === undefined ? [] : [join(folder, file)];
  const text = own(design?.textFont);
  const fonts = new Set([
    ...(text.length === 0 ? [join(sources, ownFont)] : text),
    ...own(design?.headingFont),
  ]);
  return [
    ...[...fonts].map((font, index) => `import font${index} from ${JSON.stringify(font)};`),
    `export const fonts = [${[...fonts].map((_, index) => `font${index}`).join(', ')}];`,
    `export const pages = ${JSON.stringify(pages.map(toSitePagePermalink))};`,
  ].join('\n');
}
