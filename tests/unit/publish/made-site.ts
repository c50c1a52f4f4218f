import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** What an address names, whatever it is called: an entry, or a heading of one. */
export interface MadeThing {
  readonly entry: MadeEntry;
  readonly heading?: MadeHeading;
}

/** A heading, which is the same one in other words. */
export interface MadeHeading {
  readonly name: string;
  id: string;
}

export interface MadeEntry {
  readonly collection: 'articles' | 'faq';
  id: string;
  readonly headings: MadeHeading[];
  /** The questions that the page shows besides. */
  readonly questions: Set<MadeEntry>;
  /** The ids that it had before, which it may have again. */
  readonly before: string[];
}

/** What one release changes. */
export interface MadeEdits {
  readonly renamed: readonly { readonly entry: MadeEntry; readonly from: string }[];
  readonly reworded: number;
}

/** A site that changes at random, and the same way for the same seed. */
export class MadeSite {
  readonly entries: MadeEntry[] = [];
  readonly #random: (below: number) => number;
  readonly #freed: string[] = [];
  /**
   * Ids of this release’s deletions: what another entry takes in the same release is that page in
   * other words.
   */
  readonly #justFreed: string[] = [];
  #count = 0;

  constructor(seed: number) {
    this.#random = createRandom(seed);
    for (let count = 0; count < 8; count += 1) this.#add();
  }

  /**
   * Makes the edits of a release: to each entry at most one kind, so that it is plain which heading
   * is which.
   */
  edit(): MadeEdits {
    const renamed: { entry: MadeEntry; from: string }[] = [];
    this.#freed.push(...this.#justFreed.splice(0));
    let reworded = 0;
    const entries = [...this.entries];
    for (const entry of entries) {
      const kind = this.#random(24);
      if (kind === 0) renamed.push({ entry, from: this.#rename(entry) });
      if (kind === 1 || kind === 2) reworded += this.#reword(entry);
      if (kind === 3) this.#replaceHeadings(entry);
      if (kind === 4) this.#toggleQuestion(entry);
      if (kind === 5 && this.entries.length > 8) this.#delete(entry);
    }
    if (this.entries.length < 13 && this.#random(2) === 0) this.#add();
    return { renamed, reworded };
  }

  /** Every address of the site with what it names. */
  list(): [string, MadeThing][] {
    return this.entries.flatMap((entry): [string, MadeThing][] => {
      const page = `/${entry.collection}/${entry.id}/`;
      const headings = entry.headings.map((heading): [string, MadeThing] => [
        `${page}#${heading.id}`,
        { entry, heading },
      ]);
      const questions = [...entry.questions].map((question): [string, MadeThing] => [
        `${page}#q-${question.id}`,
        { entry: question },
      ]);
      return [
        [page, { entry }],
        ...headings,
        ...questions,
        ...(entry.collection === 'faq'
          ? [[`/faq/#q-${entry.id}`, { entry }] satisfies [string, MadeThing]]
          : []),
      ];
    });
  }

  #add(): void {
    const isReused = this.#freed.length > 0 && this.#random(3) === 0;
    const id = isReused
      ? (this.#freed.splice(this.#random(this.#freed.length), 1)[0] ?? this.#toId())
      : this.#toId();
    const entry: MadeEntry = {
      collection: this.#random(2) === 0 ? 'articles' : 'faq',
      id,
      headings: [],
      questions: new Set(),
      before: [],
    };
    for (let count = this.#random(5); count > 0; count -= 1) entry.headings.push(this.#toHeading());
    this.entries.push(entry);
  }

  #rename(entry: MadeEntry): string {
    const from = entry.id;
    const [back] = this.#random(2) === 0 ? entry.before.splice(0, 1) : [];
    entry.id = back ?? this.#toId();
    entry.before.push(from);
    return from;
  }

  #reword(entry: MadeEntry): number {
    const chosen = entry.headings.filter(() => this.#random(2) === 0);
    for (const heading of chosen) heading.id = this.#random(4) === 0 ? heading.name : this.#toId();
    return chosen.length;
  }

  #replaceHeadings({ headings }: MadeEntry): void {
    if (headings.length > 0) headings.splice(this.#random(headings.length), 1);
    for (let count = this.#random(3); count > 0; count -= 1)
      headings.splice(this.#random(headings.length + 1), 0, this.#toHeading());
  }

  #toggleQuestion(entry: MadeEntry): void {
    const questions = this.entries.filter(({ collection }) => collection === 'faq');
    const question = questions[this.#random(questions.length)];
    if (
      entry.collection === 'articles' &&
      question !== undefined &&
      !entry.questions.delete(question)
    )
      entry.questions.add(question);
  }

  #delete(entry: MadeEntry): void {
    this.entries.splice(this.entries.indexOf(entry), 1);
    for (const { questions } of this.entries) questions.delete(entry);
    this.#justFreed.push(entry.id);
  }

  #toHeading(): MadeHeading {
    const id = this.#toId();
    return { name: id, id };
  }

  #toId(): string {
    return `w${(this.#count += 1)}`;
  }
}

/** Numbers below a limit that look random and are the same each time. */
export function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Writes the pages of the entries as a build would, each heading with the name that stays. */
export async function writeSite(folder: string, entries: readonly MadeEntry[]): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await writePage(
    folder,
    'faq/',
    entries.filter(({ collection }) => collection === 'faq').map(toQuestion),
  );
  for (const entry of entries) {
    const headings = entry.headings.map(
      ({ name, id }) => `<h2 id="${id}" data-name="${name}">${id}</h2><p>Words.</p>`,
    );
    await writePage(folder, `${entry.collection}/${entry.id}/`, [
      ...headings,
      ...[...entry.questions].map(toQuestion),
    ]);
  }
}

function toQuestion({ id }: MadeEntry): string {
  return `<details><summary>${id}?</summary><div id="q-${id}">${id}.</div></details>`;
}

async function writePage(folder: string, path: string, parts: readonly string[]): Promise<void> {
  const file = join(folder, path, 'index.html');
  await mkdir(dirname(file), { recursive: true });
  await writeFile(
    file,
    `<!doctype html><html lang="en"><head><title>${path}</title></head><body><main><h1>${path}</h1>${parts.join('')}</main></body></html>`,
  );
}
