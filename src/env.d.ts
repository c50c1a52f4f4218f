/// <reference types="astro/client" />

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
