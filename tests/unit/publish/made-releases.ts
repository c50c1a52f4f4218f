import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { serializeLedger, type Ledger } from '../../../src/domain/addresses/ledger.ts';
import { renameInLedger } from '../../../src/domain/addresses/renamed-ledger.ts';
import type { Retirement } from '../../../src/domain/addresses/retire.ts';
import { settleAddresses } from '../../../src/publish/ledger/addresses.ts';
import { collectPageFacts, createPageReader } from '../../../src/publish/pages/page-facts.ts';
import { parseLedger } from '../../../src/publish/ledger/ledger-file.ts';
import { changeSite } from '../../site-folder.ts';
import { createReader, followAddress, type Arrival, type Reader } from './follow-address.ts';
import {
  createRandom,
  MadeSite,
  writeSite,
  type MadeEntry,
  type MadeHeading,
  type MadeThing,
} from './made-site.ts';

const origin = 'https://site.example';
const list = '/faq/';

/**
 * What takes the place of a thing that is gone: nothing, the list of all questions, or another
 * thing, whatever becomes of that.
 */
type Decision = 'retired' | typeof list | MadeThing;

/**
 * Releases in a row of a site, with what the publisher does between them and what the test itself
 * knows, apart from the ledger.
 */
export class MadeReleases {
  readonly site: MadeSite;
  readonly folder: string;
  /** Each address that was ever published with the last thing that stood there. */
  readonly published = new Map<string, MadeThing>();
  readonly counts = { renamed: 0, reworded: 0, retired: 0, redirected: 0, taken: 0 };
  readonly #decisions = new Map<MadeEntry | MadeHeading, Decision>();
  /**
   * Addresses of places on a page that went before another got its address, with what that page
   * was.
   */
  readonly #covers = new Map<string, MadeThing>();
  readonly #random: (below: number) => number;
  #ledger: Ledger = new Map();
  /** The headings of the last release, and those that are new in this one. */
  #before = new Set<MadeHeading>();
  #added = new Set<MadeHeading>();

  constructor(seed: number, folder: string) {
    this.site = new MadeSite(seed);
    this.#random = createRandom(seed + 1_000_000);
    this.folder = folder;
  }

