import { join } from 'node:path';
import { toAstroConfig, type Edition } from './astro-config.ts';
import { createPictureCleaner } from './clean-pictures.ts';
import { toReason } from './failure.ts';
import { packageRoot } from './project.ts';
import { createRenderLog } from './render-log.ts';

/**
 * Renders the pages of an edition into `site` within the workspace and returns that folder. Throws also where Astro
 * only logs an error and goes on, as it does with an entry that fails to render.
 */
export async function renderPages(edition: Edition, workspace: string): Promise<string> {
  // Astro takes a second to load, which a build that the check stops need not wait for.
  const { build } = await import('astro');
  const errors: string[] = [];
  const log = createRenderLog(workspace, ({ level, message }) => {
    if (level === 'error') errors.push(message);
  });
  const config = toAstroConfig(edition, workspace, log.logger);
  const startedIn = process.cwd();
  // Astro puts the code that renders into the current folder where the output is not within it, and fails there.
  if (!workspace.startsWith(startedIn)) process.chdir(packageRoot);
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
    throw new Error(errors.map((message) => toReason(new Error(message))).join(' '));
  return join(workspace, 'site');
}
