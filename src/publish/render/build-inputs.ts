import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isLeftover } from '../../check/index.ts';
import { isLedgerPath } from '../../domain/addresses/index.ts';
import type { CalendarDate } from '../../domain/locale/index.ts';
import { listFiles } from '../files/list-files.ts';
import type { SiteFiles } from '../files/site-files.ts';
import { hashValue } from './questions.ts';
import type { Edition } from './astro-config.ts';

/** All that the pages of a site are made of: two builds with equal inputs render the same pages. */
export interface BuildInputs {
  /**
   * A hash of the program, the design and the address of the site, and of the files that lie beside
   * its pages.
   */
  readonly program: string;
  /** A hash of the content without the ledger. */
  readonly content: string;
  readonly today: CalendarDate;
  /** A hash of what the ledger says of pages that were renamed. */
  readonly addresses: string;
}

/**
 * Collects what the pages of an edition are made of: the code of a bundle, the content, and the
 * files placed before any page.
 */
export async function collectBuildInputs(
  { contentFolder, today, firstAddresses }: Edition,
  code: string,
  files: SiteFiles,
  placed: readonly string[],
): Promise<BuildInputs> {
  const content = createHash('sha256');
  for (const path of await listFiles(contentFolder)) {
    // The ledger changes with each release, and of it pages show what `addresses` stands for.
    if (isLedgerPath(path) || path.split('/').some(isLeftover)) continue;
    const bytes = await readFile(join(contentFolder, path));
    content.update(`${path}\n${bytes.length}\n`).update(bytes);
  }
  return {
    program: hashValue([code, ...placed.map((path) => [path, files.get(path).hash])]),
    content: content.digest('hex'),
    today,
    addresses: hashValue([...firstAddresses].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}
