import { constants } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Edition } from './astro-config.ts';
import { createPictureCleaner } from './clean-pictures.ts';
import { describeFailure } from '../files/failure.ts';
import { packageRoot } from '../project/index.ts';
import { createRenderLog } from './render-log.ts';

/**
 * Renders the pages of an edition into `site` within the workspace and returns that folder. Throws also where Astro
 * only logs an error and goes on, as it does with an entry that fails to render.
 */
export async function renderPages(edition: Edition, workspace: string): Promise<string> {
  // Astro takes a second to load, which a build that the check stops need not wait for.
  const [{ build }, { prepareAstro }] = await Promise.all([
    import('astro'),
    import('./astro-config.ts'),
  ]);
  const errors: string[] = [];
  const log = createRenderLog(workspace, ({ level, message }) => {
    if (level === 'error') errors.push(message);
  });
  const config = await prepareAstro(edition, workspace, log.logger);
  const startedIn = process.cwd();
  // Astro puts the code that renders into the current folder where the output is not within it, and fails there.
  if (!workspace.startsWith(startedIn)) process.chdir(workspace);
  try {
    await build({
      ...config,
      logLevel: 'warn',
      vite: { ...config.vite, plugins: [createPictureCleaner(join(workspace, 'pictures'))] },
    });
  } finally {
    if (process.cwd() !== startedIn) process.chdir(startedIn);
    log.stop();
  }
  if (errors.length > 0)
    throw new Error(errors.map((message) => describeFailure(new Error(message))).join(' '));
  const site = join(workspace, 'site');
  await copyFile(
    join(packageRoot, 'public', 'favicon.svg'),
    join(site, 'favicon.svg'),
    constants.COPYFILE_EXCL,
  ).catch(ignoreExisting);
  return site;
}

/** A site that has an icon of its own keeps it. */
function ignoreExisting(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
}
