import { createHash } from 'node:crypto';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { openFileStore } from '../../../src/store/index.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'answerable-files-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string) => join(folder, name);
const open = () => openFileStore(at('store'));
const write = (text: string) => open().write(Buffer.from(text));

/** The file of the store that holds this text. */
function locate(text: string): string {
  const hash = createHash('sha256').update(text).digest('hex');
  return join(at('store'), hash.slice(0, 2), hash);
}

describe('a store of files', () => {
  it('names a file by its bytes, its size and when it was written', () => {
    const { mtimeMs: time } = (write('bread'), statSync(locate('bread')));
    expect(
      open().find({ hash: createHash('sha256').update('bread').digest('hex'), size: 5, time }),
    ).toMatchObject({ size: 5, time });
    expect(write('water').hash).toBe(createHash('sha256').update('water').digest('hex'));
  });

  it('gives a file out as a link to the same bytes, with the time that it was written', () => {
    const file = write('bread');
    expect(open().place(file.hash, at('a'))).toEqual({ time: file.time, isCopy: false });
    expect(statSync(at('a')).ino).toBe(statSync(locate('bread')).ino);
    expect(open().read(file.hash).toString()).toBe('bread');
  });

  it('leaves what was given out as it is when an equal file is written', () => {
    const first = write('bread');
    open().place(first.hash, at('a'));
    utimesSync(at('a'), 1_000, 1_000);
    const next = write('bread');
    expect([statSync(at('a')).mtimeMs, open().find(next)]).toEqual([1_000_000, next]);
    expect(readdirSync(join(at('store'), next.hash.slice(0, 2)))).toEqual([next.hash]);
  });

  it.each([
    ['was overwritten with as many letters', (path: string) => writeFileSync(path, 'water')],
    ['was cut', (path: string) => writeFileSync(path, 'br')],
    ['grew', (path: string) => writeFileSync(path, 'breads')],
    [
      'is a link to elsewhere now',
      (path: string) => {
        rmSync(path);
        symlinkSync('/etc/hostname', path);
      },
    ],
    ['is gone', (path: string) => rmSync(path)],
  ])('does not find a file that %s, and can take it again', (_, change) => {
    const file = write('bread');
    change(locate('bread'));
    expect(open().find(file)).toBeUndefined();
    expect(open().find(write('bread'))).toMatchObject({ hash: file.hash });
    expect(readFileSync(locate('bread'), 'utf8')).toBe('bread');
  });

  it('finds a file with another time if its bytes are the same, and tells that time', () => {
    const file = write('bread');
    utimesSync(locate('bread'), 1_000, 1_000);
    expect(open().find(file)).toEqual({ ...file, time: 1_000_000 });
  });

  it('is left with the files that are used', () => {
    const [bread, water] = [write('bread'), write('water')];
    open().prune(new Set([water.hash]));
    expect([open().find(bread), open().find(water)]).toEqual([undefined, water]);
  });

  it('lets all read a file and its owner alone write, whatever the umask is', () => {
    const before = process.umask(0o077);
    onTestFinished(() => void process.umask(before));
    open().place(write('bread').hash, at('a'));
    expect([statSync(at('a')).mode & 0o777, statSync(at('store')).mode & 0o077]).toEqual([
      0o644, 0,
    ]);
  });

  it('throws where it cannot be written', () => {
    writeFileSync(at('store'), 'a file in its place');
    expect(() => write('bread')).toThrow('ENOTDIR');
  });
});
