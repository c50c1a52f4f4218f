import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type AstroConfig, type AstroIntegration, build as buildWithAstro } from 'astro';
import { describeFailure } from '../files/failure.ts';
import { findPackagesFolder } from '../project/index.ts';
import { prepareAstro } from './astro-config.ts';
import { type BundleTask, isUpToDate, pagesFile } from './bundle.ts';
import { createPictureCleaner, type VitePlugin } from './clean-pictures.ts';
import { createRenderLog } from './render-log.ts';

/** Under this name of the global object the bundled pages find what they are given. */
const build = 'globalThis.answerableBuild';

/**
 * Bundles the pages in a workspace, which is the current folder, and moves what came of it to
 * `folder`. Only this file, `page-app.ts` and `images.ts` use parts of Astro that are no public
 * interface.
 */
export async function createBundle({
  contentFolder,
  siteUrl,
  workspace,
  folder,
}: BundleTask): Promise<void> {
  const root = join(workspace, `bundle-${randomUUID()}`);
  const made = join(root, 'kept');
  await mkdir(made, { recursive: true });
  const errors: string[] = [];
  const log = createRenderLog(root, ({ level, message }) => {
    if (level === 'error') errors.push(message);
  });
  const config = await prepareAstro({ contentFolder, siteUrl }, root, log.logger);
  const empty = join(root, 'no-public');
  await mkdir(empty);
  await buildWithAstro({
    ...config,
    publicDir: empty,
    logLevel: 'warn',
    integrations: [
      ...(config.integrations ?? []),
      keepBundle(join(root, 'site', '.prerender'), made),
    ],
    vite: {
      ...config.vite,
      plugins: [
        createPictureCleaner(join(root, 'pictures')),
        createContentDoor(String(config.srcDir)),
      ],
    },
  });
  log.stop();
  if (errors.length > 0)
    throw new Error(errors.map((message) => describeFailure(new Error(message))).join(' '));
  await rename(join(root, 'site'), join(made, 'client'));
  await symlink(findPackagesFolder(), join(made, 'node_modules'), 'junction');
  if (!(await isUpToDate({ contentFolder, siteUrl }, folder)))
    throw new Error(
      'The design of the site or this program changed while the pages were bundled. Run the command again.',
    );
  // Two builds may make the same bundle at once; either is as good.
  await rename(made, folder).catch(async (error: unknown) => {
    if (!existsSync(join(folder, pagesFile))) throw error;
  });
}

/** Keeps the code that renders, which Astro removes in the end, and renders no page itself. */
function keepBundle(server: string, made: string): AstroIntegration {
  const pages = new Map<string, { readonly key: string; readonly styles: readonly unknown[] }>();
  let image: AstroConfig['image'] | undefined;
  return {
    name: 'answerable:bundle',
    hooks: {
      'astro:config:done': ({ config }) => {
        ({ image } = config);
      },
      'astro:build:setup': ({ pages: found }) => {
        for (const [name, page] of found) pages.set(name, page);
      },
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer({
          name: 'answerable:bundle',
          setup: () => cp(server, join(made, 'server'), { recursive: true }),
          getStaticPaths: async () => {
            const styles = [...pages.values()].map(({ key, styles: own }) => [
              key,
              { styles: own },
            ]);
            await writeFile(join(made, pagesFile), JSON.stringify({ styles, image }));
            return [];
          },
          render: () => Promise.reject(new Error('A bundle renders no page.')),
        });
      },
    },
  };
}

/**
 * What makes a bundle hold no content: its collections ask the process that renders instead of
 * `astro:content`, and so does all that an edition decides but its address.
 */
function createContentDoor(sources: string): VitePlugin {
  const collections = join(sources, 'collections');
  return {
    name: 'answerable:content-door',
    enforce: 'pre',
    config: () => ({ define: { __BUILD__: build } }),
    resolveId: {
      order: 'pre',
      handler: (id, importer) =>
        id === 'astro:content' && importer?.startsWith(collections) === true
          ? join(collections, 'build-content.ts')
          : undefined,
    },
    load: {
      order: 'pre',
      handler: (id) =>
        id === join(sources, 'content.config.ts') ? 'export const collections = {};' : undefined,
    },
  };
}
