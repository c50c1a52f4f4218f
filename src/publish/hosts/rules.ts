import {
  hashedFolders,
  isHashedFile,
  getCacheControl,
  type ServerFile,
} from '../files/release-file.ts';
import { downloadFolder, type Redirect } from '../../domain/addresses/index.ts';

/**
 * What is written for a host, each file by its path, and what its limits leave out, a sentence each
 * for whoever publishes there.
 */
export interface HostFiles {
  readonly files: readonly (readonly [ServerFile, string])[];
  readonly notes: readonly string[];
}

/** Headers by their names. */
export type Headers = Readonly<Record<string, string>>;

/**
 * Which addresses a rule is about: all, those below a folder, one, or the file of a name in each
 * folder directly within a folder. Folders begin and end with a slash.
 */
export type Paths =
  | { readonly kind: 'all' }
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'each'; readonly folder: string; readonly name: string };

interface HeaderRule {
  readonly paths: Paths;
  readonly headers: Headers;
}

/** An address that moved. */
interface HostRedirect {
  /**
   * The address as a server compares it, which is decoded: letters, digits, `.`, `_`, `~`, `-` and
   * `/` alone.
   */
  readonly from: string;
  /** The address as it is sent: ASCII letters, digits, `.`, `_`, `~`, `-`, `/` and `%` alone. */
  readonly encodedFrom: string;
  /** Where it leads, with the same characters and at most one `#`. */
  readonly to: string;
}

/**
 * What each host shall do for a release, in no host's words. Every file that is written for a host
 * is serialized from this, and `npm start` follows it as it is. All addresses begin with `base`.
 */
export interface HostRules {
  /** Where the site is on its host: `/`, or a path that ends in a slash. */
  readonly base: string;
  /**
   * Of the rules that are about an address each gives its headers; where two give the same, the
   * later one counts.
   */
  readonly headers: readonly HeaderRule[];
  readonly redirects: readonly HostRedirect[];
  /**
   * The page for what is not there, which is sent with the status 404 and these headers in place of
   * the same ones of `headers`.
   */
  readonly notFound: { readonly page: string; readonly headers: Headers };
  /** The files that are written for servers: readers get the page for what is not there. */
  readonly hidden: readonly string[];
}

/** A release, as far as its rules depend on it. */
interface RuledRelease {
  /** The paths of its files. */
  readonly files: readonly string[];
  /** Its content security policy, as a header holds it. */
  readonly policy: string;
  readonly redirects: readonly Redirect[];
  readonly base: string;
  /** The files that are written for servers. */
  readonly hidden: readonly string[];
}

/** Features of browsers that a page which only shows text has no use for. */
const unused = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
];

/**
 * The name that each Markdown copy of a page has, in the folder of the page; search engines shall
 * show the page.
 */
const pageCopyName = 'index.md';
const pageCopyHeaders: Headers = { Link: '<./>; rel="canonical"', 'X-Robots-Tag': 'noindex' };

/** The folder of the files for download: browsers save them, and never show them as a page. */
const downloads = downloadFolder.slice(1);
const saved: Headers = { 'Content-Disposition': 'attachment' };

function listDownloadFolders(files: readonly string[]): string[] {
  const folders = files
    .filter((path) => path.startsWith(downloads))
    .map((path) => path.slice(0, path.lastIndexOf('/') + 1));
  return [...new Set(folders)].filter((folder) => folder !== downloads);
}

/** The list of the Markdown copies. */
const copyListName = 'llms.txt';

/** The rules for a release. Redirects from addresses that no ledger can hold are left out. */
export function createHostRules({
  files,
  policy,
  redirects,
  base,
  hidden,
}: RuledRelease): HostRules {
  const file = (path: string): Paths => ({ kind: 'file', path: base + path });
  const folders = hashedFolders.filter((folder) => files.some((path) => path.startsWith(folder)));
  const alone = files.filter(
    (path) =>
      isHashedFile(path) &&
      !hashedFolders.some((folder) => path.startsWith(folder)) &&
      !/\.(?:br|gz)$/.test(path),
  );
  const keep = { 'Cache-Control': getCacheControl(hashedFolders[0]) };
  return {
    base,
    headers: [
      {
        paths: { kind: 'all' },
        headers: {
          ...createSecurityHeaders(policy),
          'Cache-Control': getCacheControl('index.html'),
        },
      },
      ...folders.map((folder): HeaderRule => ({
        paths: { kind: 'folder', folder: base + folder },
        headers: keep,
      })),
      ...listDownloadFolders(files).map((folder): HeaderRule => ({
        paths: { kind: 'folder', folder: base + folder },
        headers: saved,
      })),
      ...alone.map((path): HeaderRule => ({ paths: file(path), headers: keep })),
      ...listCopyFolders(files).map((folder): HeaderRule => ({
        paths: { kind: 'each', folder: base + folder, name: pageCopyName },
        headers: pageCopyHeaders,
      })),
      ...(files.includes(copyListName)
        ? [{ paths: file(copyListName), headers: { 'X-Robots-Tag': 'noindex' } }]
        : []),
    ],
    redirects: redirects.flatMap((redirect) => resolveRedirect(redirect, base) ?? []),
    notFound: { page: `${base}404.html`, headers: { 'Cache-Control': 'no-store' } },
    hidden: hidden.map((path) => base + path),
  };
}

