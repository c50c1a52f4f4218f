import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  serializeLedger,
  ledgerFile,
  listAddresses,
  type Ledger,
  type PublishedPage,
} from '../../src/domain/addresses/ledger.ts';
import { resolveRoute } from '../../src/domain/addresses/ledger-route.ts';
import { advanceLedger } from '../../src/domain/addresses/next-ledger.ts';
import { renameInLedger } from '../../src/domain/addresses/renamed-ledger.ts';
import { retireAddresses } from '../../src/domain/addresses/retire.ts';
import { toPermalink } from '../../src/domain/addresses/permalink.ts';
import { parseLedger } from '../../src/publish/ledger/ledger-file.ts';
import { createRandom } from '../../tests/unit/check/random.ts';
import type { SafetyRow } from './row.ts';

const styles = ['merge', 'diff3', 'zdiff3'] as const;

/**
 * Merges random histories of two and three branches with git, with `merge=union` and with the marks
 * of a merge left in, and looks whether every address that any branch has published leads to its
 * text afterwards.
 */
export async function tryLedger(histories: number): Promise<SafetyRow[]> {
  const broken: Record<'union' | 'marks', string[]> = { union: [], marks: [] };
  for (let seed = 0; seed < histories; seed += 1) {
    broken.union.push(...runHistory(seed, undefined));
    broken.marks.push(...runHistory(seed, styles[seed % styles.length]));
  }
  return [
    {
      promise:
        'branches that add, rename, reword and delete merge without conflict in the ledger, and no address is lost',
      tried: histories,
      broken: broken.union,
    },
    {
      promise: 'no address is lost if the marks of a merge stay in the ledger',
      tried: histories,
      broken: broken.marks,
    },
  ];
}

/**
 * An entry as a file of the history: a key that it keeps under every name, and its headings, a line
 * each.
 */
interface HistoryEntry {
  readonly id: string;
  readonly key: string;
  readonly headings: readonly string[];
}

