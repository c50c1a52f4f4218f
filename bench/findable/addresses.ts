import { parseHTML } from 'linkedom';
import { splitPlace, type Ledger } from '../../src/domain/addresses/ledger.ts';

/** What became of every address that was ever published. */
export interface Followed {
  readonly addresses: number;
  /** How many of them a server leads elsewhere, and a reader arrives. */
  readonly redirects: number;
  /** Those that lead nowhere, or to a page without their place. */
  readonly dead: readonly string[];
}

/**
 * Follows every address of a ledger through a server, as browsers do: a place of an address that is
 * led on is looked for where it arrives.
 */
export async function followAddresses(ledger: Ledger, url: string): Promise<Followed> {
  let redirects = 0;
  const dead: string[] = [];
  for (const [address, { to, retired }] of ledger) {
    if (retired !== undefined) continue;
    const { page, id } = splitPlace(address);
    const response = await fetch(new URL(page, url));
    const arrived = splitPlace(
      new URL(response.url).hash === '' && id !== undefined
        ? `${response.url}#${id}`
        : response.url,
    );
    const { document } = parseHTML(await response.text());
    // Of a place that was led on by itself, its page knows the way, which the page's own test
    // follows in a browser.
    const place = to === undefined ? arrived.id : splitPlace(to).id;
    const isThere =
      response.ok &&
      (place === undefined || document.getElementById(decodeURIComponent(place)) !== null);
    if (!isThere) dead.push(address);
    else if (response.redirected) redirects += 1;
  }
  return { addresses: ledger.size, redirects, dead };
}
