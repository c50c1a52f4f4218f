import { toContentType } from '../../domain/content-type.ts';
import { hashedFolders, isHashedFile, toCacheControl } from '../../domain/hashed-file.ts';
import { toHref } from '../../domain/permalink.ts';
import type { Headers } from './headers.ts';
import { copyListHeaders, copyListName, listCopyPatterns, pageCopyHeaders, pageCopyName } from './page-copies.ts';

/** The name of the file in a release. */
export const headersFile = '_headers';

/** Cloudflare reads no longer lines. */
const longestLine = 2000;

/**
 * Writes the headers of a release as Netlify and Cloudflare read them; `files` are its paths, and readers find them below
 * `base`. Where nothing is said of `Cache-Control`, both hosts let browsers ask each time, and a second word of it would
 * be added to the first.
 * Throws where a line is longer than hosts read.
 */
export function formatHeadersFile(headers: Headers, files: readonly string[], base = '/'): string {
  const alone = files.filter((path) => isHashedFile(path) && !hashedFolders.some((folder) => path.startsWith(folder)));
  const folders = hashedFolders.filter((folder) => files.some((path) => path.startsWith(folder)));
  const rules = [formatRule(`${base}*`, headers), ...[...folders.map((folder) => `${folder}*`), ...alone].map((path) => formatHashed(path, base)), ...formatCopies(files, base)];
  const long = rules.join('').split('\n').find((line) => line.length > longestLine);
  if (long !== undefined) throw new Error(`A line of ${headersFile} has ${long.length} characters and hosts read ${longestLine}: ${long.trim().slice(0, 60)}… Move scripts and styles out of the pages into files, which need no hash.`);
  return rules.join('');
}

/** Reads such a file: the headers of an address, of which each rule that matches it adds some. */
export function parseHeadersFile(text: string): (address: string) => Headers {
  const rules: { readonly pattern: RegExp; readonly headers: Record<string, string> }[] = [];
  for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
    const colon = line.indexOf(':');
    const rule = rules.at(-1);
    if (!line.startsWith(' ')) rules.push({ pattern: toPattern(line.trim()), headers: {} });
    else if (rule !== undefined && colon > 0) rule.headers[line.slice(0, colon).trim()] = line.slice(colon + 1).trim();
  }
  return (address) => Object.assign({}, ...rules.filter(({ pattern }) => pattern.test(address)).map(({ headers }) => headers));
}

/** A star stands for anything, a word behind a colon for one part of the address. */
function toPattern(rule: string): RegExp {
  const parts = rule.split(/(\*|(?<=\/):\w+)/).map((part) => (part === '*' ? '.*' : part.startsWith(':') ? '[^/]+' : part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&')));
  return new RegExp(`^${parts.join('')}$`, 's');
}

function formatCopies(files: readonly string[], base: string): string[] {
  // Not every host knows the type by the name.
  const headers = { 'Content-Type': toContentType(pageCopyName), ...pageCopyHeaders };
  const list = files.includes(copyListName) ? [formatRule(base + copyListName, copyListHeaders)] : [];
  return [...listCopyPatterns(files).map((pattern) => formatRule(toHref(base, pattern), headers)), ...list];
}

function formatHashed(path: string, base: string): string {
  return formatRule(base + path, { 'Cache-Control': toCacheControl(path) });
}

function formatRule(pattern: string, headers: Headers): string {
  return [pattern, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`), ''].join('\n');
}
