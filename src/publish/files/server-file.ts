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
