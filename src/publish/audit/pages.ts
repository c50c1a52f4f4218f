import type { Release, ReleaseProblem } from './release.ts';
import { toPath } from './release-page.ts';
import { indexEntry, indexWords } from './search-index.ts';

/** Every id once on its page, and nothing unsafe. */
export function checkPages({ pages }: Release): ReleaseProblem[] {
  const problems: ReleaseProblem[] = [];
  for (const page of pages.values()) {
    for (const id of page.repeatedIds)
      problems.push({
        path: page.path,
        message: `The id "${id}" stands more than once on this page.`,
      });
    for (const message of page.unsafe) problems.push({ path: page.path, message });
  }
  return problems;
}

/** The search index holds as many pages as ask for it, and so do its words, which lie where it says. */
export function checkIndex({ files, pages, index }: Release): ReleaseProblem[] {
  const expected = [...pages.values()].filter((page) => page.indexed).length;
  const problems: ReleaseProblem[] = [];
  if (index?.pages !== expected)
    problems.push({
      path: indexEntry,
      message: `The search index holds ${index?.pages ?? 'no'} pages; ${expected} pages ask for it.`,
    });
  if (index?.words?.pages !== expected)
    problems.push({
      path: indexWords,
      message: `The words of the search index are those of ${index?.words?.pages ?? 'no'} pages; ${expected} pages ask for it.`,
    });
  for (const file of index?.words?.files ?? []) {
    if (!files.has(file))
      problems.push({
        path: indexWords,
        message: `It names ${file}, which is no file of the site.`,
      });
  }
  return problems;
}

/** Every link within the site leads to a file of the release, and its fragment to an id there. */
export function checkLinks(release: Release): ReleaseProblem[] {
  const problems: ReleaseProblem[] = [];
  for (const page of release.pages.values()) {
    for (const link of page.links) {
      const message = describeBroken(link, release);
      if (message !== undefined) problems.push({ path: page.path, message });
    }
  }
  return problems;
}

function describeBroken(link: string, { files, pages }: Release): string | undefined {
  const [path, fragment] = splitFragment(link);
  const file = `${decode(path).slice(1)}${path.endsWith('/') ? 'index.html' : ''}`;
  if (!files.has(file)) {
    if (files.has(`${file}/index.html`))
      return `The link ${link} lacks its last slash. Write ${toPath(`${file}/index.html`)}.`;
    return `The link ${link} leads to no file of the site.`;
  }
  const target = pages.get(file);
  // "top" is the beginning of every page, by the HTML standard.
  if (
    fragment === '' ||
    fragment === 'top' ||
    target === undefined ||
    target.ids.has(fragment) ||
    target.ids.has(decode(fragment))
  )
    return undefined;
  return `The link ${link} leads to a page without the id "${decode(fragment)}".`;
}

function splitFragment(link: string): [string, string] {
  const hash = link.indexOf('#');
  return hash < 0 ? [link, ''] : [link.slice(0, hash), link.slice(hash + 1)];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
