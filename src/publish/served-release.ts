import type { ServerResponse } from 'node:http';
import sirv, { type RequestHandler } from 'sirv';
import { toContentType } from '../domain/content-type.ts';
import { readServerRules, type ServerRules } from './seal/served.ts';

/** What answers for the files of a release, and what its own settings say to servers. */
export interface ServedRelease {
  readonly handler: RequestHandler;
  readonly rules: ServerRules;
}

/** Gives what serves the release in a folder to readers below `base`; it is made once, until another release is asked for. */
export function createServedReleases(base: string): (release: string) => ServedRelease {
  let last: (ServedRelease & { readonly release: string }) | undefined;
  return (release) => {
    if (last?.release === release) return last;
    const handler = sirv(release, { dev: true, etag: true, brotli: true, gzip: true, extensions: [], setHeaders });
    last = { release, handler, rules: readServerRules(release, base) };
    return last;
  };
}

/** Says the types that sirv does not know, and the encoding of all text. */
function setHeaders(response: ServerResponse, pathname: string): void {
  response.setHeader('Content-Type', toContentType(pathname));
}
