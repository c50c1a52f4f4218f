import { createHash } from 'node:crypto';

/** What words a question is asked with, as JSON can carry them. */
type Words = readonly (string | readonly string[])[];

/** The questions that pages ask of the content of a build, and its answers. */
export interface Questions {
  /**
   * Tells by what function a question is answered; returns the function that notes it for the page
   * that is rendered.
   */
  readonly define: <Own extends Words>(
    name: string,
    ask: (...words: Own) => Promise<unknown>,
  ) => (words: Own) => void;
  /**
   * Renders a page, and returns what it asked, each question once and sorted. Of several pages one
   * after the other.
   */
  readonly note: <Result>(render: () => Promise<Result>) => Promise<readonly [Result, string[]]>;
  /**
   * The hashes of the answers to questions as `note` returns them, each of `answerLength` letters,
   * in one string. A question that nobody answers any more, or that cannot be answered, has an
   * answer of its own.
   */
  readonly hashAnswers: (questions: readonly string[]) => Promise<string>;
}

/**
 * The letters of the hash of an answer: 60 bits, of which no two answers of a site are the same by
 * accident.
 */
const answerLength = 10;

export function createQuestions(): Questions {
  const asks = new Map<string, (question: string) => Promise<unknown>>();
  const answers = new Map<string, Promise<string>>();
  /** Those that are there: to wait for each of millions takes longer than to look it up. */
  const settled = new Map<string, string>();
  let asked: Set<string> | undefined;
  const answer = (question: string): Promise<string> => {
    const known =
      answers.get(question) ??
      ask(question).then((hash) => {
        settled.set(question, hash);
        return hash;
      });
    answers.set(question, known);
    return known;
  };
  const answerNow = async (question: string): Promise<readonly unknown[]> => {
    const [name]: readonly [string, ...Words] = JSON.parse(question);
    const own = asks.get(name);
    return own === undefined ? ['gone'] : [await own(question)];
  };
  const ask = async (question: string): Promise<string> => {
    const answered = await answerNow(question).catch(() => ['failed']);
    return hashValue(answered).slice(0, answerLength);
  };
  return {
    define: <Own extends Words>(name: string, own: (...words: Own) => Promise<unknown>) => {
      asks.set(name, (question) => {
        const words: Own = JSON.parse(question).slice(1);
        return own(...words);
      });
      return (words: Own) => void asked?.add(JSON.stringify([name, ...words]));
    },
    note: async (render) => {
      asked = new Set();
      try {
        const result = await render();
        return [result, [...asked].sort()];
      } finally {
        asked = undefined;
      }
    },
    hashAnswers: async (questions) => {
      let found = '';
      for (const question of questions) found += settled.get(question) ?? (await answer(question));
      return found;
    },
  };
}

/**
 * The hashes of entries, which never change in a build, and of which most are part of many values.
 */
const entryHashes = new WeakMap<object, string>();

/** A hash of a value of plain data, maps and sets included. */
export function hashValue(value: unknown): string {
  return createHash('sha256').update(toText(value, true)).digest('base64url');
}

/**
 * A value as text, with the length before each text and each list, so that no two values have the
 * same: `JSON.stringify` with a function takes longer. Of entries within the value their hash.
 */
function toText(value: unknown, isWhole = false): string {
  if (typeof value === 'string') return `"${value.length}:${value}`;
  if (typeof value !== 'object' || value === null)
    return typeof value === 'function' ? 'f' : `${String(value)};`;
  if (!isWhole && 'id' in value) {
    const hash = entryHashes.get(value) ?? hashValue(value);
    entryHashes.set(value, hash);
    return `#${hash}`;
  }
  if (Array.isArray(value)) return toListText('[', value);
  if (value instanceof Map) return toListText('m', [...value]);
  if (value instanceof Set) return toListText('s', [...value]);
  if (value instanceof Date || value instanceof URL) return toText(value.toJSON());
  let text = '{';
  for (const name of Object.keys(value)) text += toText(name) + toText(Reflect.get(value, name));
  return `${text}}`;
}

function toListText(sign: string, values: readonly unknown[]): string {
  let text = `${sign}${values.length}:`;
  for (const each of values) text += toText(each);
  return text;
}

/**
 * Those of the questions to which the answer changed, in words; `before` and `now` are the hashes
 * of the answers to all of them.
 */
export function listChangedAnswers(
  questions: readonly string[],
  before: string,
  now: string,
): string[] {
  const pick = (answers: string, index: number) =>
    answers.slice(index * answerLength, (index + 1) * answerLength);
  return questions.flatMap((question, index) => {
    if (pick(before, index) === pick(now, index)) return [];
    const [name, ...words]: readonly [string, ...Words] = JSON.parse(question);
    return [[name, ...words.flat()].join(' ')];
  });
}
