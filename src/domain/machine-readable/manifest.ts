import { drawnIcons, paper, toIconSource } from './icons.ts';
import { fixedPermalinks, toBase, toHref } from '../addresses/permalink.ts';
import type { Site } from '../entries/site.ts';

/** Where the manifest is. */
export const manifestPath = '/manifest.webmanifest';

/** The web manifest of a site (https://www.w3.org/TR/appmanifest/): its names, colours and icons, for a home screen. */
export function toManifest(site: Site): object {
  const base = toBase(site.url);
  const home = toHref(base, fixedPermalinks.home);
  const drawn = drawnIcons
    .filter(({ purpose }) => purpose !== 'touch')
    .map(({ path, size, purpose }) => ({
      src: toHref(base, path),
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
      { src: toIconSource(site), sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
      ...drawn,
    ],
  };
}
