import type { Release, ReleaseProblem } from './release.ts';
import { toPath } from './release-page.ts';

/** Every id once on its page, nothing unsafe, and the search index holds as many pages as ask for it. */
export function checkPages({ pages, indexedPages }: Release): ReleaseProblem[] {
  const problems: ReleaseProblem[] = [];
  for (const page of pages.values()) {
    for (const id of page.repeatedIds) problems.push({ path: page.path, message: `The id "${id}" stands more than once on this page.` });
    for (const message of page.unsafe) problems.push({ path: page.path, message });
  }
  const expected = [...pages.values()].filter((page) => page.indexed).length;
  if (indexedPages !== expected) {
    problems.push({ path: 'pagefind/pagefind-entry.json', message: `The search index holds ${indexedPages ?? 'no'} pages; ${expected} pages ask for it.` });
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
  const [path = '', fragment = ''] = splitFragment(link);
  const file = `${decode(path).slice(1)}${path.endsWith('/') ? 'index.html' : ''}`;
  if (!files.has(file)) {
    if (files.has(`${file}/index.html`)) return `The link ${link} lacks its last slash. Write ${toPath(`${file}/index.html`)}.`;
    return `The link ${link} leads to no file of the site.`;
  }
  const target = pages.get(file);
  // "top" is the beginning of every page, by the HTML standard.
  if (fragment === '' || fragment === 'top' || target === undefined || target.ids.has(fragment) || target.ids.has(decode(fragment))) return undefined;
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
