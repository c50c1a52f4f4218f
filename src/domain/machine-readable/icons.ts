import type { Image } from '../images/image.ts';
import { toBase, toHref } from '../addresses/permalink.ts';

/** A picture of the site for a home screen, drawn from one SVG; sizes in pixels. */
export interface Icon {
  /** Its permalink. */
  readonly path: string;
  readonly size: number;
  /** The share of the picture that the SVG fills; the rest is its ground. */
  readonly fill: number;
  /** What fills the ground; undefined leaves it open. */
  readonly ground: string | undefined;
  readonly purpose: 'any' | 'maskable' | 'touch';
}

/** The colour of the page in the light. */
export const paper = '#fbf8f1';

/** The icon that telephones take which read no manifest. */
export const touchIcon: Icon = {
  path: '/icons/180.png',
  size: 180,
  fill: 0.8,
  ground: paper,
  purpose: 'touch',
};

/** The icons that the build draws. A maskable one keeps to the circle in the middle, whatever shape a telephone cuts out. */
export const drawnIcons: readonly Icon[] = [
  touchIcon,
  { path: '/icons/192.png', size: 192, fill: 1, ground: undefined, purpose: 'any' },
  { path: '/icons/512.png', size: 512, fill: 1, ground: undefined, purpose: 'any' },
  { path: '/icons/maskable-512.png', size: 512, fill: 0.64, ground: paper, purpose: 'maskable' },
];

/** The address of the SVG from which they are drawn, as pages name it: the logo, or the icon that comes with the system. */
export function toIconSource({
  url,
  publisher: { logo },
}: {
  readonly url: string;
  readonly publisher: { readonly logo?: Image | undefined };
}): string {
  return logo?.format === 'svg' ? logo.src : toHref(toBase(url), '/favicon.svg');
}
