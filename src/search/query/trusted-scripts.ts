/** What a browser that knows trusted types has (https://w3c.github.io/trusted-types/); TypeScript does not know it yet. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: (address: string) => string | undefined },
  ): unknown;
}

declare global {
  interface Window {
    readonly trustedTypes?: TrustedTypes;
  }
}

let isAllowed = false;

/**
 * Lets scripts of this site, and no other, be named by an address while a page is read, as a worker is. The policy of the site
 * refuses all else that turns text into code: there is no rule for HTML and none for the text of a script.
 */
export function allowOwnScripts(): void {
  if (isAllowed) return;
  isAllowed = true;
  window.trustedTypes?.createPolicy('default', {
    createScriptURL: (address) =>
      new URL(address, location.href).origin === location.origin ? address : undefined,
  });
}
