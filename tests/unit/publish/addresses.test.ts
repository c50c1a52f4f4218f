import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatLedger, type Ledger } from '../../../src/domain/ledger.ts';
import { toRenamedLedger } from '../../../src/domain/renamed-ledger.ts';
import type { Retirement } from '../../../src/domain/retire.ts';
import { settleAddresses } from '../../../src/publish/addresses.ts';
import { parseLedger } from '../../../src/publish/ledger-file.ts';
import { createReader, followAddress, type Arrival } from './follow-address.ts';
import { MadeSite, writeSite, type MadeEntry, type MadeThing } from './made-site.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

const origin = 'https://site.example';
const toDay = (release: number) => new Date(Date.UTC(2026, 0, 1 + release)).toISOString().slice(0, 10);

/** Releases in a row of a site, with what the publisher does between them. */
class Releases {
  readonly site: MadeSite;
  readonly folder: string;
  /** What the test itself knows, kept apart from the ledger: each address with what it named. */
  readonly published = new Map<string, MadeThing>();
  readonly counts = { renamed: 0, reworded: 0, retired: 0, redirected: 0 };
  /** Where each led in the last release. */
  readonly arrivals = new Map<string, Arrival>();
  /** The entries instead of which another page is shown, and their pages: what was a place there leads to that page as a whole. */
  readonly replacedEntries = new Set<MadeEntry>();
  readonly replacedPages = new Set<string>();
  ledger: Ledger = new Map();

  constructor(seed: number, folder: string) {
    this.site = new MadeSite(seed);
    this.folder = folder;
  }

  async publish(day: string): Promise<void> {
    const { entries } = this.site;
    const { renamed, reworded } = this.site.edit();
    for (const { entry, from } of renamed) {
      const ids = entries.filter(({ collection }) => collection === entry.collection).map(({ id }) => id);
      if (entries.includes(entry)) this.ledger = toRenamedLedger(this.ledger, { collection: entry.collection, from, to: entry.id, ids: [...ids, from] }, origin, day);
    }
    let settled = await this.settle(day);
    if ('refusal' in settled) {
      const retirement = { addresses: /--retire "([^"]*)"/.exec(settled.refusal)?.[1]?.split(',') ?? [], reason: 'Deleted.' };
      this.giveUp(retirement.addresses);
      settled = await this.settle(day, retirement);
    }
    if ('refusal' in settled) throw new Error(settled.refusal);
    // By its text, so that the file holds all that the next release needs.
    this.ledger = parseLedger(formatLedger(settled.ledger));
    for (const [address, thing] of this.site.list()) {
      this.published.set(address, thing);
      this.replacedPages.delete(address);
    }
    this.counts.renamed += renamed.length;
    this.counts.reworded += reworded;
  }

  /** Where each address that was ever published, and not given up, leads to nothing or to something else. */
  findDead(): string[] {
    const read = createReader(this.folder);
    return [...this.published].flatMap(([address, thing]) => {
      try {
        const page = address.replace(/#.*/, '');
        const isReplaced = this.replacedEntries.has(thing.entry) || this.replacedPages.has(page);
        // What was deleted, and not given up by itself, leads at least to a page.
        const arrival = followAddress(read, isReplaced || !this.isAlive(thing) ? page : address);
        this.arrivals.set(address, arrival);
        return isReplaced || !this.isAlive(thing) || isOf(thing, arrival) ? [] : [`${address} leads to ${arrival.page}#${arrival.id ?? ''}.`];
      } catch (error) {
        return [error instanceof Error ? error.message : String(error)];
      }
    });
  }

  async settle(day: string, retirement?: Retirement) {
    await writeSite(this.folder, this.site.entries);
    return settleAddresses({ folder: this.folder, origin, ledger: this.ledger, day, retirement });
  }

  /** Only what is gone may be asked about; then every address of it may lead nowhere. Half of the pages get a line instead. */
  private giveUp(addresses: string[]): void {
    for (const address of [...addresses]) {
      const thing = this.published.get(address);
      if (thing === undefined || this.isAlive(thing)) throw new Error(`${address} was asked about, and what it named is there.`);
      if (!address.includes('#') && this.counts.retired % 2 === 1) {
        this.ledger = new Map([...this.ledger, [address, { to: '/faq/' }]]);
        addresses.splice(addresses.indexOf(address), 1);
        this.replacedEntries.add(thing.entry);
        for (const page of this.listPages(thing.entry)) this.replacedPages.add(page);
        this.counts.redirected += 1;
      } else {
        this.counts.retired += 1;
        const pages = thing.heading === undefined ? this.listPages(thing.entry) : new Set();
        for (const [each, { entry, heading }] of this.published) {
          const arrival = this.arrivals.get(each);
          const isOfThing = thing.heading === undefined ? entry === thing.entry || arrival?.page === toPath(thing.entry) : heading === thing.heading || arrival?.name === thing.heading.name;
          if (isOfThing || pages.has(each.replace(/#.*/, ''))) this.published.delete(each);
        }
      }
    }
  }

  private listPages(entry: MadeEntry): Set<string> {
    return new Set([...this.published].flatMap(([address, thing]) => (thing.entry === entry && !address.includes('#') ? [address] : [])));
  }

  private isAlive({ entry, heading }: MadeThing): boolean {
    return this.site.entries.includes(entry) && (heading === undefined || entry.headings.includes(heading));
  }
}

function toPath({ collection, id }: MadeEntry): string {
  return `/${collection}/${id}/`;
}

function isOf({ entry, heading }: MadeThing, { page, id, name }: Arrival): boolean {
  const isOnItsPage = page === toPath(entry);
  if (heading !== undefined) return isOnItsPage && name === heading.name;
  return isOnItsPage || id?.startsWith('q-') === true;
}

describe('two hundred releases of random edits, renames and deletions', () => {
  it('leave no dead address, no circle and no lost place', async () => {
    const releases = new Releases(1, join(await createTemporaryFolder(), 'site'));
    for (let release = 0; release < 200; release += 1) {
      await releases.publish(toDay(release));
      expect(releases.findDead(), `release ${release}`).toEqual([]);
    }
    expect(Math.min(...Object.values(releases.counts)), JSON.stringify(releases.counts)).toBeGreaterThan(10);
    expect(releases.published.size).toBeGreaterThan(200);
    const redirects = readFileSync(join(releases.folder, '_redirects'), 'utf8').trim().split('\n').map((line) => line.split(' '));
    const sources = new Set(redirects.map(([from]) => from));
    expect(redirects.filter(([, to]) => sources.has(to))).toEqual([]);
  }, 120_000);
});
