import { Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createProgress, silentProgress } from '../../../src/progress/index.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('progress on a terminal', () => {
  it('shows the step, how many of all, how many a second and the time left in one line', () => {
    const { output, readLast } = createOutput({ isTTY: true, columns: 100 });
    const progress = createProgress(output);
    const step = progress.begin('Reading the documents', 4_000);
    vi.advanceTimersByTime(10_000);
    step.advance(1_000);
    vi.advanceTimersByTime(100);
    expect(readLast()).toBe('Reading the documents: 1,000 of 4,000, 99 a second, 30 s left');
    progress.end();
  });

  it('is no wider than the terminal', () => {
    const { output, readLast } = createOutput({ isTTY: true, columns: 20 });
    const progress = createProgress(output);
    progress.begin('Reading the documents', 4_000);
    expect(readLast()).toHaveLength(19);
    progress.end();
  });

  it('draws at most ten times a second, however often it is told', () => {
    const { output, writes } = createOutput({ isTTY: true, columns: 80 });
    const progress = createProgress(output);
    const step = progress.begin('Counting', 100_000);
    for (let each = 0; each < 100_000; each += 1) step.advance();
    expect(writes.filter((text) => text.includes('Counting'))).toHaveLength(1);
    progress.end();
  });

  it('takes its line away for what is printed, and at the end', () => {
    const { output, writes } = createOutput({ isTTY: true, columns: 80 });
    const progress = createProgress(output);
    progress.begin('Rendering', 3);
    progress.print(() => output.write('A page has no title.\n'));
    const at = writes.indexOf('A page has no title.\n');
    // cursorTo and clearLine of node:readline.
    expect(writes.slice(at - 2, at)).toEqual(['\u001B[1G', '\u001B[2K']);
    progress.end();
    expect(writes.slice(-2)).toEqual(['\u001B[1G', '\u001B[2K']);
  });
});

describe('progress elsewhere', () => {
  it('says nothing of short work', () => {
    const { output, writes } = createOutput({});
    const progress = createProgress(output);
    progress.begin('Reading', 2).advance(2);
    progress.begin('Writing').advance();
    vi.advanceTimersByTime(9_000);
    progress.end();
    expect(writes).toEqual([]);
  });

  it('writes a plain line every ten seconds', () => {
    const { output, writes } = createOutput({});
    const progress = createProgress(output);
    progress.begin('Reading', 100).advance(20);
    vi.advanceTimersByTime(20_000);
    progress.end();
    vi.advanceTimersByTime(20_000);
    expect(writes).toEqual([
      'Reading: 20 of 100, 2 a second, 40 s left\n',
      'Reading: 20 of 100, 1 a second, 1 min 20 s left\n',
    ]);
  });

  it('says how long a step takes of which no total is known', () => {
    const { output, writes } = createOutput({});
    const progress = createProgress(output);
    progress.begin('Building');
    vi.advanceTimersByTime(3_600_000);
    progress.end();
    expect(writes.at(0)).toBe('Building: 10 s\n');
    expect(writes.at(-1)).toBe('Building: 1 h 0 min\n');
  });
});

describe('silent progress', () => {
  it('lets print what is to be printed', () => {
    const write = vi.fn();
    silentProgress.begin('Reading').advance();
    silentProgress.print(write);
    silentProgress.end();
    expect(write).toHaveBeenCalledOnce();
  });
});

function createOutput(terminal: { isTTY?: boolean; columns?: number }) {
  const writes: string[] = [];
  const output = Object.assign(
    new Writable({
      decodeStrings: false,
      write: (chunk: string, _, done) => {
        writes.push(chunk);
        done();
      },
    }),
    terminal,
  );
  const readLast = () => stripVTControlCharacters(writes.at(-1) ?? '');
  return { output, writes, readLast };
}
