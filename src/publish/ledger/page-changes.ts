import { createHash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'astro/zod';
import type { PageChanges } from '../../domain/machine-readable/index.ts';
import type { CalendarDate } from '../../domain/locale/index.ts';
import { calendarDate } from '../../schemas/index.ts';
import { openCacheFolder } from '../project/index.ts';
import { readManifest } from '../finalize/manifest.ts';
import { createPageReader, isIndexPage, toPath } from '../pages/page-facts.ts';

// No page shows anything of this, so that a build without it, as on a machine that is new each
// time, makes the same release.
const stored = z.record(
  z.string(),
  z.strictObject({ text: z.string(), changed: calendarDate.optional() }),
);

/**
 * What this machine knows of when the pages of a content folder changed; undefined if it has built
 * no release of it.
 */
export async function readPageChanges(contentFolder: string): Promise<PageChanges | undefined> {
  try {
    const { data } = stored.safeParse(
      JSON.parse(await readFile(await getFile(contentFolder), 'utf8')),
    );
    return data === undefined ? undefined : new Map(Object.entries(data));
  } catch {
    return undefined;
  }
}

/**
 * Notes which pages a release of `day` has changed, by the hashes of their words; `shown` is the
 * release before it. Fails silently: all it costs is a page that is not announced.
 */
export async function notePageChanges(
  contentFolder: string,
  texts: ReadonlyMap<string, string>,
  shown: ReadonlyMap<string, string>,
  day: CalendarDate,
): Promise<void> {
  const known = await readPageChanges(contentFolder);
  const changes = new Map(
    [...texts].map(([address, text]) => {
      const before =
        known?.get(address) ??
        (known === undefined && shown.has(address) ? { text: shown.get(address) } : undefined);
      return [
        address,
        before === undefined || before.text === text ? { ...before, text } : { text, changed: day },
      ] as const;
    }),
  );
  const file = await getFile(contentFolder);
  const beside = `${file}.${process.pid}.${Date.now()}~`;
  await writeFile(beside, JSON.stringify(Object.fromEntries(changes)));
  await rename(beside, file);
}

/**
 * The hashes of the words of the pages of a release, by their addresses; none if there is no
 * release.
 */
export async function readTextHashes(folder: string | undefined): Promise<Map<string, string>> {
  const hashes = new Map<string, string>();
  const manifest = folder === undefined ? undefined : await readManifest(folder);
  if (folder === undefined || manifest === undefined) return hashes;
  // Any address will do: the words do not depend on it.
  const readPage = createPageReader({ siteUrl: 'https://release.invalid' });
  for (const path of [...manifest.files.keys()].filter(isIndexPage)) {
    const page = readPage(path, await readFile(join(folder, path), 'utf8').catch(() => ''));
    if (!page.isRedirect) hashes.set(toPath(path), page.textHash);
  }
  return hashes;
}

async function getFile(contentFolder: string): Promise<string> {
  return join(
    await openCacheFolder(contentFolder),
    `changes-${createHash('sha256').update(contentFolder).digest('hex').slice(0, 16)}.json`,
  );
}
