import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toCacheControl } from '../../domain/hashed-file.ts';
import { parseHref } from '../../domain/permalink.ts';
import { headersFile, parseHeadersFile } from './headers-file.ts';
import type { Headers } from './headers.ts';
import { parseRedirectsFile, redirectsFile } from './redirects-file.ts';

/** What the release in a folder tells a server. */
export interface ServerRules {
  /** The headers of the answer to an address, which is a path with a slash before it. */
  readonly headersOf: (address: string) => Headers;
  /** Where old addresses lead. */
  readonly redirects: ReadonlyMap<string, string>;
}

/** Reads the files of a release that are written for servers, as Netlify would; where there are none, all is as hosts do without. Readers find it below `base`. */
export function readServerRules(folder: string, base: string): ServerRules {
  const headersOf = parseHeadersFile(readIfThere(join(folder, headersFile)));
  return {
    headersOf: (address) => ({ 'X-Content-Type-Options': 'nosniff', 'Cache-Control': toCacheControl((parseHref(base, address) ?? '/').slice(1)), ...headersOf(address) }),
    redirects: parseRedirectsFile(readIfThere(join(folder, redirectsFile))),
  };
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
