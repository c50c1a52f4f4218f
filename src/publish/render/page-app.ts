import { join } from 'node:path';
import type { RouteData } from 'astro';
import type { BaseApp } from 'astro/app';
import { StaticPaths } from 'astro/runtime/prerender/static-paths.js';
import type { BundledPages } from './bundle.ts';

/** The code of the pages of a bundle. */
export interface PageApp {
  /** Every page, as the routes list them of the content; of two for one file the first. */
  readonly list: () => Promise<readonly AppPage[]>;
  /**
   * What a page shows, as bytes; undefined if it has nothing to say. Throws if it cannot be
   * rendered, and if Astro reports an error meanwhile.
   */
  readonly render: (page: AppPage) => Promise<Buffer | undefined>;
}

/** A page that can be rendered. */
export interface AppPage {
  /** Its file: `faq/is-it-safe/index.html`, and `404.html` for what is not there. */
  readonly path: string;
  readonly pathname: string;
  readonly route: RouteData;
  /** What its route hands it of the content. */
  readonly props: unknown;
}

/** Loads the code of all pages, as Astro's own build does; `base` is the path of the site. */
export async function loadPageApp(
  entry: string,
  { styles }: BundledPages,
  base: string,
): Promise<PageApp> {
  const { app }: { readonly app: BuildApp } = await import(entry);
  app.setInternals({ pagesByKeys: new Map(styles) });
  app.setOptions({ settings: { scripts: [] }, logger: { options: { destination: failing } } });
  // Ahead of time: a page that cannot be loaded says so when it is listed.
  for (const { routeData } of app.manifest.routes)
    if (routeData.prerender) app.getComponentByRoute(routeData).catch(() => undefined);
  return {
    list: () => listPages(app),
    render: async ({ pathname, route }) => {
      const address = new URL(toAddress(pathname, route, base), 'http://localhost');
      const response = await app.render(new Request(address), { routeData: route });
      if (response.body === null) return undefined;
      if (response.status !== 200 && response.status !== 404)
        throw new Error(`${pathname} was answered with ${response.status}.`);
      return Buffer.from(await response.arrayBuffer());
    },
  };
}

/**
 * What Astro's code says while it renders is about a fault: no page is published that was rendered
 * in spite of one.
 */
const failing = {
  write: ({ level, message }: { readonly level: string; readonly message: string }) => {
    if (level === 'error') throw new Error(message);
  },
};

/**
 * The app of a bundle, as Astro's own build uses it (its `BuildApp`, which is no public interface).
 */
interface BuildApp extends BaseApp {
  /** What was listed of each route. */
  readonly routeCache: ConstructorParameters<typeof StaticPaths>[0]['routeCache'] & {};
  readonly getComponentByRoute: ConstructorParameters<
    typeof StaticPaths
  >[0]['getComponentByRoute'] & {};
  readonly setInternals: (internals: {
    readonly pagesByKeys: ReadonlyMap<string, unknown>;
  }) => void;
  readonly setOptions: (options: object) => void;
}

async function listPages(app: BuildApp): Promise<AppPage[]> {
  const found = new Map<string, AppPage>();
  const byRoute = Map.groupBy(await new StaticPaths(app).getAll(), ({ route }) => route);
  for (const [route, paths] of byRoute) {
    // Loaded in any case: a question is known once the code that answers it is there, and a page
    // that is kept may ask one.
    await app.getComponentByRoute(route);
    // In the order of the paths.
    const listed = app.routeCache.get(route)?.staticPaths;
    for (const [index, { pathname }] of paths.entries()) {
      const path = toFile(pathname, route);
      if (!found.has(path))
        found.set(path, { path, pathname, route, props: listed?.[index]?.props });
    }
  }
  return [...found.values()];
}

function toFile(pathname: string, { type }: RouteData): string {
  const path = pathname.replace(/^\/|\/$/g, '');
  if (type === 'endpoint') return path;
  return path === '404' ? '404.html' : join(path, 'index.html');
}

/**
 * The path with which a page is asked for: with a slash at its end, but for endpoints whose own
 * path has an ending and no slash.
 */
function toAddress(pathname: string, { type }: RouteData, base: string): string {
  const path = pathname.replace(/^\/|\/$/g, '');
  if (path === '') return base;
  return type === 'endpoint' && /\.\w+$/.test(pathname) ? base + path : `${base}${path}/`;
}
