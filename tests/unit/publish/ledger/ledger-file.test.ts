import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  serializeLedger,
  type Ledger,
  type LedgerLine,
} from '../../../../src/domain/addresses/ledger.ts';
import {
  readLedger,
  readLedgerTexts,
  writeLedger,
} from '../../../../src/publish/ledger/ledger-file.ts';
import { createTemporaryFolder } from '../temporary-folder.ts';

const since = '2026-01-01';
const small: Ledger = new Map([['/about/', { since }]]);
const large: Ledger = new Map([
  ...small,
  ...Array.from({ length: 20_000 }, (_, each): [string, LedgerLine] => [
    `/faq/why-${'x'.repeat(30)}-${each}/`,
    { since },
  ]),
]);

/** A site with this ledger in one file; its content folder. */
async function createSite(ledger: Ledger): Promise<string> {
  const content = join(await createTemporaryFolder(), 'content');
  await mkdir(content);
  await writeFile(join(content, 'permalinks.json'), serializeLedger(ledger));
  return content;
}

async function write(content: string, ledger: Ledger, mayDivide = true) {
  return writeLedger(content, ledger, await readLedgerTexts(content), { mayDivide });
}

describe('the ledger of a site that grew', () => {
  it('is divided by a build, which removes the one file, and is read whole', async () => {
    const content = await createSite(small);
    expect(await write(content, large)).toBe('the folder permalinks');
    expect(await readdir(content)).toEqual(['permalinks']);
    expect(await readdir(join(content, 'permalinks'))).toEqual(['faq-w.json', 'pages-a.json']);
    expect(await readLedger(content)).toEqual(large);
    expect(await write(content, large)).toBeUndefined();
  });

  it('stays one file on CI, where a later step commits that file', async () => {
    const content = await createSite(small);
    expect(await write(content, large, false)).toBe('permalinks.json');
    expect(await readdir(content)).toEqual(['permalinks.json']);
  });

  it('is joined from the one file and the parts where both are there, as after a merge', async () => {
    const content = await createSite(small);
    await write(content, large);
    const other: Ledger = new Map([['/of-a-branch/', { since }]]);
    await writeFile(join(content, 'permalinks.json'), serializeLedger(other));
    const both = await readLedger(content);
    expect(both).toEqual(new Map([...large, ...other]));
    await write(content, both);
    expect(await readdir(content)).toEqual(['permalinks']);
    expect(await readLedger(content)).toEqual(both);
  });

  it('keeps what another build entered meanwhile', async () => {
    const content = await createSite(small);
    const before = await readLedgerTexts(content);
    await write(content, large);
    const mine: Ledger = new Map([...small, ['/mine/', { since }]]);
    await writeLedger(content, mine, before, { mayDivide: true });
    expect(await readLedger(content)).toEqual(new Map([...large, ...mine]));
  });

  it('is read as the check reads it: without a byte order mark, and without what systems leave beside it', async () => {
    const content = await createSite(small);
    await mkdir(join(content, 'permalinks'));
    await writeFile(join(content, 'permalinks/._pages-a.json'), 'no ledger');
    await writeFile(join(content, 'permalinks.json'), `\ufeff${serializeLedger(small)}`);
    expect([...(await readLedgerTexts(content))]).toEqual([
      ['permalinks.json', serializeLedger(small)],
    ]);
  });

  it('names the part that cannot be read', async () => {
    const content = await createSite(small);
    await write(content, large);
    await writeFile(join(content, 'permalinks/pages-a.json'), '{\n  "/about/": { "since": \n}\n');
    await expect(readLedger(content)).rejects.toThrow(
      /^permalinks\/pages-a\.json:2 cannot be read\./,
    );
  });
});
