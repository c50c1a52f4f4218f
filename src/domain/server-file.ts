/**
 * Whether a file at the root of a release is written for the server and not for readers: `_headers`, `_redirects`, what
 * else begins so, and `.htaccess`.
 */
export function isServerFile(path: string): boolean {
  return /^(?:_(?:headers|redirects)(?:\.[^/]+)?|\.htaccess)$/.test(path);
}
