import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Set while a question is answered. What its answer asks in turn is not noted: it is part of the
 * answer.
 */
const answering = new AsyncLocalStorage<true>();

/**
 * Makes a question of a function that asks the content. Each question that a page of a build asks
 * is noted, so that the page is rendered anew only if one of the answers has changed. Pages and
 * components ask nothing else.
 */
export function defineQuestion<Words extends readonly Word[], Answer>(
  name: string,
  ask: (...words: Words) => Promise<Answer>,
): (...words: Words) => Promise<Answer> {
  const answer = (...words: Words) => answering.run(true, ask, ...words);
  const note = __BUILD__.defineQuestion(name, answer);
  return (...words) => {
    if (answering.getStore() === undefined) record(() => note(words));
    return answer(...words);
  };
}

/** What was noted since a memoized value began to be created. */
let recorded: (() => void)[] | undefined;

function record(note: () => void): void {
  note();
  recorded?.push(note);
}

/**
 * Memoizes what several pages make of the answers to questions: for each page, what was asked to
 * make it is noted again. Not for what a question is answered with.
 */
export function memoizeAsked<Value>(create: () => Promise<Value>): () => Promise<Value> {
  let made:
    | { readonly content: unknown; readonly value: Value; readonly notes: readonly (() => void)[] }
    | undefined;
  return async () => {
    const { content } = __BUILD__;
    if (made?.content === content) {
      for (const note of made.notes) record(note);
      return made.value;
    }
    const notes: (() => void)[] = [];
    recorded = notes;
    try {
      const value = await create();
      made = { content, value, notes };
      return value;
    } finally {
      recorded = undefined;
    }
  };
}

/** What a question is about: ids, or lists of them. */
type Word = string | readonly string[];

/**
 * The same for a table of which a page mostly asks for a few rows: each row is a question, and the
 * table as a whole is one.
 */
export function defineTable<Row>(
  name: string,
  ask: () => Promise<ReadonlyMap<string, Row>>,
): () => Promise<ReadonlyMap<string, Row>> {
  const answer = () => answering.run(true, ask);
  const noteAll = __BUILD__.defineQuestion(name, answer);
  const noteRow = __BUILD__.defineQuestion(`${name} row`, async (key) =>
    (await answer()).get(String(key)),
  );
  return async () => {
    const rows = await answer();
    if (answering.getStore() !== undefined) return rows;
    return new NotedMap(
      rows,
      () => record(() => noteAll([])),
      (key) => record(() => noteRow([key])),
    );
  };
}

/** A map that records each row that is read. */
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
