/// <reference types="astro/client" />

/** The content folder as an absolute path; set by the build (see astro.config.ts). */
declare const __CONTENT_FOLDER__: string;
/** The day for which the site is built, as `YYYY-MM-DD`. */
declare const __TODAY__: string;
/** Whether drafts and scheduled entries are shown. */
declare const __SHOW_UNPUBLISHED__: boolean;
/** The first address of each page that moved, by the one that it has. */
declare const __FIRST_ADDRESSES__: Readonly<Record<string, string>>;

/** The colours and fonts that site.yml chooses, and site.css beside the content. */
declare module 'virtual:answerable/design.css';
declare module 'virtual:answerable/design' {
  /** The addresses of the fonts to load before they are asked for. */
  export const fonts: readonly string[];
  /** The permalinks of the pages beside the content. */
  export const pages: readonly string[];
}
// Each is the component of the site if it has one of its own, else ours.
/* oxlint-disable typescript/consistent-type-imports -- the declaration of a module cannot import by a relative path */
declare module 'virtual:answerable/components/Footer' {
  const Footer: typeof import('./components/SiteFooter.astro').default;
  export default Footer;
}
declare module 'virtual:answerable/components/Head' {
  const Head: typeof import('./components/Head.astro').default;
  export default Head;
}
declare module 'virtual:answerable/components/Header' {
  const Header: typeof import('./components/SiteHeader.astro').default;
  export default Header;
}
declare module 'virtual:answerable/components/Home' {
  const Home: typeof import('./components/HomeView.astro').default;
  export default Home;
}
