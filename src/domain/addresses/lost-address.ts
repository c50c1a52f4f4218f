import { formatLine, splitPlace, toPlace, type Ledger } from './ledger.ts';
import { toNearest } from '../text/nearest.ts';
import type { LostAddress } from './next-ledger.ts';

/** How many are told of one by one. */
const most = 20;

/** What is said of addresses that would lead nowhere: each with the line to write, and how to give them up. */
export function describeLost(
  lost: readonly LostAddress[],
  before: Ledger,
  live: ReadonlySet<string>,
): string {
  const added = [...live].filter((address) => !before.has(address));
  const all =
    lost.length === 1
      ? '1 address that was published leads nowhere'
      : `${lost.length} addresses that were published lead nowhere`;
  return [
    `The new release was not published, because in it ${all}; the one before stays.`,
    ...lost.slice(0, most).flatMap((each) => {
      const { message, example } = describeLostAddress(each, added, live);
      return [`  ${message}`, `    ${example}`];
    }),
    ...(lost.length > most ? [`  and ${lost.length - most} more.`] : []),
    'Where a file only got another name, give it back the old one and use npm run rename, which writes the line.',
    `Where nothing takes their place: npm run build -- --retire "${lost.map(({ address }) => address).join(',')}"`,
  ].join('\n');
}

/** What is said of one address that would lead nowhere, and the line to write; `added` are the addresses that are new. */
export function describeLostAddress(
  { address, line, route }: LostAddress,
  added: readonly string[],
  live: ReadonlySet<string>,
): { readonly message: string; readonly example: string } {
  const { since } = line;
  const to = toLikely(address, added, live);
  const example = formatLine(address, { ...(since === undefined ? {} : { since }), to });
  const published = since === undefined ? '' : `, published since ${since},`;
  if (route.kind === 'loop')
    return {
      message: `${address}${published} leads in a circle: ${route.steps.join(' to ')}. Write in content/permalinks.json where the text is now, such as`,
      example,
    };
  if (route.at !== address)
    return {
      message: `${address}${published} leads to ${route.at}, which is no page and no place of the site. Write where the text is now, such as`,
      example,
    };
  const { id } = splitPlace(address);
  return {
    message: `${address}${published} is gone${id === undefined ? '' : ': its page has no such place any more'}. If its text is elsewhere now, write that in content/permalinks.json, such as`,
    example,
  };
}

/** Where the text may be now: the new address that is most like the old one, or what the page stood under. */
function toLikely(address: string, added: readonly string[], live: ReadonlySet<string>): string {
  const { page, id } = splitPlace(address);
  const folder = page.replace(/[^/]+\/?$/, '');
  const siblings = added.filter((each) =>
    id === undefined
      ? !each.includes('#') && each.startsWith(folder)
      : each.startsWith(toPlace(page, '')),
  );
  const above = id === undefined ? folder : page;
  return toNearest(address, siblings) ?? (live.has(above) ? above : '/');
}
