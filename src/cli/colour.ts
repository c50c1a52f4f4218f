/**
 * Whether to write in colour: on a terminal, unless NO_COLOR (https://no-color.org) stands in the
 * environment; FORCE_COLOR decides before both, as in Node.
 */
export function hasColour({ isTTY }: { readonly isTTY?: boolean }): boolean {
  const { FORCE_COLOR: forced, NO_COLOR: none } = process.env;
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return isTTY === true && (none === undefined || none === '');
}
