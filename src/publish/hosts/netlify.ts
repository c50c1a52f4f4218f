import { getContentType } from '../files/release-file.ts';
import {
  getCommonHeaders,
  listSpecialRules,
  type HostFiles,
  type Headers,
  type HostRules,
  type Paths,
} from './rules.ts';

/** What Cloudflare reads of the two files; Netlify and GitLab read as much and more. */
const longestHeaderLine = 2000;
const mostHeaderRules = 100;
const longestRedirectLine = 1000;
const mostRedirects = 2000;

/**
 * Writes `_headers` and `_redirects`, which Netlify, Cloudflare Pages and the static assets of
 * Cloudflare Workers read, and GitLab Pages the second. No more redirects are written than
 * Cloudflare reads, whose Workers refuse a release with more: every address that moved has a page
 * that leads on as well.
 */
export function formatNetlify(rules: HostRules): HostFiles {
  const headers = formatHeaders(rules);
  const lines = rules.redirects.map(({ encodedFrom, to }) => `${encodedFrom} ${to} 301`);
  const redirects = lines
    .filter((line) => line.length <= longestRedirectLine)
    .slice(0, mostRedirects);
  return {
    files: [
      ['_headers', headers],
      ['_redirects', ['# Where pages that moved are now.', ...redirects, ''].join('\n')],
    ],
    notes: [
      ...noteHeaders(headers),
      ...(redirects.length === lines.length
        ? []
        : [
            `Cloudflare reads ${mostRedirects} redirects of at most ${longestRedirectLine} characters: _redirects holds ${redirects.length} of ${lines.length}. The pages at the other old addresses lead readers on.`,
          ]),
    ],
  };
}

/**
 * Where two rules are about an address both hosts join what they say with a comma. So nothing is
 * said for all of `Cache-Control`: by themselves both let browsers ask each time, as the rules say.
 */
function formatHeaders(rules: HostRules): string {
  const { 'Cache-Control': _, ...all } = getCommonHeaders(rules).all;
  return [
    formatRule('/*', all),
    ...listSpecialRules(rules).map(({ paths, headers }) =>
      formatRule(formatPattern(paths), {
        ...(paths.kind === 'each' ? { 'Content-Type': getContentType(paths.name) } : {}),
        ...headers,
      }),
    ),
  ].join('');
}

/**
 * A word behind a colon stands for one part of an address. A star would be more than a folder: to
 * Netlify it stands for a missing slash, too, and `/pagefind/words/*` for `/pagefind/words.json`.
 * Files that are named by their content lie directly in their folders.
 */
function formatPattern(paths: Exclude<Paths, { readonly kind: 'all' }>): string {
  if (paths.kind === 'folder') return `${paths.folder}:file`;
  return paths.kind === 'file' ? paths.path : `${paths.folder}:page/${paths.name}`;
}

function formatRule(pattern: string, headers: Headers): string {
  return [
    pattern,
    ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`),
    '',
  ].join('\n');
}

function noteHeaders(text: string): string[] {
  const lines = text.split('\n');
  const long = lines.find((line) => line.length > longestHeaderLine);
  const count = lines.filter((line) => line.startsWith('/')).length;
  return [
    ...(long === undefined
      ? []
      : [
          `Cloudflare reads lines of ${longestHeaderLine} characters, and that of ${long.trim().split(':', 1)[0]} in _headers has ${long.length}. Move scripts and styles out of the pages into files, which need no hash.`,
        ]),
    ...(count <= mostHeaderRules
      ? []
      : [`Cloudflare reads ${mostHeaderRules} rules of headers, and _headers has ${count}.`]),
  ];
}
