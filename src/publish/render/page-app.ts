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
   * The page at a path below the base of the site, decoded and with a slash before it, whether or
   * not it is asked for with the slash at its end that a page has; undefined if there is none. Only
   * routes that could have it list their pages.
   */
  readonly find: (path: string) => Promise<AppPage | undefined>;
  /** Forgets what was listed of the content, which has changed. */
  readonly forget: () => void;
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
    find: (path) => findPage(app, path),
    forget: () => app.routeCache.clearAll(),
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
  readonly routeCache: ConstructorParameters<typeof StaticPaths>[0]['routeCache'] & {
    readonly clearAll: () => void;
  };
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
  for (const route of listRoutes(app))
    for (const page of await listPagesOf(app, route))
      if (!found.has(page.path)) found.set(page.path, page);
  return [...found.values()];
}

async function findPage(app: BuildApp, path: string): Promise<AppPage | undefined> {
  const plain = trimSlashes(path);
  for (const route of listRoutes(app)) {
    if (![`/${plain}`, `/${plain}/`].some((each) => route.pattern.test(each))) continue;
    const page = (await listPagesOf(app, route)).find(
      (each) => trimSlashes(each.pathname) === plain,
    );
    if (page !== undefined) return page;
  }
  return undefined;
}

/** The routes of pages, in the order in which they are asked. */
function listRoutes({ manifest }: BuildApp): RouteData[] {
  return manifest.routes.flatMap(({ routeData }) => (routeData.prerender ? [routeData] : []));
}

async function listPagesOf(app: BuildApp, route: RouteData): Promise<AppPage[]> {
  // Loaded in any case: a question is known once the code that answers it is there, and a page that
  // is kept may ask one.
  await app.getComponentByRoute(route);
  const { manifest, routeCache } = app;
  const paths = await new StaticPaths({
    manifest: { ...manifest, routes: manifest.routes.filter((each) => each.routeData === route) },
    routeCache,
    getComponentByRoute: (asked) => app.getComponentByRoute(asked),
  }).getAll();
  // In the order of the paths.
  const listed = routeCache.get(route)?.staticPaths;
  return paths.map(({ pathname }, index) => ({
    path: toFile(pathname, route),
    pathname,
    route,
    props: listed?.[index]?.props,
  }));
}

function toFile(pathname: string, { type }: RouteData): string {
  const path = trimSlashes(pathname);
  if (type === 'endpoint') return path;
  return path === '404' ? '404.html' : join(path, 'index.html');
}

/**
 * The path with which a page is asked for: with a slash at its end, but for endpoints whose own
 * path has an ending and no slash.
 */
function toAddress(pathname: string, { type }: RouteData, base: string): string {
  const path = trimSlashes(pathname);
  if (path === '') return base;
  return type === 'endpoint' && /\.\w+$/.test(pathname) ? base + path : `${base}${path}/`;
}

function trimSlashes(path: string): string {
  return path.replace(/^\/|\/$/g, '');
}
