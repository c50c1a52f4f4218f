import { describe, expect, it } from 'vitest';
import { collectFirstAddresses } from '../../../../src/domain/addresses/first-address.ts';
import {
  serializeLedger,
  type Ledger,
  type LedgerLine,
} from '../../../../src/domain/addresses/ledger.ts';
import { advanceLedger } from '../../../../src/domain/addresses/next-ledger.ts';
import { renameInLedger } from '../../../../src/domain/addresses/renamed-ledger.ts';
import { parseLedger } from '../../../../src/publish/ledger/ledger-file.ts';
import { createRandom } from '../../check/random.ts';
import { toPage } from '../made-ledger.ts';

const day = '2026-06-01';

/** Releases of pages of topics, all on one day unless told otherwise. */
class Releases {
  ledger: Ledger = new Map();

  release(ids: readonly string[], on = day): Record<string, string> {
    const firsts = collectFirstAddresses(this.ledger, on);
    const { ledger, lost } = advanceLedger(
      this.ledger,
      ids.map((id) => toPage(toAddress(id))),
      on,
    );
    expect(lost).toEqual([]);
    // By its text, so that the file holds all that the next release needs.
    this.ledger = parseLedger(new Map([['permalinks.json', serializeLedger(ledger)]]));
    return Object.fromEntries(ids.map((id) => [id, firsts.get(toAddress(id)) ?? toAddress(id)]));
  }

  rename(from: string, to: string): void {
    this.ledger = parseLedger(
      new Map([
        [
          'permalinks.json',
          serializeLedger(
            renameInLedger(
              this.ledger,
              { collection: 'topics', from, to, ids: [] },
              undefined,
              day,
            ),
          ),
        ],
      ]),
    );
  }

  write(id: string, line: LedgerLine): void {
    this.ledger = new Map([...this.ledger, [toAddress(id), line]]);
  }
}

const toAddress = (id: string) => `/topics/${id}/`;

describe('the first address of a page', () => {
  it('is its own until it moves, and stays whatever it is called afterwards', () => {
    const site = new Releases();
    expect(site.release(['a', 'b'])).toEqual({ a: '/topics/a/', b: '/topics/b/' });
    site.rename('a', 'c');
    expect(site.release(['c', 'b'])).toEqual({ c: '/topics/a/', b: '/topics/b/' });
    expect(site.ledger.get('/topics/c/')?.first).toBe('/topics/a/');
    expect(site.release(['c', 'b'])).toEqual({ c: '/topics/a/', b: '/topics/b/' });
    site.rename('c', 'd');
    site.rename('d', 'e');
    expect(site.release(['e', 'b'])).toEqual({ e: '/topics/a/', b: '/topics/b/' });
    site.rename('e', 'a');
    expect(site.release(['a', 'b'])).toEqual({ a: '/topics/a/', b: '/topics/b/' });
    expect(site.ledger.get('/topics/a/')).toEqual({ since: day });
  });

  it('is that of before the move also where it was written by hand, and not that of a page that was merged into it', () => {
    const site = new Releases();
    site.release(['a', 'b', 'x']);
    site.write('x', { since: day, to: '/topics/a/' });
    expect(site.release(['a', 'b'])).toEqual({ a: '/topics/a/', b: '/topics/b/' });
    site.write('b', { since: day, to: '/topics/c/' });
    expect(site.release(['a', 'c'])).toEqual({ a: '/topics/a/', c: '/topics/b/' });
    site.rename('a', 'd');
    site.write('c', { since: day, to: '/topics/d/' });
    expect(site.release(['d'])).toEqual({ d: '/topics/a/' });
  });

  it('belongs to one page: another that takes the address has it with its day', () => {
    const site = new Releases();
    site.release(['a']);
    site.rename('a', 'b');
    expect(site.release(['a', 'b'], '2026-07-01')).toEqual({
      a: '/topics/a/#2026-07-01',
      b: '/topics/a/',
    });
    site.rename('a', 'c');
    expect(site.release(['b', 'c'], '2026-08-01')).toEqual({
      b: '/topics/a/',
      c: '/topics/a/#2026-07-01',
    });
    expect(site.release(['a', 'b', 'c'], '2026-08-01')).toEqual({
      a: '/topics/a/#2026-08-01',
      b: '/topics/a/',
      c: '/topics/a/#2026-07-01',
    });
  });

  it('is the same and no other page’s over hundreds of releases with renames and deletions', () => {
    const random = createRandom(5);
    const site = new Releases();
    const pages: { id: string; first: string | undefined }[] = [];
    const used = new Set<string>();
    const toNew = () => {
      const taken = new Set(pages.map(({ id }) => id));
      // A name of before is taken again now and then, once for a page that is new.
      return (
        Array.from({ length: 40 }, (_, index) => `p${index}`).filter((id) => !taken.has(id))[
          random(20)
        ] ?? 'p'
      );
    };
    for (let release = 0; release < 300; release += 1) {
      const on = new Date(Date.UTC(2026, 0, 1 + release)).toISOString().slice(0, 10);
      const gone = random(10) < 3 ? pages.splice(random(pages.length), 1) : [];
      for (const { id } of gone)
        if (site.ledger.has(toAddress(id))) site.write(id, { since: on, retired: on });
      for (const page of pages) {
        if (random(5) > 0) continue;
        const to = toNew();
        site.rename(page.id, to);
        page.id = to;
      }
      if (pages.length < 12) pages.push({ id: toNew(), first: undefined });
      const firsts = site.release(
        pages.map(({ id }) => id),
        on,
      );
      for (const page of pages) {
        const first = firsts[page.id] ?? '';
        expect([release, page.id, page.first ?? first]).toEqual([release, page.id, first]);
        page.first = first;
        used.add(first);
      }
      expect(new Set(Object.values(firsts)).size).toBe(pages.length);
    }
    expect(used.size).toBeGreaterThan(30);
  });
});
