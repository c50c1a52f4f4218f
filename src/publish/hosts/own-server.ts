import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { getCacheControl } from '../files/release-file.ts';
import { getHeaders, type HostFiles, type Headers, type HostRules } from './rules.ts';

const file = '_server.json';

/** What the release in a folder tells a server. */
export interface ServerRules {
  /** The headers of the answer to an address, which is a path with a slash before it. */
  readonly headersOf: (address: string) => Headers;
  /** Where old addresses lead. */
  readonly redirects: ReadonlyMap<string, string>;
}

const headers = z.record(z.string(), z.string());
const paths = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('folder'), folder: z.string() }),
  z.object({ kind: z.literal('file'), path: z.string() }),
  z.object({ kind: z.literal('each'), folder: z.string(), name: z.string() }),
]);
const table = z.object({
  base: z.string(),
  headers: z.array(z.object({ paths, headers })),
  redirects: z.array(z.object({ from: z.string(), encodedFrom: z.string(), to: z.string() })),
  notFound: z.object({ page: z.string(), headers }),
  hidden: z.array(z.string()),
}) satisfies z.ZodType<HostRules>;

/**
 * Writes the rules themselves, for `npm start` and for whoever writes settings for another host.
 */
export function formatOwnServer(rules: HostRules): HostFiles {
  return { files: [[file, `${JSON.stringify(rules, null, 1)}\n`]], notes: [] };
}

/**
 * Reads the rules of the release in a folder; if there are none that can be read, all is as hosts
 * do without.
 */
export function readServerRules(folder: string): ServerRules {
  const rules = readRules(folder);
  return {
    headersOf: (address) =>
      rules === undefined
        ? {
            'X-Content-Type-Options': 'nosniff',
            'Cache-Control': getCacheControl(address.slice(1)),
          }
        : getHeaders(rules, address),
    redirects: new Map((rules?.redirects ?? []).map(({ from, to }) => [from, to])),
  };
}

function readRules(folder: string): HostRules | undefined {
  try {
    return table.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
  } catch {
    return undefined;
  }
}
