import { listContentTypes } from '../files/release-file.ts';
import {
  getCommonHeaders,
  listSpecialRules,
  formatExpression,
  type HostFiles,
  type Headers,
  type HostRules,
  type Paths,
} from './rules.ts';

const file = '_headers.Caddyfile';

/** Settings for a site of Caddy: headers, types, compressed copies, 404 and redirects. */
export function formatCaddy(rules: HostRules): HostFiles {
  const { all, notFound } = getCommonHeaders(rules);
  const special = listSpecialRules(rules);
  const types = [...listContentTypes()].map(
    ([type, endings], index) =>
      `@type${index} path ${endings.map((each) => `*.${each}`).join(' ')}\nheader @type${index} Content-Type ${quote(type)}\n`,
  );
  const text = [
    `# Headers, types, compressed copies and redirects of this release. In the Caddyfile:\n#\n#   example.org {\n#     root * /var/www/site\n#     import /var/www/site/${file}\n#   }\n\n`,
    // Of several rules for one header the order of the lines decides nothing, so that each address
    // matches one.
    ...Object.entries(all).flatMap(([name, value]) => formatHeader(name, value, special)),
    'header -Server\n',
    '@page path */\nheader @page Content-Type "text/html;charset=utf-8"\n',
    ...types,
    ...special.map(
      ({ paths, headers }, index) =>
        `@special${index} ${formatMatcher(paths)}\n${formatDeferred(headers, `@special${index}`)}`,
    ),
    formatRedirects(rules),
    `@server path ${rules.hidden.map(quote).join(' ')}\nerror @server 404\n`,
    'file_server {\n  precompressed br gzip\n}\n',
    // An error begins with no headers, so that all are said again.
    `handle_errors {\n${indent(formatHeaders(all))}  header -Server\n`,
    `  @missing expression \`{err.status_code} == 404\`\n  handle @missing {\n    rewrite * ${quote(rules.notFound.page)}\n`,
    `${indent(indent(formatHeaders(notFound)))}    header Content-Type "text/html;charset=utf-8"\n    file_server {\n      precompressed br gzip\n    }\n  }\n}\n`,
  ].join('');
  return { files: [[file, text]], notes: [] };
}

/** What all answers say, but those of which a special rule says something else. */
function formatHeader(
  name: string,
  value: string,
  special: ReturnType<typeof listSpecialRules>,
): string {
  const others = special.filter(({ headers }) => Object.hasOwn(headers, name));
  if (others.length === 0) return formatHeaders({ [name]: value });
  const matcher = `@all_${name.toLowerCase().replace(/[^a-z]/g, '_')}`;
  return `${matcher} not {\n  path_regexp ${quote(others.map(({ paths }) => formatExpression(paths)).join('|'))}\n}\n${formatHeaders({ [name]: value }, matcher)}`;
}

function formatMatcher(paths: Exclude<Paths, { readonly kind: 'all' }>): string {
  return paths.kind === 'file'
    ? `path ${quote(paths.path)}`
    : `path_regexp ${quote(formatExpression(paths))}`;
}

function formatHeaders(headers: Headers, matcher = '*'): string {
  return Object.entries(headers)
    .map(([name, value]) => `header ${matcher} ${name} ${quote(value)}\n`)
    .join('');
}

/**
 * Set when the answer goes out, and so not if there is none and the page for what is not there goes
 * out instead.
 */
function formatDeferred(headers: Headers, matcher: string): string {
  return `header ${matcher} {\n${Object.entries(headers)
    .map(([name, value]) => `  ${name} ${quote(value)}\n`)
    .join('')}  defer\n}\n`;
}

function formatRedirects({ redirects }: HostRules): string {
  if (redirects.length === 0) return '';
  const lines = redirects.map(({ from, to }) => `  ${quote(from)} ${quote(to)}\n`);
  return `map {path} {moved_to} {\n${lines.join('')}  default ""\n}\n@moved expression \`{moved_to} != ""\`\nredir @moved {moved_to} 301\n`;
}

/**
 * A text in quotes, in which a backslash is one and nothing but a quote needs it. No text holds a
 * placeholder, which is in braces.
 */
function quote(text: string): string {
  return `"${text.replaceAll('"', '\\"')}"`;
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}
