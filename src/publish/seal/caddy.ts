import { listContentTypes } from '../../domain/content-type.ts';
import { hashedFolders, toCacheControl } from '../../domain/hashed-file.ts';
import type { Headers } from './headers.ts';
import { copyListHeaders, copyListName, pageCopyHeaders, pageCopyName } from './page-copies.ts';

/** The name of the file in a release. */
export const caddyFile = '_headers.Caddyfile';

/** Settings for a site of Caddy: headers, types, compressed copies, 404 and redirects. The release lies below the root as its pages lie below `base`. */
export function formatCaddy(headers: Headers, redirects: ReadonlyMap<string, string>, base = '/'): string {
  const hashed = [...hashedFolders.map((folder) => `${base}${folder}*`), `${base}pagefind/*.pf_meta`].join(' ');
  const types = [...listContentTypes()].map(([type, endings], index) => `@type${index} path ${endings.map((each) => `*.${each}`).join(' ')}\nheader @type${index} Content-Type "${type}"\n`);
  return [
    `# Headers, types and compressed copies of this release. In the Caddyfile:\n#\n#   example.org {\n#     root * /var/www/site\n#     import /var/www/site${base}${caddyFile}\n#   }\n\n`,
    formatHeaders(headers),
    `@hashed path ${hashed}\n@named not path ${hashed}\n`,
    `header @hashed Cache-Control ${quote(toCacheControl(hashedFolders[0]))}\nheader @named Cache-Control ${quote(toCacheControl('index.html'))}\n`,
    '@page path */\nheader @page Content-Type "text/html;charset=utf-8"\n',
    ...types,
    `@copy path */${pageCopyName}\n${formatHeaders(pageCopyHeaders, '@copy')}@list path ${base}${copyListName}\n${formatHeaders(copyListHeaders, '@list')}`,
    formatRedirects(redirects),
    `@server path ${['_headers', '_headers.*', '_redirects', '_redirects.*', '.htaccess'].map((name) => base + name).join(' ')}\nerror @server 404\n`,
    'file_server {\n  precompressed br gzip\n}\n',
    // An error begins with no headers, so that all are said again.
    `handle_errors {\n${formatHeaders(headers).replace(/^(?=.)/gm, '  ')}`,
    '  @missing expression `{err.status_code} == 404`\n  handle @missing {\n    ' + `rewrite * ${base}404.html\n`,
    '    header Cache-Control no-store\n    header Content-Type "text/html;charset=utf-8"\n    file_server {\n      precompressed br gzip\n    }\n  }\n}\n',
  ].join('');
}

function formatHeaders(headers: Headers, matcher = '*'): string {
  return `header ${matcher} {\n${Object.entries(headers).map(([name, value]) => `  ${name} ${quote(value)}\n`).join('')}  -Server\n}\n`;
}

function formatRedirects(redirects: ReadonlyMap<string, string>): string {
  if (redirects.size === 0) return '';
  const lines = [...redirects].map(([from, to]) => `  ${quote(from)} ${quote(to)}\n`);
  return `map {path} {moved_to} {\n${lines.join('')}  default ""\n}\n@moved expression \`{moved_to} != ""\`\nredir @moved {moved_to} 301\n`;
}

function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
