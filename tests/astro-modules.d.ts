/**
 * A component, as the linter sees it, which reads no .astro files; that each is there and fits
 * shows in the types test and in a build.
 */
declare module '*.astro' {
  // oxlint-disable-next-line typescript/consistent-type-imports -- a global declaration cannot import
  const component: import('astro/runtime/server/index.js').AstroComponentFactory;
  export default component;
}
