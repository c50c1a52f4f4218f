import type { Build } from './build-content.ts';

/** In the code of a build that process which renders; undefined in the dev server, where no page is kept. */
const build: Build | undefined = typeof __BUILD__ === 'undefined' ? undefined : __BUILD__;

/**
 * Makes a question of a function that asks the content. In a build each question that a page asks is noted, so that the page has to be
 * rendered anew only if one of the answers is another. Pages and components ask nothing else.
 */
export function defineQuestion<Words extends readonly Word[], Answer>(
  name: string,
  ask: (...words: Words) => Promise<Answer>,
): (...words: Words) => Promise<Answer> {
  if (build === undefined) return ask;
  const note = build.defineQuestion(name, ask);
  return (...words) => {
    note(words);
    return ask(...words);
  };
}

/** What a question is about: ids, or lists of them. */
type Word = string | readonly string[];

/** The same for a table of which a page mostly asks for a few rows: each row is a question, and the table as a whole is one. */
export function defineTable<Row>(
  name: string,
  ask: () => Promise<ReadonlyMap<string, Row>>,
): () => Promise<ReadonlyMap<string, Row>> {
  if (build === undefined) return ask;
  const noteAll = build.defineQuestion(name, ask);
  const noteRow = build.defineQuestion(`${name} row`, async (key) =>
    (await ask()).get(String(key)),
  );
  return async () =>
    new NotedMap(
      await ask(),
      () => noteAll([]),
      (key) => noteRow([key]),
    );
}

/** A map that notes what is asked of it. */
class NotedMap<Row> implements ReadonlyMap<string, Row> {
  readonly #rows: ReadonlyMap<string, Row>;
  readonly #noteAll: () => void;
  readonly #noteRow: (key: string) => void;

  constructor(rows: ReadonlyMap<string, Row>, noteAll: () => void, noteRow: (key: string) => void) {
    this.#rows = rows;
    this.#noteAll = noteAll;
    this.#noteRow = noteRow;
  }

  get(key: string): Row | undefined {
    this.#noteRow(key);
    return this.#rows.get(key);
  }

  has(key: string): boolean {
    this.#noteRow(key);
    return this.#rows.has(key);
  }

  get size(): number {
    return this.#all().size;
  }

  keys() {
    return this.#all().keys();
  }

  values() {
    return this.#all().values();
  }

  entries() {
    return this.#all().entries();
  }

  [Symbol.iterator]() {
    return this.#all()[Symbol.iterator]();
  }

  forEach(work: (row: Row, key: string, rows: ReadonlyMap<string, Row>) => void): void {
    this.#all().forEach(work);
  }

  #all(): ReadonlyMap<string, Row> {
    this.#noteAll();
    return this.#rows;
  }
}
