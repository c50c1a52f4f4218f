import { checkEntries, type ContentEntry } from './entries.ts';
import { checkIndex, checkLinks, checkPages } from './pages.ts';
import { readRelease, type ReleaseProblem } from './release.ts';

export type { ContentEntry, ReleaseProblem };

/** What the verification found, and how much it looked at. */
export interface Verification {
  readonly problems: readonly ReleaseProblem[];
  readonly pages: number;
  readonly indexedPages: number;
  readonly links: number;
}

/** Reads what the build has written and holds it against the content: is the release whole? */
export async function verifyRelease(
  folder: string,
  entries: readonly ContentEntry[],
  siteUrl: string,
): Promise<Verification> {
  const release = await readRelease(folder, siteUrl);
  const links = [...release.pages.values()].reduce((sum, page) => sum + page.links.length, 0);
  return {
    problems: [
      ...checkEntries(entries, release),
      ...checkLinks(release),
      ...checkPages(release),
      ...checkIndex(release),
    ],
    pages: [...release.pages.values()].filter((page) => !page.isRedirect).length,
    indexedPages: release.index?.pages ?? 0,
    links,
  };
}
