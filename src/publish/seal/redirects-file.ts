/** The name of the file in a release that tells hosts of pages that moved. */
export const redirectsFile = '_redirects';

/** Reads such a file: where each old address leads. Addresses are decoded as a server compares them, targets as they are sent. */
export function parseRedirectsFile(text: string): ReadonlyMap<string, string> {
  return new Map(text.split('\n').flatMap((line) => {
    const [from, to] = line.trim().split(/\s+/);
    return from === undefined || to === undefined || from.startsWith('#') ? [] : [[decode(from), to] as const];
  }));
}

function decode(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
