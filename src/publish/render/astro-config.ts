import { existsSync } from 'node:fs';
import { cp, readFile, symlink, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import mdx from '@astrojs/mdx';
import { satteri } from '@astrojs/markdown-satteri';
import type { AstroInlineConfig, AstroIntegration, AstroUserConfig } from 'astro';
import { getBasePath } from '../../domain/addresses/index.ts';
import { createMarkdownPlugins, htmlPlugins, renderingFeatures } from '../../markdown/index.ts';
import { findPackagesFolder, packageRoot, findSiteRoot } from '../project/index.ts';
import { readDownloadSize } from './downloads.ts';
import { createDesign } from './design.ts';

/**
 * What is rendered: the content folder as an absolute path, the day, where the site is published,
 * and where pages that moved were published first.
 */
export interface Edition {
  readonly contentFolder: string;
  readonly today: string;
  readonly siteUrl: string;
  readonly firstAddresses: ReadonlyMap<string, string>;
  /** Whether only the bundle of pages is taken from earlier builds. */
  readonly isCold?: boolean;
}

/**
 * Renders texts; where their links lead depends on the path at which the site is published, which
 * only a build knows.
 */
const markdown: AstroIntegration = {
  name: 'answerable:markdown',
  hooks: {
    'astro:config:setup': ({ config: { base }, updateConfig }) => {
      updateConfig({
        markdown: {
          processor: satteri({
            mdastPlugins: createMarkdownPlugins(
              base.endsWith('/') ? base : `${base}/`,
              readDownloadSize,
            ),
            hastPlugins: htmlPlugins,
            features: renderingFeatures,
          }),
        },
      });
    },
  },
};

/**
 * Packages that become part of the code of pages. They have many small modules, and each thread
 * that renders would take longer to find and link these than to run them.
 */
const inlined =
  /^(?:@astrojs\/mdx|@oslojs\/encoding|ccount|character-entities|clsx|cookie|decode-named-character-reference|devalue|devlop|escape-string-regexp|html-escaper|longest-streak|markdown-table|mdast-util-|micromark-util-|mrmime|piccolore|unist-util-|zod|zwitch)/;

/**
 * Astro's configuration for a site, without the folders of a build; astro.config.ts has it for
 * editors and the type check.
 */
export function createAstroConfig(siteUrl: string | undefined): AstroUserConfig {
  return {
    output: 'static',
    trailingSlash: 'always',
    build: { format: 'directory', inlineStylesheets: 'never', assets: 'assets' },
    compressHTML: true,
    devToolbar: { enabled: false },
    integrations: [markdown, mdx()],
    markdown: { syntaxHighlight: false },
    ...(siteUrl === undefined ? {} : { site: new URL(siteUrl).origin, base: getBasePath(siteUrl) }),
    vite: {
      build: { assetsInlineLimit: 0 },
      worker: { format: 'es' },
      environments: { prerender: { resolve: { noExternal: inlined } } },
    },
  };
}

/**
 * The configuration with which the pages of a site are bundled. `root` is a folder of this run
 * alone, because Astro keeps in `root` what it knows, and two runs that share it would mix their
 * sites. Pages, styles and scripts come from the program, `public` from
 * the site. Packages that Astro looks for from `root` are found by a link to those of the program,
 * wherever the site lies.
 */
export async function prepareAstro(
  { contentFolder, siteUrl }: Pick<Edition, 'contentFolder' | 'siteUrl'>,
  root: string,
  logger: NonNullable<AstroInlineConfig['logger']>,
): Promise<AstroInlineConfig> {
  await symlink(findPackagesFolder(), join(root, 'node_modules'), 'junction');
  const config = createAstroConfig(siteUrl);
  const sources = await placeSources(root);
  const ownPublic = join(findSiteRoot(contentFolder), 'public');
  return {
    ...config,
    root,
    configFile: false,
    srcDir: sources,
    integrations: [...(config.integrations ?? []), createDesign({ contentFolder, sources, root })],
    publicDir: existsSync(ownPublic) ? ownPublic : join(packageRoot, 'public'),
    outDir: join(root, 'site'),
    cacheDir: join(root, 'cache'),
    logger,
    // Vite's own default lies behind the link.
    vite: { ...config.vite, cacheDir: join(root, 'vite') },
  };
}

/**
 * The folder of the pages, styles and scripts. Astro takes the path of a component for one below
 * `root` if the two have no folder in common, as with a program that is installed for all users of
 * a computer (`isPathInRoot` in Astro's vite-plugin-utils); then a copy lies in `root`.
 */
async function placeSources(root: string): Promise<string> {
  const sources = join(packageRoot, 'src');
  if (root.split(sep)[1] === sources.split(sep)[1]) return sources;
  for (const name of ['src', 'tsconfig.json'])
    await cp(join(packageRoot, name), join(root, name), { recursive: true });
  // The bundler reads there which modules do something when they are loaded, and drops the others
  // that no page uses.
  const { type, sideEffects }: Readonly<Record<string, unknown>> = JSON.parse(
    await readFile(join(packageRoot, 'package.json'), 'utf8'),
  );
  await writeFile(join(root, 'package.json'), JSON.stringify({ type, sideEffects }));
  return join(root, 'src');
}
