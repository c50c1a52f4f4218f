import type { Readable, Writable } from 'node:stream';
import { cancel, select, text } from '@clack/prompts';
import { newEntryKinds, type NewEntryKind } from '../domain/entries/index.ts';

/** The values known so far for a new entry; undefined if not given. */
export interface EntryWords {
  readonly kind: NewEntryKind | undefined;
  readonly title: string | undefined;
  readonly topic: string | undefined;
  readonly author: string | undefined;
}

/** The terminal streams for the prompts. */
interface Dialogue {
  readonly input: Readable;
  readonly output: Writable;
}

const kindHints: Readonly<Record<NewEntryKind, string>> = {
  faq: 'a question and its answer',
  article: 'a long read',
  page: 'a page of the publisher, such as About',
  topic: 'what questions and articles are grouped by',
  person: 'an author or reviewer',
  source: 'a study, guideline or book that texts cite',
};

const titleQuestions: Readonly<Record<NewEntryKind, string>> = {
  faq: 'Which question does it answer?',
  article: 'What is the title of the article?',
  page: 'What is the title of the page?',
  topic: 'What is the topic called?',
  person: 'What is the name of the person?',
  source: 'What is the title of the work?',
};

/**
 * Asks for what is not known yet: the kind, the title, and topic and author if there are several.
 * Returns undefined if the person ends it (Ctrl+C).
 */
export async function askForEntry(
  known: EntryWords,
  ids: { readonly topics: readonly string[]; readonly people: readonly string[] },
  at: Dialogue,
): Promise<(EntryWords & { kind: NewEntryKind; title: string }) | undefined> {
  const kind = known.kind ?? (await askForKind(at));
  const title = kind === undefined ? undefined : (known.title ?? (await askForTitle(kind, at)));
  if (kind === undefined || title === undefined) return undefined;
  const wanted = { topic: kind === 'faq' || kind === 'article', author: kind === 'article' };
  const topic = wanted.topic
    ? await choose('What is it about?', known.topic, ids.topics, at)
    : known.topic;
  const author =
    wanted.author && topic !== ended
      ? await choose('Who writes it?', known.author, ids.people, at)
      : known.author;
  return topic === ended || author === ended ? undefined : { kind, title, topic, author };
}

async function askForKind(at: Dialogue): Promise<NewEntryKind | undefined> {
  const options = listKinds().map((value) => ({ value, label: value, hint: kindHints[value] }));
  return parseAnswer<NewEntryKind>(
    await select<NewEntryKind>({ message: 'What do you want to write?', options, ...at }),
    at,
  );
}

async function askForTitle(kind: NewEntryKind, at: Dialogue): Promise<string | undefined> {
  const validate = (value: string | undefined) =>
    (value ?? '').trim() === '' ? 'Write it in a few words.' : undefined;
  return parseAnswer(await text({ message: titleQuestions[kind], validate, ...at }), at);
}

const ended = Symbol('ended');

/** Asks only if there is a choice; otherwise takes the known value, or the only one. */
async function choose(
  message: string,
  known: string | undefined,
  ids: readonly string[],
  at: Dialogue,
): Promise<string | undefined | typeof ended> {
  if (known !== undefined || ids.length < 2) return known;
  return (
    parseAnswer(
      await select<string>({ message, options: ids.map((value) => ({ value })), ...at }),
      at,
    ) ?? ended
  );
}

function parseAnswer<Value extends string>(
  answer: Value | symbol,
  { output }: Dialogue,
): Value | undefined {
  if (typeof answer !== 'symbol') return answer;
  cancel('Nothing was written.', { output });
  return undefined;
}

function listKinds(): NewEntryKind[] {
  return Object.keys(newEntryKinds).filter((kind): kind is NewEntryKind =>
    Object.hasOwn(newEntryKinds, kind),
  );
}
