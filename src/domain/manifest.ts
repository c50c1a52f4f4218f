import { drawnIcons, paper, toIconSource } from './icons.ts';
import { fixedPermalinks } from './permalink.ts';
import type { Site } from './site.ts';

/** Where the manifest is. */
export const manifestPath = '/manifest.webmanifest';

/** The web manifest of a site (https://www.w3.org/TR/appmanifest/): its names, colours and icons, for a home screen. */
export function toManifest(site: Site): object {
  const drawn = drawnIcons.filter(({ purpose }) => purpose !== 'touch').map(({ path, size, purpose }) => ({ src: path, sizes: `${size}x${size}`, type: 'image/png', purpose }));
  return {
    id: fixedPermalinks.home,
    name: site.title,
    short_name: site.title,
    ...(site.tagline === '' ? {} : { description: site.tagline }),
    lang: site.language,
    dir: site.direction,
    start_url: fixedPermalinks.home,
    scope: fixedPermalinks.home,
    display: 'browser',
    background_color: paper,
    theme_color: paper,
    icons: [{ src: toIconSource(site), sizes: 'any', type: 'image/svg+xml', purpose: 'any' }, ...drawn],
  };
}
