import { listContentTypes, serverFiles } from '../files/release-file.ts';
import type { Redirect } from '../../domain/addresses/index.ts';
import { formatApache } from './apache.ts';
import { formatAzure } from './azure.ts';
import { formatCaddy } from './caddy.ts';
import { formatCloudFront } from './cloudfront.ts';
import { createHostRules, type HostFiles, type HostRules } from './rules.ts';
import { formatNetlify } from './netlify.ts';
import { formatNginx } from './nginx.ts';
import { formatOwnServer } from './own-server.ts';
import { formatVercel } from './vercel.ts';

export { readServerRules, type ServerRules } from './own-server.ts';
export { getHeaders, referrerPolicy } from './rules.ts';
export type { HostFiles } from './rules.ts';

/** A release for which the settings of all hosts are written. */
interface HostedRelease {
  /** The paths of its files. */
  readonly files: readonly string[];
  /** Its content security policy, as a header holds it. */
  readonly policy: string;
  readonly redirects: readonly Redirect[];
  /** Where the site is on its host: `/`, or a path that ends in a slash. */
  readonly base: string;
}

/**
 * The rules of a release, what is written for each host from them, and what the limits of hosts
 * leave out.
 */
interface Hosting extends HostFiles {
  readonly rules: HostRules;
}

/** Writes for each host what it shall do for a release, all of it from one table. */
export function formatHostFiles({ files, policy, redirects, base }: HostedRelease): Hosting {
  const rules = createHostRules({ files, policy, redirects, base, hidden: serverFiles });
  const formats = [
    formatNetlify(rules),
    formatVercel(rules),
    formatAzure(rules),
    formatApache(rules),
    formatNginx(rules),
    formatCaddy(rules),
    formatCloudFront(rules, files),
    formatOwnServer(rules),
    formatIgnored(),
  ];
  return {
    rules,
    files: formats.flatMap((each) => each.files),
    notes: formats.flatMap((each) => each.notes),
  };
}

/**
 * Hosts that take no more files, each with what it counts: Workers and Vercel leave out what is
 * ignored.
 */
const mostFiles = [
  { host: 'Cloudflare Pages', most: 20_000, counts: () => true },
  {
    host: 'Cloudflare Workers, on the free plan,',
    most: 20_000,
    counts: (path: string) => !isIgnored(path),
  },
  { host: 'Azure Static Web Apps', most: 15_000, counts: () => true },
] as const;

/** Says which hosts take fewer files than a release has, a sentence each. */
export function noteFileLimits(paths: readonly string[]): string[] {
  return mostFiles.flatMap(({ host, most, counts }) => {
    const count = paths.filter((path) => counts(path)).length;
    return count <= most
      ? []
      : [`${host} takes ${most} files and this release has ${count}. Publish it elsewhere.`];
  });
}

const texts = [...listContentTypes()].flatMap(([type, endings]) =>
  type.includes('charset') ? endings : [],
);
const copies: ReadonlySet<string> = new Set(
  texts.flatMap((ending) => [`.${ending}.br`, `.${ending}.gz`]),
);

function isIgnored(path: string): boolean {
  return (
    copies.has(/\.[^./]+\.[^./]+$/.exec(path)?.[0] ?? '') || ignored.some((name) => name === path)
  );
}

/**
 * Files for other servers; not `_headers` and `_redirects`, which Workers read, nor `vercel.json`.
 */
const ignored = serverFiles.filter(
  (name) =>
    name.startsWith('_headers.') ||
    name.startsWith('_redirects.') ||
    ['.htaccess', '.nojekyll', '_server.json', 'staticwebapp.config.json'].includes(name),
);

/**
 * Tells Cloudflare Workers and Vercel what not to send: files for other servers, and compressed
 * copies, which both make by themselves; and GitHub Pages to publish the files as they are, those
 * that begin with an underscore too.
 */
function formatIgnored(): HostFiles {
  const text = `${[...ignored.map((name) => `/${name}`), ...[...copies].map((ending) => `*${ending}`)].join('\n')}\n`;
  return {
    files: [
      ['.assetsignore', text],
      ['.vercelignore', `${text}/_headers\n/_redirects\n/.assetsignore\n`],
      ['.nojekyll', ''],
    ],
    notes: [],
  };
}
