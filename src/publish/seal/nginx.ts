import { listContentTypes } from '../../domain/content-type.ts';
import { hashedFolders, toCacheControl } from '../../domain/hashed-file.ts';
import type { Headers } from './headers.ts';
import { copyListHeaders, copyListName, pageCopyHeaders, pageCopyName } from './page-copies.ts';

/** The name of the file in a release. */
export const nginxFile = '_headers.nginx.conf';

/** What tells nginx of pages that moved, by its name in a release: a map to `$moved_to`. */
export const nginxRedirectsFile = '_redirects.nginx.conf';

/**
 * Settings for the server block of nginx: headers, types, compressed copies, 404, and redirects where there is a map of them. The release lies below
 * the root as its pages lie below `base`.
 */
export function formatNginx(headers: Headers, hasRedirects: boolean, base = '/'): string {
  const named = { ...headers, 'Cache-Control': toCacheControl('index.html') };
  const location = (match: string, more: Headers) => `location ${match} {\n${indent(formatHeaders({ ...named, ...more }))}}\n`;
  const folder = `/var/www/site${base}`;
  const pattern = base.replaceAll('.', String.raw`\.`);
  return [
    `# Headers, types and compressed copies of this release. In nginx:\n#\n${hasRedirects ? `#   include ${folder}${nginxRedirectsFile};\n` : ''}`,
    `#   server {\n#     root /var/www/site;\n#     include ${folder}${nginxFile};\n#   }\n\n`,
    'index index.html;\nserver_tokens off;\nabsolute_redirect off;\nerror_page 404 ' + `${base}404.html;\n# A folder without a page is no page.\nerror_page 403 =404 ${base}404.html;\n`,
    'gzip_static on;\ngzip_proxied any;\ngzip_vary on;\n# With the module ngx_brotli: brotli_static on;\n',
    formatTypes(),
    // A location that has headers of its own takes none from here, so that each says all.
    formatHeaders(named),
    hasRedirects ? 'if ($moved_to) {\n  return 301 $moved_to;\n}\n' : '',
    location(`= ${base}404.html`, { 'Cache-Control': 'no-store' }),
    location(String.raw`~ ^${pattern}(?:${hashedFolders.join('|')}|pagefind/[^/]+\.pf_meta$)`, { 'Cache-Control': toCacheControl(hashedFolders[0]) }),
    location(`~ /${pageCopyName.replace('.', '\\.')}$`, pageCopyHeaders),
    location(`= ${base}${copyListName}`, copyListHeaders),
    String.raw`location ~ ^${pattern}(?:_headers|_redirects|\.htaccess) {` + '\n  return 404;\n}\n',
  ].join('');
}

function formatHeaders(headers: Headers): string {
  return Object.entries(headers).map(([name, value]) => `add_header ${name} "${value.replace(/["\\]/g, '\\$&')}" always;\n`).join('');
}

function formatTypes(): string {
  const types = [...listContentTypes()];
  const texts = types.flatMap(([type]) => (type.includes('charset') && !type.startsWith('text/html') ? [toPlain(type)] : []));
  const lines = types.map(([type, endings]) => `  ${toPlain(type)} ${endings.join(' ')};\n`);
  return `types {\n${lines.join('')}}\ndefault_type application/octet-stream;\ncharset utf-8;\ncharset_types ${texts.join(' ')};\n`;
}

function toPlain(type: string): string {
  return type.split(';', 1)[0] ?? type;
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}
