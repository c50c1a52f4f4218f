import { getContentType } from '../files/release-file.ts';
import {
  getCommonHeaders,
  listSpecialRules,
  formatExpression,
  type HostFiles,
  type Headers,
  type HostRules,
  type Paths,
} from './rules.ts';

/** Vercel refuses a deployment with more redirects. */
const mostRedirects = 2048;

/**
 * Writes `vercel.json`, which Vercel reads at the root of what is deployed: the release itself, as
 * by `vercel deploy dist`. It is not read where Vercel builds the site from a repository, since the
 * headers are known only after the build.
 */
export function formatVercel(rules: HostRules): HostFiles {
  const redirects = rules.redirects.slice(0, mostRedirects).map(({ encodedFrom, to }) => ({
    source: formatRedirectSource(encodedFrom),
    destination: to,
    statusCode: 301,
  }));
  const settings = {
    $schema: 'https://openapi.vercel.sh/vercel.json',
    // The release is built already.
    framework: null,
    installCommand: '',
    buildCommand: '',
    outputDirectory: '.',
    cleanUrls: false,
    trailingSlash: true,
    headers: [
      { source: '/(.*)', headers: formatHeaders(getCommonHeaders(rules).all) },
      ...listSpecialRules(rules).map(({ paths, headers }) => ({
        source: formatSource(paths),
        headers: formatHeaders({
          ...(paths.kind === 'each' ? { 'Content-Type': getContentType(paths.name) } : {}),
          ...headers,
        }),
      })),
    ],
    redirects,
  };
  const left = rules.redirects.length - redirects.length;
  return {
    files: [['vercel.json', `${JSON.stringify(settings, null, 2)}\n`]],
    notes:
      left === 0
        ? []
        : [
            `Vercel reads ${mostRedirects} redirects: vercel.json holds so many of ${rules.redirects.length}. The pages at the other old addresses lead readers on.`,
          ],
  };
}

/** A pattern of path-to-regexp, in which what is in parentheses is an expression. */
function formatSource(paths: Exclude<Paths, { readonly kind: 'all' }>): string {
  if (paths.kind === 'folder') return `${escape(paths.folder)}(.*)`;
  return paths.kind === 'file'
    ? escape(paths.path)
    : `${escape(paths.folder)}([^/]+)/${escape(paths.name)}`;
}

/**
 * An address whose last part looks like the name of a file has lost its last slash before redirects
 * are looked up.
 */
function formatRedirectSource(address: string): string {
  return escape(address.replace(/(\.\w+)\/$/, '$1'));
}

function escape(path: string): string {
  return formatExpression({ kind: 'file', path }).slice(1, -1);
}

function formatHeaders(headers: Headers): { key: string; value: string }[] {
  return Object.entries(headers).map(([key, value]) => ({ key, value }));
}
