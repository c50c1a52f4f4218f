import type { TestProject } from 'vitest/node';
import { citySite, softwareSite } from '../builder/command.ts';
import { useBuilders } from '../builder/pool.ts';
import { deep } from '../deep.ts';
import { serve } from '../../src/publish/serve.ts';
import { findBrowser, findFirefox } from './find-browser.ts';
import type { SiteName } from './templates.ts';
import { findServers, type ServerName } from './real-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the site built from `content/` is served, without a slash at the end. */
    siteUrl: string;
    /** The path below which it lies, with both slashes. */
    siteBase: string;
    /** The folder that is served there. */
    siteFolder: string;
    /** Where the sites are served of which every template is looked at. */
    sites: Readonly<Record<SiteName, string>>;
    /** The paths of a whole browser, of a lighter one if there is one, and of a Firefox. */
    browsers: { readonly whole: string; readonly light: string; readonly firefox?: string };
    /** The paths of the servers that are installed. */
    servers: Partial<Readonly<Record<ServerName, string>>>;
  }
}

/** Builds the sites once and serves them for all browser tests of a project. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const end = await setUpSite(project, 'https://bamboo.example');
  const { getSite } = await useBuilders();
  const servers = await Promise.all(
    ([citySite, softwareSite] as const).map(async (site) =>
      serve((await getSite(site)).out, { port: 0 }),
    ),
  );
  const [city = '', software = ''] = servers.map(({ url }) => url);
  project.provide('sites', { first: `${project.getProvidedContext().siteUrl}/`, city, software });
  return async () => {
    await Promise.all(servers.map((server) => server.close()));
    await end();
  };
}

/**
 * Builds the first content as the site at `siteUrl` and serves it below the path of it. Returns
 * what ends that.
 */
export async function setUpSite(
  project: TestProject,
  siteUrl: string,
): Promise<() => Promise<void>> {
  // What is missing is installed here, since two workers cannot do so at once.
  const whole = findBrowser(process.env['CHROME_PATH']);
  const light = findBrowser(process.env['CHROME_PATH'], { isShellEnough: !deep });
  const isCi = (process.env['CI'] ?? '') !== '';
  const firefox = findFirefox(process.env['FIREFOX_PATH'], isCi);
  project.provide('browsers', { whole, light, ...(firefox === undefined ? {} : { firefox }) });
  project.provide('servers', findServers(isCi));
  const { getSite, provideTo } = await useBuilders();
  const end = provideTo(project);
  const base = new URL(`${siteUrl}/`).pathname;
  const { out } = await getSite({
    content: 'content',
    // At the root it is the site as its settings are.
    ...(base === '/' ? {} : { url: siteUrl }),
    today: '2026-11-23',
    writesLedger: false,
  });
  const server = await serve(out, { port: 0, base });
  project.provide('siteUrl', server.url.replace(/\/$/, ''));
  project.provide('siteBase', base);
  project.provide('siteFolder', out);
  return async () => {
    await server.close();
    await end();
  };
}
