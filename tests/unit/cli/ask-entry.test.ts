import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { askForEntry, type EntryWords } from '../../../src/cli/ask-entry.ts';

const nothing: EntryWords = {
  kind: undefined,
  title: undefined,
  topic: undefined,
  author: undefined,
};
const ids = { topics: ['baking', 'starter'], people: ['ada-baker', 'ben-miller'] };
const [down, enter, interrupt] = ['\u001b[B', '\r', '\u0003'];

/** Answers each question, once it is put, with what a person would type. */
async function ask(
  known: Partial<EntryWords>,
  answers: readonly (readonly [question: string, typed: string])[],
  lists = ids,
) {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const rest = [...answers];
  let shown = '';
  output.on('data', (chunk: Buffer) => {
    shown += chunk.toString();
    const [next] = rest;
    if (next === undefined || !shown.includes(next[0])) return;
    rest.shift();
    shown = '';
    // A person answers when the question stands there whole.
    setImmediate(() => input.write(next[1]));
  });
  const entry = await askForEntry({ ...nothing, ...known }, lists, { input, output });
  return { entry, asked: answers.length - rest.length, shown };
}

describe('asking for a new entry', () => {
  it('asks for the kind, the question and the topic', async () => {
    const { entry } = await ask({}, [
      ['What do you want to write?', enter],
      ['Which question does it answer?', `Is it safe?${enter}`],
      ['What is it about?', down + enter],
    ]);
    expect(entry).toEqual({
      kind: 'faq',
      title: 'Is it safe?',
      topic: 'starter',
      author: undefined,
    });
  });

  it('asks for the author of an article', async () => {
    const { entry } = await ask({ kind: 'article' }, [
      ['What is the title of the article?', `Salt${enter}`],
      ['What is it about?', enter],
      ['Who writes it?', down + enter],
    ]);
    expect(entry).toEqual({
      kind: 'article',
      title: 'Salt',
      topic: 'baking',
      author: 'ben-miller',
    });
  });

  it('asks for nothing that was said, or that leaves no choice', async () => {
    expect((await ask({ kind: 'faq', title: 'Is it safe?', topic: 'baking' }, [])).entry).toEqual({
      kind: 'faq',
      title: 'Is it safe?',
      topic: 'baking',
      author: undefined,
    });
    expect(
      (await ask({ kind: 'faq', title: 'Is it safe?' }, [], { topics: ['baking'], people: [] }))
        .entry,
    ).toEqual({ kind: 'faq', title: 'Is it safe?', topic: undefined, author: undefined });
    expect(
      (await ask({ kind: 'person' }, [['What is the name of the person?', `Ada${enter}`]])).entry,
    ).toEqual({ kind: 'person', title: 'Ada', topic: undefined, author: undefined });
  });

  it('asks again where nothing was written', async () => {
    const { entry } = await ask({ kind: 'topic' }, [
      ['What is the topic called?', enter],
      ['Write it in a few words.', `Salt${enter}`],
    ]);
    expect(entry).toMatchObject({ kind: 'topic', title: 'Salt' });
  });

  it.each([
    [{}, [['What do you want to write?', interrupt]]],
    [{ kind: 'faq' }, [['Which question does it answer?', interrupt]]],
    [{ kind: 'faq', title: 'Is it safe?' }, [['What is it about?', interrupt]]],
    [{ kind: 'article', title: 'Salt', topic: 'baking' }, [['Who writes it?', interrupt]]],
  ] as const)('ends quietly where it is interrupted: %j', async (known, answers) => {
    const { entry, asked, shown } = await ask(known, answers);
    expect([entry, asked]).toEqual([undefined, 1]);
    expect(shown).toContain('Nothing was written.');
  });
});
