import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Ledger } from '../domain/addresses/index.ts';

/** Where builds put the site unless they are told otherwise. */
const out = 'dist';

/** What the release on show in `dist` promises, if it is one of the site in the content folder. Never throws: the check has no need of it. */
export async function readShownLedger(contentFolder: string): Promise<Ledger | undefined> {
  const folder = resolve(out);
  if (!existsSync(folder)) return undefined;
  const [{ readSiteUrl }, { readReleaseLedger }] = await Promise.all([
    import('../publish/content/index.ts'),
    import('../publish/ledger/index.ts'),
  ]);
  const url = await readSiteUrl(contentFolder);
  return url === undefined
    ? undefined
    : readReleaseLedger(folder, url, { readsPages: false }).catch(() => undefined);
}
