/** Folders beside a note in which note-taking apps keep images. */
const rooms = ['', 'attachments/', 'assets/', 'images/', 'img/', 'static/'];

/** Folders whose files systems publish at the root of the site. */
const published = ['', 'static/', 'public/', 'assets/', 'source/', 'src/', 'docs/', 'content/'];

/**
 * Where a picture or another file may be, relative to `file`: beside it, in a folder above it, or,
 * if `path` begins at the root of the site, in a folder that is published there.
 */
export function listPlaces(path: string, file: string): string[] {
  const ups = file.split('/').map((_, depth) => '../'.repeat(depth));
  const rooted = /^(?:@site|~|@)?\//.exec(path)?.[0];
  if (rooted !== undefined)
    return ups.flatMap((up) => published.map((folder) => up + folder + path.slice(rooted.length)));
  return [...rooms.map((room) => room + path), ...ups.slice(1).map((up) => up + path)];
}
