import { afterAll, describe, expect, it } from 'vitest';
import { createStepsProcess } from '../../../../src/import/steps/steps-process.ts';
import { today } from '../import-case.ts';

const program = new URL('./evil-program.ts', import.meta.url);
const options = {
  into: undefined,
  faq: 'split',
  today,
  timeZone: 'UTC',
  topic: undefined,
  author: undefined,
  isDraft: false,
} as const;
// What takes memory has far more time than it needs, and what takes time is not waited for long.
const [short, long] = [
  createStepsProcess({ seconds: 2, megabytes: 1000 }, program),
  createStepsProcess({ seconds: 100, megabytes: 300 }, program),
];
const read = (process: typeof short, name: string) =>
  process.read({ name, path: `/${name}`, folder: '/' }, options);
afterAll(() => [short, long].forEach(({ end }) => end()));

describe('a file', () => {
  it.each(['loops.txt', 'never ends an expression.txt'])(
    'whose reading %s ends as a line that says how to allow more time',
    async (name) => {
      expect(await read(short, name)).toEqual({
        failure:
          'The file took longer than 2 s to import. Divide it into smaller files, or save it anew from its program. If you trust it, allow more time with --time 10.',
      });
    },
  );

  it.each(['takes buffers.txt', 'takes strings.txt'])(
    'whose reading %s ends as a line that says how to allow more memory',
    async (name) => {
      expect(await read(long, name)).toEqual({
        failure:
          'The file needs more than 300 MB of memory to import. Divide it into smaller files, or save it anew from its program. If you trust it, allow more memory with --memory 1200.',
      });
    },
  );

  it.each([
    ['exits.txt', 'code 3'],
    ['crashes.txt', 'SIGSEGV'],
  ])('whose reading %s ends as a line that says so', async (name, end) => {
    expect(await read(long, name)).toEqual({
      failure: `The file ended the program that reads it (${end}). Save it anew from its program, or copy its text into a .txt file.`,
    });
  });

  it('behind all of these is read', async () => {
    expect(
      [await read(short, 'good.txt'), await read(long, 'good.txt')].map(
        (step) => 'read' in step && Buffer.from(step.read).toString(),
      ),
    ).toEqual(['read', 'read']);
  });
});
