import { fixedPermalinks, getBasePath, toHrefBelow } from '../addresses/index.ts';
import { createTheme } from '../design/index.ts';
import type { Site } from '../entries/index.ts';
import type { Image } from '../images/index.ts';

/** The icon for telephones that do not read the manifest. */
export const touchIcon: Icon = {
  path: '/icons/180.png',
  size: 180,
  fill: 0.8,
  isFilled: true,
  purpose: 'touch',
};

/**
 * The icons that the build draws. A maskable one keeps to the circle in the middle, whatever shape
 * a telephone cuts out.
 */
export const drawnIcons: readonly Icon[] = [
  touchIcon,
  { path: '/icons/192.png', size: 192, fill: 1, isFilled: false, purpose: 'any' },
  { path: '/icons/512.png', size: 512, fill: 1, isFilled: false, purpose: 'any' },
  { path: '/icons/maskable-512.png', size: 512, fill: 0.64, isFilled: true, purpose: 'maskable' },
];

/** Where the manifest is. */
export const manifestPath = '/manifest.webmanifest';

/**
 * The web manifest of a site (https://www.w3.org/TR/appmanifest/): its names, colours and icons,
 * for a home screen.
 */
export function createManifest(site: Site): object {
  const base = getBasePath(site.url);
  const { paper } = createTheme(site.design).light;
  const home = toHrefBelow(base, fixedPermalinks.home);
  const drawn = drawnIcons
    .filter(({ purpose }) => purpose !== 'touch')
    .map(({ path, size, purpose }) => ({
      src: toHrefBelow(base, path),
      sizes: `${size}x${size}`,
      type: 'image/png',
      purpose,
    }));
  return {
    id: home,
    name: site.title,
    short_name: site.title,
    ...(site.tagline === '' ? {} : { description: site.tagline }),
    lang: site.language,
    dir: site.direction,
    start_url: home,
    scope: home,
    display: 'browser',
    background_color: paper,
    theme_color: paper,
    icons: [
      { src: findIconSource(site), sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
      ...drawn,
    ],
  };
}

/** A picture of the site for a home screen, drawn from one SVG; sizes in pixels. */
export interface Icon {
  /** Its permalink. */
  readonly path: string;
  readonly size: number;
  /** The share of the picture that the SVG fills; the rest is its ground. */
  readonly fill: number;
  /** Whether the ground has the colour of the page, which the manifest names; else it is open. */
  readonly isFilled: boolean;
  readonly purpose: 'any' | 'maskable' | 'touch';
}

/**
 * The address of the SVG from which they are drawn, as pages name it: the logo, or the icon that
 * comes with the system.
 */
export function findIconSource({
  url,
  publisher: { logo },
}: {
  readonly url: string;
  readonly publisher: { readonly logo?: Image | undefined };
}): string {
  return logo?.format === 'svg' ? logo.src : toHrefBelow(getBasePath(url), '/favicon.svg');
}
