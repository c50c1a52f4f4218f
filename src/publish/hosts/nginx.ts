import { listContentTypes } from '../files/release-file.ts';
import {
  escapeExpression,
  getCommonHeaders,
  listSpecialRules,
  formatExpression,
  type HostFiles,
  type Headers,
  type HostRules,
  type Paths,
} from './rules.ts';

const file = '_headers.nginx.conf';

/** Settings for the server block of nginx: headers, types, compressed copies, 404 and redirects. */
export function formatNginx(rules: HostRules): HostFiles {
  const { all, notFound } = getCommonHeaders(rules);
  // A location that has headers of its own takes none from around it, so that each says all.
  const location = (match: string, headers: Headers) =>
    `location ${match} {\n${indent(formatHeaders(headers))}}\n`;
  const text = [
    `# Headers, types, compressed copies and redirects of this release. In nginx:\n#\n#   server {\n#     root /var/www/site;\n#     include /var/www/site/${file};\n#   }\n\n`,
    `index index.html;\nserver_tokens off;\nabsolute_redirect off;\nerror_page 404 ${rules.notFound.page};\n# A folder without a page is no page.\nerror_page 403 =404 ${rules.notFound.page};\n`,
    'gzip_static on;\ngzip_proxied any;\ngzip_vary on;\n# With the module ngx_brotli: brotli_static on;\n',
    formatTypes(),
    formatHeaders(all),
    location(`= ${rules.notFound.page}`, notFound),
    ...listSpecialRules(rules).map(({ paths, headers }) =>
      location(formatMatch(paths), { ...all, ...headers }),
    ),
    `location ~ "^(?:${rules.hidden.map(escapeExpression).join('|')})$" {\n  return 404;\n}\n`,
    ...rules.redirects.map(
      ({ from, to }) => `location = ${quote(from)} { return 301 ${quote(to)}; }\n`,
    ),
  ].join('');
  return { files: [[file, text]], notes: [] };
}

function formatMatch(paths: Exclude<Paths, { readonly kind: 'all' }>): string {
  return paths.kind === 'file' ? `= ${quote(paths.path)}` : `~ ${quote(formatExpression(paths))}`;
}

function formatHeaders(headers: Headers): string {
  return Object.entries(headers)
    .map(([name, value]) => `add_header ${name} ${quote(value)} always;\n`)
    .join('');
}

function formatTypes(): string {
  const types = [...listContentTypes()];
  const texts = types.flatMap(([type]) =>
    type.includes('charset') && !type.startsWith('text/html') ? [formatPlain(type)] : [],
  );
  const lines = types.map(([type, endings]) => `  ${formatPlain(type)} ${endings.join(' ')};\n`);
  return `types {\n${lines.join('')}}\ndefault_type application/octet-stream;\ncharset utf-8;\ncharset_types ${texts.join(' ')};\n`;
}

function formatPlain(type: string): string {
  return type.split(';', 1)[0] ?? type;
}

/**
 * A text in quotes. No header, address or redirect holds a variable, which begins with `$`; an
 * expression ends with one.
 */
function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}
