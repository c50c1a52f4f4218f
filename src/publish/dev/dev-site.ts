import type { AstroInlineConfig, dev as createDevServer } from 'astro';
import type { ShownProblem } from './dev-overlay.ts';
import { toReason } from '../files/failure.ts';
import { serveWaitingPage, type WaitingServer } from './waiting-page.ts';

type DevServer = Awaited<ReturnType<typeof createDevServer>>;

/** The server of the site while it is being written. */
export interface SiteServer {
  /** Starts where that did not succeed yet; never fails. */
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/**
 * Astro serves nothing where data does not fit its schema as it starts. Then it is asked again after each change, and a
 * page with the problems stands in its place.
 */
export function createSiteServer(
  config: AstroInlineConfig,
  { port, base }: { readonly port: number; readonly base: string },
  getProblems: () => readonly ShownProblem[],
  print: (line: string) => void,
): SiteServer {
  const address = `http://localhost:${port}${base}`;
  let site: DevServer | undefined;
  let waiting: WaitingServer | undefined;
  let last = Promise.resolve();

  async function start(): Promise<void> {
    if (site !== undefined) return;
    await waiting?.close();
    waiting = undefined;
    try {
      const { dev } = await import('astro');
      site = await dev(config);
      print(`The site is at ${address} (stop with Ctrl+C). Pages follow each change.`);
    } catch (error) {
      waiting = await serveWaitingPage(port, getProblems).catch(() => undefined);
      print(
        `No page can be shown yet: ${toReason(error)} As soon as this is mended, the site is at ${address} (stop with Ctrl+C).`,
      );
    }
  }

  return {
    start: () => (last = last.then(start)),
    stop: async () => {
      await last;
      await waiting?.close();
      await site?.stop();
    },
  };
}
