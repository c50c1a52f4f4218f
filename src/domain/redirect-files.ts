import { splitPlace } from './ledger.ts';
import { toHref } from './permalink.ts';
import type { Redirect } from './redirects.ts';

/**
 * The files that tell servers of pages that moved, by their names in a release. Where no page has, there is only that of nginx,
 * which does not start where a file is missing that its settings include. They name addresses as readers ask for them, below `base`.
 */
export function toRedirectFiles(permalinks: readonly Redirect[], base = '/'): ReadonlyMap<string, string> {
  const redirects = permalinks.map(({ from, to }) => ({ from: toHref(base, from), to: toHref(base, to) }));
  const files = new Map([['_redirects.nginx.conf', formatNginx(redirects)]]);
  return redirects.length === 0 ? files : files.set('_redirects', formatNetlify(redirects)).set('.htaccess', formatApache(redirects));
}

/** For Netlify and Cloudflare Pages: from, to and status. */
function formatNetlify(redirects: readonly Redirect[]): string {
  return redirects.map(({ from, to }) => `${toEncoded(from)} ${toEncoded(to)} 301\n`).join('');
}

const nginxAdvice = `# Where pages that moved are now, for the http block of nginx.
# The two sizes may be set only once in it: where they stand there already, nginx says "is duplicate". Then leave out
# the other ones, if they are no larger than these. variables_hash_max_size need not be set: all are values of one variable.
`;

/** A map of nginx, which compares the address after it has decoded it. */
function formatNginx(redirects: readonly Redirect[]): string {
  const lines = redirects.map(({ from, to }) => `  ${quote(from)} ${quote(toEncoded(to))};\n`);
  // Long addresses do not fit into the 64 bytes that nginx takes for granted.
  return `${nginxAdvice}map_hash_bucket_size 512;\nmap_hash_max_size ${Math.max(2048, redirects.length * 2)};\nmap $uri $moved_to {\n${lines.join('')}}\n`;
}

/** Rules of Apache's mod_alias, each for one address and nothing below it; it encodes the path itself, and not what stands behind `#`. */
function formatApache(redirects: readonly Redirect[]): string {
  const lines = redirects.map(({ from, to }) => `RedirectMatch 301 ${quote(`^${escape(from)}$`)} ${quote(splitPlace(to).page + new URL(to, site).hash)}\n`);
  return lines.join('');
}

const site = 'https://site.example';

/** The address as it goes over the wire. */
function toEncoded(address: string): string {
  const { pathname, hash } = new URL(address, site);
  return pathname + hash;
}

function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]]/g, '\\$&');
}
