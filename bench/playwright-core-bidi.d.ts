/**
 * An older playwright-core: the newer asks for what a Firefox of before 143 does not know
 * (network.addDataCollector), as Debian's is. What is used of both is the same.
 */
declare module 'playwright-core-bidi' {
  import type { BrowserType } from 'playwright-core';

  /** Firefox by WebDriver BiDi, which the published types do not name. */
  const playwright: { readonly _bidiFirefox: BrowserType };
  export default playwright;
}
