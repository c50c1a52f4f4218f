import { listContentTypes } from '../files/release-file.ts';
import {
  escapeExpression,
  getCommonHeaders,
  listSpecialRules,
  formatExpression,
  type HostFiles,
  type Headers,
  type HostRules,
} from './rules.ts';

/** An encoding that a client takes: it is named, and its weight is not 0. */
const accepts = (name: string) => String.raw`\b${name}\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))`;

/** Apache reads the file anew with each request; so many redirects cost it some 2 ms. */
const mostRedirects = 500;

/** Compressed copies by their endings, the smaller first. */
const copies = [
  { ending: 'br', encoding: 'br' },
  { ending: 'gz', encoding: 'gzip' },
] as const;

/** Endings of text, which has compressed copies. */
const texts = [...listContentTypes()].flatMap(([type, endings]) =>
  type.includes('charset') ? endings : [],
);

/**
 * Writes `.htaccess`: headers, types, compressed copies, 404 and redirects, each as far as Apache
 * has the module for it.
 */
export function formatApache(rules: HostRules): HostFiles {
  const { all, notFound } = getCommonHeaders(rules);
  const changed = Object.fromEntries(
    Object.entries(notFound).filter(([name, value]) => all[name] !== value),
  );
  const notFoundName = rules.notFound.page.slice(rules.base.length);
  const text = [
    '# Headers, types, compressed copies and redirects of this release. Apache reads them where the folder has\n# AllowOverride FileInfo and Options FollowSymLinks.\n',
    `ErrorDocument 404 ${rules.notFound.page}\nErrorDocument 403 ${rules.notFound.page}\n`,
    module('mime', formatTypes()),
    module(
      'headers',
      [
        formatHeaders(all),
        ...listSpecialRules(rules).map(({ paths, headers }) =>
          formatHeaders(headers, formatExpression(paths, String.raw`(?:\.br|\.gz)?`)),
        ),
        `<FilesMatch "^${escapeExpression(notFoundName)}(?:\\.br|\\.gz)?$">\n${formatHeaders(changed)}</FilesMatch>\n`,
        `<FilesMatch "\\.(?:${texts.join('|')})(?:\\.br|\\.gz)?$">\nHeader always merge Vary Accept-Encoding\n</FilesMatch>\n`,
      ].join(''),
    ),
    module('rewrite', formatRewrites(rules)),
  ].join('');
  const count = rules.redirects.length;
  return {
    files: [['.htaccess', text]],
    notes:
      count <= mostRedirects
        ? []
        : [
            `Apache reads .htaccess anew with each request: it holds ${mostRedirects} of ${count} redirects. The pages at the other old addresses lead readers on.`,
          ],
  };
}

/**
 * The types, also of compressed copies, whose endings some systems take for a language (`br`,
 * Breton) or for an archive (`gz`).
 */
function formatTypes(): string {
  const types = [...listContentTypes()].map(
    ([type, endings]) => `AddType ${quote(type)} ${endings.join(' ')}\n`,
  );
  return `${types.join('')}<FilesMatch "\\.(?:${texts.join('|')})\\.(?:br|gz)$">\nRemoveLanguage br gz\nRemoveType br gz\n${copies.map(({ ending, encoding }) => `AddEncoding ${encoding} ${ending}\n`).join('')}</FilesMatch>\n`;
}

function formatHeaders(headers: Headers, expression?: string): string {
  const where = expression === undefined ? '' : ` "expr=%{REQUEST_URI} =~ m#${expression}#"`;
  return Object.entries(headers)
    .map(([name, value]) => `Header always set ${name} ${quote(value)}${where}\n`)
    .join('');
}

function formatRewrites({ base, redirects, hidden }: HostRules): string {
  return [
    `RewriteEngine On\nRewriteBase ${base}\n`,
    `RewriteRule "^(?:${hidden.map((path) => escapeExpression(path.slice(base.length))).join('|')})$" - [R=404,L]\n`,
    ...redirects
      .slice(0, mostRedirects)
      .map(
        ({ from, to }) =>
          `RewriteRule "^${escapeExpression(from.slice(base.length))}$" ${quote(to.replaceAll('%', '\\%'))} [R=301,NE,L]\n`,
      ),
    '# A folder without a page is no page.\nRewriteCond %{REQUEST_FILENAME} -d\nRewriteCond %{REQUEST_FILENAME}/index.html !-f\nRewriteRule ^ - [R=404,L]\n',
    ...copies.map(({ ending, encoding }) => formatCopies(ending, encoding)),
  ].join('');
}

/** A page is asked for by its folder; what is compressed is not compressed again. */
function formatCopies(ending: string, encoding: string): string {
  const flags = '[E=no-gzip:1,E=no-brotli:1,L]';
  const condition = `RewriteCond %{HTTP:Accept-Encoding} "${accepts(encoding)}" [NC]\n`;
  return [
    `${condition}RewriteCond %{REQUEST_FILENAME}/index.html.${ending} -f\nRewriteRule "^(|.*/)$" "$1index.html.${ending}" ${flags}\n`,
    `${condition}RewriteCond %{REQUEST_FILENAME}.${ending} -f\nRewriteRule "^(.*[^/])$" "$1.${ending}" ${flags}\n`,
  ].join('');
}

function module(name: string, text: string): string {
  return `<IfModule mod_${name}.c>\n${text}</IfModule>\n`;
}

function quote(text: string): string {
  return `"${text.replaceAll('"', '\\"')}"`;
}
