import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createSiteFiles,
  type KeptFiles,
  type SiteFiles,
} from '../src/publish/files/site-files.ts';

/**
 * Does `work` on the files of a folder as a build has them, and makes the folder hold what they are
 * then; `kept` holds what earlier ones kept.
 */
export async function changeSite<Result>(
  folder: string,
  work: (site: SiteFiles) => Result | Promise<Result>,
  kept?: KeptFiles,
): Promise<Result> {
  const own = await mkdtemp(join(tmpdir(), 'answerable-kept-'));
  try {
    const site = createSiteFiles(kept ?? { folder: own, version: '1', isRead: false });
    await site.addFolder(folder);
    const result = await work(site);
    site.place(folder);
    return result;
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}
