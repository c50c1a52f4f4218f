import { join, relative } from 'node:path';
import type { AstroInlineConfig } from 'astro';
import { toBase } from '../domain/addresses/permalink.ts';
import { packageRoot } from './project.ts';

/** What is rendered: the content folder as an absolute path, the day, where the site is published, whether drafts are shown, and where pages that moved were published first. */
export interface Edition {
  readonly contentFolder: string;
  readonly today: string;
  readonly siteUrl: string | undefined;
  readonly showsUnpublished: boolean;
  readonly firstAddresses: ReadonlyMap<string, string>;
}

/**
 * Astro's configuration for an edition: astro.config.ts, and on top what differs from one build to the next. `root`
 * is a folder of this build alone, because Astro keeps in `root` what it knows of the content, and two builds
 * that share it would mix their sites. Styles, scripts and pages come from the project all the same.
 */
export function toAstroConfig(
  edition: Edition,
  root: string,
  logger: NonNullable<AstroInlineConfig['logger']>,
): AstroInlineConfig {
  return {
    root,
    configFile: relative(root, join(packageRoot, 'astro.config.ts')),
    srcDir: join(packageRoot, 'src'),
    publicDir: join(packageRoot, 'public'),
    outDir: join(root, 'site'),
    cacheDir: join(root, 'cache'),
    ...(edition.siteUrl === undefined
      ? {}
      : { site: new URL(edition.siteUrl).origin, base: toBase(edition.siteUrl) }),
    logger,
    vite: {
      define: {
        __CONTENT_FOLDER__: JSON.stringify(edition.contentFolder),
        __TODAY__: JSON.stringify(edition.today),
        __SHOW_UNPUBLISHED__: JSON.stringify(edition.showsUnpublished),
        __FIRST_ADDRESSES__: JSON.stringify(Object.fromEntries(edition.firstAddresses)),
      },
    },
  };
}
