import { realpath } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { buildInBuilder } from '../../builder/index.ts';
import { writeEntryAttacks, writeSettingsAttacks, type Refused } from './content.ts';

/** The sites that attack: their content folders and their releases, that of the entries first. */
export interface Attacks {
  readonly contents: readonly string[];
  readonly releases: readonly string[];
  readonly refused: Refused;
}

/** Writes all sites that attack below a folder and publishes each, two at a time. */
export async function publishAttacks(folder: string): Promise<Attacks> {
  const entries = join(folder, 'entries');
  const refused = writeEntryAttacks(entries);
  const contents = [entries, ...writeSettingsAttacks(folder)];
  const toOut = (content: string) => join(folder, `${basename(content)}-release`);
  const left = [...contents];
  const buildSome = async () => {
    for (let content = left.shift(); content !== undefined; content = left.shift()) {
      await buildInBuilder(
        ['--content', content, '--out', toOut(content), '--today', '2026-11-23', '--preview'],
        { env: { ANSWERABLE_QUICK_COPIES: '1' } },
      );
    }
  };
  await Promise.all([buildSome(), buildSome()]);
  return {
    contents,
    releases: await Promise.all(contents.map((content) => realpath(toOut(content)))),
    refused,
  };
}