/** What every answer says, with the content security policy of the release. */
function createSecurityHeaders(policy: string): Headers {
  return {
    'Content-Security-Policy': policy,
    // Not for subdomains, which this release knows nothing of.
    'Strict-Transport-Security': 'max-age=31536000',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': referrerPolicy,
    'Permissions-Policy': unused.map((each) => `${each}=()`).join(', '),
    'Cross-Origin-Opener-Policy': 'same-origin',
  };
}

/** What other sites learn of where a reader comes from: the site, not the page. */
export const referrerPolicy = 'strict-origin';

/**
 * The headers of the answer to an address, decoded and with a slash before it; those of the page
 * for what is not there at its own.
 */
export function getHeaders({ headers, notFound }: HostRules, address: string): Headers {
  const found = headers.filter(({ paths }) => isIn(paths, address)).map((rule) => rule.headers);
  return Object.assign({}, ...found, ...(address === notFound.page ? [notFound.headers] : []));
}

/** The headers that every answer has, and of these with the page for what is not there. */
export function getCommonHeaders(rules: HostRules): {
  readonly all: Headers;
  readonly notFound: Headers;
} {
  return { all: getHeaders(rules, rules.base), notFound: getHeaders(rules, rules.notFound.page) };
}

/** The rules that are about some addresses alone. */
export function listSpecialRules({ headers }: HostRules): readonly (HeaderRule & {
  readonly paths: Exclude<Paths, { readonly kind: 'all' }>;
})[] {
  return headers.flatMap(({ paths, headers: some }) =>
    paths.kind === 'all' ? [] : [{ paths, headers: some }],
  );
}

/**
 * An expression, as Perl and its kin read it, for the addresses of a rule; `more` may stand behind
 * the name of a file.
 */
export function formatExpression(
  paths: Exclude<Paths, { readonly kind: 'all' }>,
  more = '',
): string {
  if (paths.kind === 'folder') return `^${escapeExpression(paths.folder)}`;
  if (paths.kind === 'file') return `^${escapeExpression(paths.path)}${more}$`;
  return `^${escapeExpression(paths.folder)}[^/]+/${escapeExpression(paths.name)}${more}$`;
}

/** A text as an expression holds it that is to match it and nothing else. */
export function escapeExpression(text: string): string {
  return text.replace(/[\\^$.|?*+()[\]{}/]/g, (sign) => (sign === '/' ? sign : `\\${sign}`));
}

function isIn(paths: Paths, address: string): boolean {
  if (paths.kind === 'all') return true;
  if (paths.kind === 'folder') return address.startsWith(paths.folder);
  if (paths.kind === 'file') return address === paths.path;
  if (!address.startsWith(paths.folder)) return false;
  const [folder = '', name, ...rest] = address.slice(paths.folder.length).split('/');
  return folder !== '' && name === paths.name && rest.length === 0;
}

/**
 * The folders whose pages have Markdown copies, each folder a page: `articles/`, and nothing for
 * pages at the root.
 */
function listCopyFolders(files: readonly string[]): string[] {
  const pages = files
    .filter((path) => path.endsWith(`/${pageCopyName}`))
    .map((path) => path.slice(0, -`/${pageCopyName}`.length));
  return [...new Set(pages.map((page) => page.slice(0, page.lastIndexOf('/') + 1)))];
}

/**
 * Only what an address may consist of goes into the settings of a server; what
 * `content/permalinks.json` may hold is less.
 */
const plainAddress = /^\/(?:[\p{L}\p{M}\p{N}._~-]+\/)*(?:[\p{L}\p{M}\p{N}._~-]+)?$/u;

function resolveRedirect({ from, to }: Redirect, base: string): HostRedirect | undefined {
  const [path = '', ...rest] = to.split('#');
  if (!plainAddress.test(from) || !plainAddress.test(path)) return undefined;
  const hash = rest.length === 0 ? '' : `#${encode(rest.join('#'))}`;
  return {
    from: base + from.slice(1),
    encodedFrom: encode(base + from.slice(1)),
    to: encode(base + path.slice(1)) + hash,
  };
}

/**
 * Every character but those that mean nothing to any host, in UTF-8 and with percent signs; what is
 * encoded stays so.
 */
function encode(text: string): string {
  const plain = text.replace(/%(?![0-9A-Fa-f]{2})/g, '%25').toWellFormed();
  return plain.replace(/[^A-Za-z0-9._~/%-]/gu, (sign) =>
    [...Buffer.from(sign)]
      .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
      .join(''),
  );
}