/** What broke in one history; `style` is that of the marks, without which git joins the lines. */
function runHistory(seed: number, style: (typeof styles)[number] | undefined): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'answerable-history-'));
  try {
    return new History(folder, seed, style)
      .run()
      .map((line) => `seed ${seed}, ${style ?? 'union'}: ${line}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

class History {
  readonly #folder: string;
  readonly #style: (typeof styles)[number] | undefined;
  readonly #random: (below: number) => number;
  /** Each address that any branch has published, with the key of the entry that was there last. */
  readonly #published = new Map<string, string>();
  readonly #broken: string[] = [];
  #day = 0;
  #count = 0;

  constructor(folder: string, seed: number, style: (typeof styles)[number] | undefined) {
    this.#folder = folder;
    this.#style = style;
    this.#random = createRandom(seed * 7919 + 17);
  }

  run(): string[] {
    mkdirSync(join(this.#folder, 'content/faq'), { recursive: true });
    this.#git('init', '-q', '-b', 'main');
    // Of a text that two branches changed at one place a person keeps both.
    writeFileSync(
      join(this.#folder, '.gitattributes'),
      `content/faq/* merge=union\n${this.#style === undefined ? `content/${ledgerFile} merge=union\n` : ''}`,
    );
    for (let count = 0; count < 6; count += 1) this.#add();
    this.#publish();
    for (let round = 0; round < 2; round += 1) {
      const branches = ['one', 'two', 'three']
        .slice(0, 2 + this.#random(2))
        .map((name) => `${name}-${round}`);
      for (const branch of branches) {
        this.#git('checkout', '-q', '-b', branch, 'main');
        for (let release = 0; release <= this.#random(2); release += 1) {
          for (let edit = 0; edit < 3; edit += 1) this.#edit();
          this.#publish();
        }
      }
      this.#git('checkout', '-q', 'main');
      for (const branch of branches) {
        this.#merge(branch);
        this.#publish(true);
      }
    }
    return this.#broken;
  }

  #merge(branch: string): void {
    this.#git(
      '-c',
      `merge.conflictStyle=${this.#style ?? 'merge'}`,
      'merge',
      '-q',
      '--no-edit',
      branch,
    );
    const unmerged = new Set(
      this.#git('ls-files', '-u', '-z')
        .split('\0')
        .flatMap((line) => line.split('\t')[1] ?? []),
    );
    if (this.#style === undefined && unmerged.has(`content/${ledgerFile}`))
      this.#broken.push(`the ledger has a conflict after the merge of ${branch}`);
    // What one branch deleted and the other edited stays, and what got two names keeps both. The
    // marks of a merge stay in the ledger.
    this.#git('add', '-A');
    this.#git('commit', '-q', '--allow-empty', '-m', `Merge ${branch}`);
  }

  #edit(): void {
    const entries = this.#read();
    const entry = entries[this.#random(entries.length)];
    const kind = this.#random(7);
    if (entry === undefined || kind === 0) return this.#add();
    if (kind === 1 || kind === 2) return this.#rename(entry, entries);
    if (kind === 3 && entries.length > 4) return rmSync(this.#toFile(entry.id));
    if (kind === 4)
      return this.#write({
        ...entry,
        headings: entry.headings.map((heading, index) =>
          index === 0 ? `reworded-${this.#next()}` : heading,
        ),
      });
    if (kind === 5) return this.#write({ ...entry, headings: entry.headings.slice(1) });
    const at = this.#random(entry.headings.length + 1);
    this.#write({
      ...entry,
      headings: [
        ...entry.headings.slice(0, at),
        `added-${this.#next()}`,
        ...entry.headings.slice(at),
      ],
    });
  }

  #add(): void {
    const key = `k${this.#next()}`;
    // Longer than a heading, so that git knows a file by it under another name.
    this.#write({
      id: `page-${key}`,
      key,
      headings: [`first-${key}`, `second-${key}`, `third-${key}`],
    });
  }

  #rename(entry: HistoryEntry, entries: readonly HistoryEntry[]): void {
    const before = [...this.#published].flatMap(([address, key]) =>
      key === entry.key ? (/^\/faq\/([^/]+)\/$/.exec(address)?.[1] ?? []) : [],
    );
    const free = before.filter((id) => !entries.some((each) => each.id === id));
    // A name of before is taken again now and then.
    const id =
      (this.#random(3) === 0 ? free[this.#random(free.length)] : undefined) ??
      `name-${this.#next()}`;
    renameSync(this.#toFile(entry.id), this.#toFile(id));
    this.#writeLedger(
      renameInLedger(
        this.#readLedger(),
        { collection: 'faq', from: entry.id, to: id, ids: entries.map((each) => each.id) },
        undefined,
        this.#today(),
      ),
    );
  }

  /**
   * Builds as the program does: what is lost is asked about and then given up, unless a merge lost
   * it, which is what must not be.
   */
  #publish(isMerge = false): void {
    this.#day += this.#random(2);
    const entries = this.#read();
    const pages = entries.map(({ id, headings }): PublishedPage => ({
      address: toPermalink('faq', id),
      anchors: headings.map((heading) => ({ id: heading, isHeading: true })),
    }));
    const live = listAddresses(pages);
    let before = this.#readLedger();
    let next = advanceLedger(before, pages, this.#today());
    for (const { address } of next.lost) {
      if (isMerge) this.#broken.push(`${address} leads nowhere after a merge`);
      before = retireAddresses(
        before,
        { addresses: [address], reason: undefined },
        live,
        this.#today(),
      );
    }
    next = advanceLedger(before, pages, this.#today());
    this.#broken.push(...next.lost.map(({ address }) => `${address} cannot be given up`));
    for (const { id, key, headings } of entries)
      for (const address of [
        toPermalink('faq', id),
        ...headings.map((heading) => `${toPermalink('faq', id)}#${heading}`),
      ])
        this.#published.set(address, key);
    if (isMerge)
      this.#findLost(
        next.ledger,
        live,
        Map.groupBy(entries, ({ key }) => key),
      );
    this.#writeLedger(next.ledger);
    if (
      serializeLedger(advanceLedger(this.#readLedger(), pages, this.#today()).ledger) !==
      serializeLedger(next.ledger)
    )
      this.#broken.push('a second build changes the ledger');
    this.#git('add', '-A');
    this.#git('commit', '-q', '--allow-empty', '-m', 'Publish');
  }

  #findLost(
    ledger: Ledger,
    live: ReadonlySet<string>,
    byKey: ReadonlyMap<string, readonly HistoryEntry[]>,
  ): void {
    for (const [address, key] of this.#published) {
      const route = resolveRoute(address, ledger, live);
      const pages = byKey.get(key)?.map(({ id }) => toPermalink('faq', id));
      if (!ledger.has(address)) {
        if (this.#isOnMain(address)) this.#broken.push(`${address} is not in the ledger any more`);
      } else if (route.kind !== 'live' && route.kind !== 'retired')
        this.#broken.push(`${address} leads nowhere`);
      // An entry that got two names on two branches has two pages.
      else if (
        pages !== undefined &&
        !address.includes('#') &&
        route.kind === 'live' &&
        !pages.includes(route.address)
      )
        this.#broken.push(
          `${address} leads to ${route.address}, and its page is ${pages.join(' and ')}`,
        );
    }
  }

  /** Branches that are not merged yet have addresses that the ledger cannot know. */
  #isOnMain(address: string): boolean {
    return (
      this.#git(
        'log',
        '--format=%H',
        '-1',
        '-S',
        `"${address}":`,
        'HEAD',
        '--',
        `content/${ledgerFile}`,
      ).trim() !== ''
    );
  }

  #read(): HistoryEntry[] {
    return readdirSync(join(this.#folder, 'content/faq'))
      .sort()
      .map((file) => {
        const lines = readFileSync(join(this.#folder, 'content/faq', file), 'utf8').split('\n');
        const headings = lines.flatMap((line) => (line.startsWith('# ') ? [line.slice(2)] : []));
        return {
          id: file.replace(/\.md$/, ''),
          key: /^key: (\S+)/.exec(lines[0] ?? '')?.[1] ?? '',
          headings: [...new Set(headings)],
        };
      });
  }

  #write({ id, key, headings }: HistoryEntry): void {
    writeFileSync(
      this.#toFile(id),
      `key: ${key}\n${`text of ${key}\n`.repeat(12)}${headings.map((heading) => `# ${heading}\n`).join('')}`,
    );
  }

  #readLedger(): Ledger {
    try {
      return parseLedger(
        new Map([[ledgerFile, readFileSync(join(this.#folder, 'content', ledgerFile), 'utf8')]]),
      );
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return new Map();
      throw error;
    }
  }

  #writeLedger(ledger: Ledger): void {
    writeFileSync(join(this.#folder, 'content', ledgerFile), serializeLedger(ledger));
  }

  #toFile(id: string): string {
    return join(this.#folder, 'content/faq', `${id}.md`);
  }

  #today(): string {
    return new Date(Date.UTC(2026, 0, 1 + this.#day)).toISOString().slice(0, 10);
  }

  #next(): number {
    this.#count += 1;
    return this.#count;
  }

  #git(...words: string[]): string {
    const env = {
      PATH: process.env['PATH'],
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 'A',
      GIT_AUTHOR_EMAIL: 'a@example.org',
      GIT_COMMITTER_NAME: 'A',
      GIT_COMMITTER_EMAIL: 'a@example.org',
    };
    const { status, stdout, stderr, error } = spawnSync('git', words, {
      cwd: this.#folder,
      env,
      encoding: 'utf8',
    });
    if (error !== undefined) throw error;
    if (status !== 0 && words.at(-1) !== undefined && !words.includes('merge'))
      throw new Error(`git ${words.join(' ')}: ${stderr}`);
    return stdout;
  }
}
