const binary = 'application/octet-stream';

/** What each ending of a file name means; `;charset=utf-8` stands where the file is text. */
const types: Readonly<Record<string, string>> = {
  html: 'text/html;charset=utf-8',
  css: 'text/css;charset=utf-8',
  js: 'text/javascript;charset=utf-8',
  mjs: 'text/javascript;charset=utf-8',
  txt: 'text/plain;charset=utf-8',
  md: 'text/markdown;charset=utf-8',
  csv: 'text/csv;charset=utf-8',
  json: 'application/json;charset=utf-8',
  webmanifest: 'application/manifest+json;charset=utf-8',
  xml: 'application/xml;charset=utf-8',
  xsd: 'application/xml;charset=utf-8',
  rss: 'application/rss+xml;charset=utf-8',
  atom: 'application/atom+xml;charset=utf-8',
  svg: 'image/svg+xml;charset=utf-8',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  ico: 'image/x-icon',
  woff: 'font/woff',
  woff2: 'font/woff2',
  wasm: 'application/wasm',
  pdf: 'application/pdf',
  epub: 'application/epub+zip',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odp: 'application/vnd.oasis.opendocument.presentation',
  rtf: 'application/rtf',
  ics: 'text/calendar;charset=utf-8',
  zip: 'application/zip',
  mp4: 'video/mp4',
  webm: 'video/webm',
  vtt: 'text/vtt;charset=utf-8',
};

/**
 * The folders of a release in which every file is named by its content; the bundler writes the
 * first, the search index the others.
 */
export const hashedFolders = [
  'assets/',
  'pagefind/filter/',
  'pagefind/fragment/',
  'pagefind/index/',
  'pagefind/words/',
] as const;

/** The files of a release that are written for servers and not for readers, as paths. */
export const serverFiles = [
  '.assetsignore',
  '.htaccess',
  '.nojekyll',
  '.vercelignore',
  '_headers',
  '_headers.Caddyfile',
  '_headers.cloudfront.json',
  '_headers.nginx.conf',
  '_redirects',
  '_redirects.cloudfront.js',
  '_server.json',
  'staticwebapp.config.json',
  'vercel.json',
] as const;

export type ServerFile = (typeof serverFiles)[number];

const names: ReadonlySet<string> = new Set(serverFiles);

/** Whether a file of a release is written for servers and not for readers. */
export function isServerFile(path: string): boolean {
  return names.has(path);
}

/**
 * Whether a file of a release, as its path without a slash before it, is named by its content:
 * under this name it never changes.
 */
export function isHashedFile(path: string): boolean {
  return (
    hashedFolders.some((folder) => path.startsWith(folder)) ||
    /^pagefind\/[^/]+\.pf_meta$/.test(path)
  );
}

/**
 * How long a browser may keep a file: for a year without asking where its name tells its content,
 * else it asks each time.
 */
export function getCacheControl(path: string): string {
  return isHashedFile(path)
    ? 'public, max-age=31536000, immutable'
    : 'public, max-age=0, must-revalidate';
}

/** The media type of a file by its name; bytes without a meaning where its ending is not known. */
export function getContentType(path: string): string {
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  return Object.hasOwn(types, ending) ? (types[ending] ?? binary) : binary;
}

/** Each media type with the endings of its files. */
export function listContentTypes(): ReadonlyMap<string, readonly string[]> {
  const endings = new Map<string, string[]>();
  for (const [ending, type] of Object.entries(types))
    endings.set(type, [...(endings.get(type) ?? []), ending]);
  return endings;
}
