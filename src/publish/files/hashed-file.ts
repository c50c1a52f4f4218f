/** The folders of a release in which every file is named by its content; the bundler writes the first, the search index the others. */
export const hashedFolders = [
  'assets/',
  'pagefind/filter/',
  'pagefind/fragment/',
  'pagefind/index/',
  'pagefind/words/',
] as const;

/** Whether a file of a release, as its path without a slash before it, is named by its content: under this name it never changes. */
export function isHashedFile(path: string): boolean {
  return (
    hashedFolders.some((folder) => path.startsWith(folder)) ||
    /^pagefind\/[^/]+\.pf_meta$/.test(path)
  );
}

/** How long a browser may keep a file: for a year without asking where its name tells its content, else it asks each time. */
export function toCacheControl(path: string): string {
  return isHashedFile(path)
    ? 'public, max-age=31536000, immutable'
    : 'public, max-age=0, must-revalidate';
}
