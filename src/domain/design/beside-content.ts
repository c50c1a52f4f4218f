/** How a path below the content folder begins that leads to a file of the site beside it. */
export const besideContent = '../';

/**
 * The parts of a site's design that its publisher may write, and that are read from beside the
 * content.
 */
export type DesignPart = 'style' | 'font' | 'image' | 'component' | 'page';

/** The style sheet of a site. */
export const siteStyleSheet = 'site.css';

/** The folders beside the content that are read, and what their files are. */
export const designFolders: Readonly<Record<string, DesignPart>> = {
  styles: 'style',
  fonts: 'font',
  images: 'image',
  components: 'component',
  pages: 'page',
};

/** The components that a file of the same name in `components` replaces. */
export const replaceableComponents = ['Head', 'Header', 'Home', 'Footer'] as const;
export type ReplaceableComponent = (typeof replaceableComponents)[number];

/**
 * What a file beside the content is for, as its path says; undefined for one that nothing reads.
 */
export function toDesignPart(path: string): DesignPart | undefined {
  if (path === siteStyleSheet) return 'style';
  const [folder = '', ...rest] = path.split('/');
  const part = Object.hasOwn(designFolders, folder) ? designFolders[folder] : undefined;
  switch (part) {
    case 'style':
      return path.endsWith('.css') ? part : undefined;
    case 'component':
      return rest.length === 1 && /\.astro$/i.test(path) ? part : undefined;
    case 'page':
      // As in Astro, what begins with an underscore is part of a page and none by itself.
      return path.endsWith('.astro') && !rest.some((each) => each.startsWith('_'))
        ? part
        : undefined;
    case 'font':
    case 'image':
    case undefined:
      return part;
  }
}

/** The permalink of a page of the site: `/prices/` for `pages/prices.astro`. */
export function toSitePagePermalink(path: string): string {
  return `/${path.replace(/^pages\//, '').replace(/\.astro$/, '')}/`;
}