  async publish(day: string): Promise<void> {
    const { entries } = this.site;
    const { renamed, reworded } = this.site.edit();
    for (const { entry, from } of renamed) {
      const ids = entries
        .filter(({ collection }) => collection === entry.collection)
        .map(({ id }) => id);
      if (entries.includes(entry))
        this.#ledger = renameInLedger(
          this.#ledger,
          { collection: entry.collection, from, to: entry.id, ids: [...ids, from] },
          origin,
          day,
        );
    }
    let settled = await this.#settle(day);
    if ('refusal' in settled) {
      const asked = /--retire "([^"]*)"/.exec(settled.refusal)?.[1]?.split(',') ?? [];
      settled = await this.#settle(day, {
        addresses: asked.filter((address) => this.#decide(address)),
        reason: 'Deleted.',
      });
    }
    if ('refusal' in settled) throw new Error(settled.refusal);
    // By its text, so that the file holds all that the next release needs.
    this.#ledger = parseLedger(new Map([['permalinks.json', serializeLedger(settled.ledger)]]));
    this.#enter();
    this.counts.renamed += renamed.length;
    this.counts.reworded += reworded;
    const headings = new Set(entries.flatMap((entry) => entry.headings));
    this.#added = headings.difference(this.#before);
    this.#before = headings;
  }

  /**
   * Which addresses lead elsewhere than to their own text, or to what was written for it when that
   * went.
   */
  findWrong(): string[] {
    const read = createReader(this.folder);
    const redirects = existsSync(join(this.folder, '_redirects'))
      ? readFileSync(join(this.folder, '_redirects'), 'utf8')
          .trim()
          .split('\n')
          .map((line) => line.split(' '))
      : [];
    const sources = new Set(redirects.map(([from]) => from));
    const chains = redirects.flatMap(([from = '', to = '']) =>
      sources.has(to.replace(/#.*/, ''))
        ? [`${from} is redirected to ${to}, which is redirected.`]
        : [],
    );
    for (const [address, thing] of this.published) this.#take(thing, followAddress(read, address));
    const wrong = [...this.published].flatMap(([address, thing]) => {
      const arrival = followAddress(read, address);
      const isRight = address.includes('#')
        ? this.#isRightPlace(address, thing, arrival, read)
        : this.#isRightPage(address, thing, arrival, sources);
      return isRight
        ? []
        : [
            `${address} leads to ${arrival === undefined ? 'nothing' : JSON.stringify(arrival)}, expected ${this.#describe(thing)}.`,
          ];
    });
    return [...chains, ...wrong];
  }

  #enter(): void {
    const live = new Map(this.site.list());
    for (const [address, thing] of live) {
      const before = this.published.get(address);
      if (address.includes('#') || before === undefined || before.entry === thing.entry) continue;
      for (const place of this.published.keys())
        if (place.startsWith(`${address}#`) && !this.#covers.has(place))
          this.#covers.set(place, before);
    }
    for (const [address, thing] of live) {
      this.published.set(address, thing);
      this.#covers.delete(address);
    }
  }

  #isRightPage(
    address: string,
    thing: MadeThing,
    arrival: Arrival | undefined,
    redirected: ReadonlySet<string | undefined>,
  ): boolean {
    const end = this.#toEnd(thing);
    if (end === 'retired')
      return (
        arrival === undefined &&
        !redirected.has(address) &&
        this.#ledger.get(address)?.retired !== undefined
      );
    return end !== undefined && arrival !== undefined && isAt(end, arrival);
  }

  /**
   * A server sees the page alone, so that what became of a page may come before what became of a
   * place on it.
   */
  #isRightPlace(
    address: string,
    thing: MadeThing,
    arrival: Arrival | undefined,
    read: Reader,
  ): boolean {
    const pageAddress = address.replace(/#.*/, '');
    const page = this.published.get(pageAddress);
    const gone = page !== undefined && !this.#isAlive(page) ? page : undefined;
    const whole = followAddress(read, pageAddress);
    // A redirect of a server takes the place along, and what has that id there is what a browser
    // shows.
    const carried =
      whole === undefined || whole.id !== undefined || whole.page === pageAddress
        ? undefined
        : this.published.get(address.replace(pageAddress, whole.page));
    const ends = [thing, gone, this.#covers.get(address), carried].flatMap((each) =>
      each === undefined ? [] : [this.#toEnd(each)],
    );
    // A place that was given up is none: its address does what that of its page does, which is
    // looked at by itself.
    const isNone = isDeepStrictEqual(arrival, whole);
    return ends.some((end) =>
      end === 'retired' ? isNone : end !== undefined && arrival !== undefined && isAt(end, arrival),
    );
  }

  /** A heading that went when another came in its place is taken for reworded, from then on. */
  #take({ entry, heading }: MadeThing, arrival: Arrival | undefined): void {
    if (
      heading === undefined ||
      this.#decisions.has(heading) ||
      entry.headings.includes(heading) ||
      !this.site.entries.includes(entry)
    )
      return;
    const successor =
      arrival?.page === toPath(entry)
        ? entry.headings.find((each) => each.name === arrival.name && this.#added.has(each))
        : undefined;
    if (successor === undefined) return;
    this.#decisions.set(heading, { entry, heading: successor });
    this.counts.taken += 1;
  }

  /**
   * Only what is gone may be asked about. Returns whether it is given up; else the line is written
   * that says what is shown instead.
   */
  #decide(address: string): boolean {
    const thing = this.published.get(address);
    if (thing === undefined || this.#isAlive(thing))
      throw new Error(`${address} was asked about, and what it named is there.`);
    const gone = thing.heading ?? thing.entry;
    if (this.#decisions.has(gone))
      throw new Error(`${address} was asked about, and what it named was decided on before.`);
    // Of a question its own page, since what a list or article shows besides goes with that.
    const known = this.site
      .list()
      .filter(([each]) => this.published.has(each) && !each.includes('#q-'));
    const [to, target]: readonly [string, Decision] = (this.#random(4) === 0
      ? undefined
      : known[this.#random(known.length)]) ?? [list, list];
    const isGivenUp = this.#random(2) === 0;
    this.#decisions.set(gone, isGivenUp ? 'retired' : target);
    this.counts[isGivenUp ? 'retired' : 'redirected'] += 1;
    const since = this.#ledger.get(address)?.since;
    if (!isGivenUp)
      this.#ledger = new Map([
        ...this.#ledger,
        [address, { ...(since === undefined ? {} : { since }), to }],
      ]);
    return isGivenUp;
  }

  /** What is shown of a thing in the end; undefined if it is gone and nobody was asked. */
  #toEnd(thing: MadeThing): Decision | undefined {
    const decision =
      (thing.heading === undefined ? undefined : this.#decisions.get(thing.heading)) ??
      this.#decisions.get(thing.entry);
    if (decision === undefined) return this.#isAlive(thing) ? thing : undefined;
    return typeof decision === 'string' ? decision : this.#toEnd(decision);
  }

  #isAlive({ entry, heading }: MadeThing): boolean {
    return (
      this.site.entries.includes(entry) &&
      (heading === undefined || entry.headings.includes(heading))
    );
  }

  #describe(thing: MadeThing): string {
    const end = this.#toEnd(thing);
    if (end === undefined || typeof end === 'string') return end ?? 'to be asked about';
    return `${toPath(end.entry)}${end.heading === undefined ? '' : ` with ${end.heading.name}`}`;
  }

  async #settle(day: string, retirement?: Retirement) {
    await writeSite(this.folder, this.site.entries);
    const readPage = createPageReader({ siteUrl: origin });
    return changeSite(this.folder, (files) =>
      settleAddresses({
        files,
        siteUrl: origin,
        pages: collectPageFacts(files, readPage),
        readPage,
        ledger: this.#ledger,
        day,
        unpublished: new Set(),
        retirement,
      }),
    );
  }
}

function toPath({ collection, id }: MadeEntry): string {
  return `/${collection}/${id}/`;
}

function isAt(end: Decision, { page, id, name, question }: Arrival): boolean {
  if (end === 'retired') return false;
  if (end === list) return page === list && id === undefined;
  const { entry, heading } = end;
  if (heading !== undefined) return page === toPath(entry) && name === heading.name;
  return question === undefined
    ? page === toPath(entry) && id === undefined
    : entry.collection === 'faq' && question === entry.id;
}
