import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { serialize } from 'node:v8';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPack, type Pack } from '../../../src/store/index.ts';
import { usualOrDeep } from '../../deep.ts';

let folder = '';
let file = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'answerable-pack-'));
  file = join(folder, 'cache', 'facts.pack');
});
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true });
});

/** Opens the pack, enters these values and saves it. */
function write(values: Readonly<Record<string, unknown>>, version = '1'): boolean {
  const pack = openPack<unknown>(file, version);
  for (const [key, value] of Object.entries(values)) pack.set(key, value);
  return pack.save();
}

/** What the pack holds for these keys; leaves the file alone. */
function read(keys: readonly string[], version = '1'): unknown[] {
  const pack: Pack<unknown> = openPack(file, version);
  const found = keys.map((key) => pack.get(key));
  pack.close();
  return found;
}

describe('a pack', () => {
  it('keeps values that are not asked for, and that are still whole', () => {
    write({ one: 1, two: 2, three: 3 });
    const bytes = readFileSync(file);
    // The values lie in the order in which they were entered, each of as many bytes, behind the
    // head.
    const [head, length] = [64, serialize(1).length];
    bytes[head + length * 2 - 1] = 0xff;
    writeFileSync(file, bytes);
    const pack = openPack<unknown>(file, '1');
    expect(['one', 'two', 'four'].map((key) => pack.keep(key))).toEqual([true, true, false]);
    expect(pack.save()).toBe(true);
    expect(read(['one', 'two', 'three'])).toEqual([1, undefined, undefined]);
  });

  it('gives back what was saved, with maps, sets, dates and bytes', () => {
    const value = {
      map: new Map([['a', new Set([1, 2])]]),
      day: new Date('2026-11-30'),
      bytes: new Uint8Array([0, 255]),
      text: 'größer 🍞 \ud800',
      nothing: undefined,
    };
    expect(write({ one: value, '': [], ['__proto__']: 'own' })).toBe(true);
    expect(read(['one', '', '__proto__', 'other'])).toEqual([value, [], 'own', undefined]);
  });

  it('has no values where there is no file, and makes its folder for this user alone', () => {
    expect(read(['one'])).toEqual([undefined]);
    expect(existsSync(join(folder, 'cache'))).toBe(false);
    write({ one: 1 });
    if (process.platform === 'win32') return;
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'cache')).mode & 0o777).toBe(0o700);
  });

  it('gives a value that was entered in the same run, and the newer of two', () => {
    write({ one: 1, two: 2 });
    const pack = openPack<number>(file, '1');
    pack.set('one', 10);
    expect([pack.get('one'), pack.get('two')]).toEqual([10, 2]);
    pack.set('one', 11);
    expect(pack.save()).toBe(true);
    expect(read(['one', 'two'])).toEqual([11, 2]);
  });

  it('keeps what was asked for or entered, and lets all else go', () => {
    write({ one: 1, two: 2, three: 3 });
    const pack = openPack<number>(file, '1');
    pack.get('three');
    pack.set('four', 4);
    pack.save();
    expect(read(['one', 'two', 'three', 'four'])).toEqual([undefined, undefined, 3, 4]);
  });

  it('lets go of what nobody asked for even if nothing was entered', () => {
    write({ one: 1, two: 2 });
    const pack = openPack<number>(file, '1');
    pack.get('one');
    pack.save();
    expect(read(['one', 'two'])).toEqual([1, undefined]);
  });

  it('leaves the file alone if nothing changed', () => {
    write({ one: 1, two: 2 });
    const { ino, mtimeMs } = statSync(file);
    const pack = openPack<number>(file, '1');
    pack.get('two');
    pack.get('one');
    expect(pack.save()).toBe(true);
    expect(statSync(file)).toMatchObject({ ino, mtimeMs });
  });

  it('holds values that are larger than what is read ahead, in any order', () => {
    const values = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [`key ${index}`, 'x'.repeat(index * 20_000)]),
    );
    write(values);
    const keys = Object.keys(values);
    expect(read(keys.toReversed())).toEqual(Object.values(values).toReversed());
    const pack = openPack<unknown>(file, '1');
    for (const key of keys) pack.get(key);
    pack.set('new', 'value');
    pack.save();
    expect(read([...keys, 'new'])).toEqual([...Object.values(values), 'value']);
  });

  it('leaves the file as it was if it is closed and not saved', () => {
    write({ one: 1 });
    const pack = openPack<string>(file, '1');
    pack.set('two', 'x'.repeat(3_000_000));
    pack.close();
    expect(pack.save()).toBe(false);
    expect(read(['one', 'two'])).toEqual([1, undefined]);
    expect(readdirSync(join(folder, 'cache'))).toEqual(['facts.pack']);
  });

  it('throws at a value that cannot be carried, and stays of use', () => {
    const pack = openPack<unknown>(file, '1');
    pack.set('one', 1);
    expect(() => pack.set('two', () => undefined)).toThrow(/could not be cloned/);
    expect(pack.save()).toBe(true);
    expect(read(['one', 'two'])).toEqual([1, undefined]);
  });

  it('sees no value of another version, and takes the place of its file', () => {
    write({ one: 1 }, 'old');
    expect(read(['one'], 'new')).toEqual([undefined]);
    write({ two: 2 }, 'new');
    expect(read(['one', 'two'], 'new')).toEqual([undefined, 2]);
    expect(read(['one', 'two'], 'old')).toEqual([undefined, undefined]);
  });
});

describe('a large pack', () => {
  const texts = Object.fromEntries(
    Array.from({ length: 20 }, (_, index) => [`key ${index}`, `${index}`.padEnd(90_000, 'x')]),
  );
  const keys = Object.keys(texts);
  const addedFile = () => `${file}-added`;

  /** Opens the pack, asks for these keys, enters these values and saves it. */
  function update(asked: readonly string[], values: Readonly<Record<string, unknown>>): void {
    const pack = openPack<unknown>(file, '1');
    for (const key of asked) expect(pack.get(key)).toBeDefined();
    for (const [key, value] of Object.entries(values)) pack.set(key, value);
    expect(pack.save()).toBe(true);
  }

  beforeEach(() => {
    write(texts);
  });

  it('is left alone by a small change, which lies beside it until there are too many', () => {
    const { ino } = statSync(file);
    update(keys, { new: 1 });
    update([...keys, 'new'], { 'key 3': 'other', 'key 4': 'another' });
    expect(statSync(file).ino).toBe(ino);
    const now = { ...texts, new: 1, 'key 3': 'other', 'key 4': 'another' };
    expect(read(Object.keys(now))).toEqual(Object.values(now));
    const added = statSync(addedFile());
    update(Object.keys(now), {});
    expect(statSync(addedFile())).toMatchObject({ ino: added.ino, mtimeMs: added.mtimeMs });

    update(Object.keys(now), { more: 'x'.repeat(400_000) });
    expect(existsSync(addedFile())).toBe(false);
    expect(read([...Object.keys(now), 'more'])).toEqual([
      ...Object.values(now),
      'x'.repeat(400_000),
    ]);
  });

  it('lets go of what nobody asked for when it is a quarter of it, and at once of what was added', () => {
    const size = () => statSync(file).size;
    const before = size();
    update(keys.slice(1), { new: 1 });
    expect(read(['new', 'key 1'])).toEqual([1, texts['key 1']]);
    update(keys.slice(1), { newer: 2 });
    expect(read(['new', 'newer'])).toEqual([undefined, 2]);
    expect(size()).toBe(before);
    update(keys.slice(10), {});
    expect(size()).toBeLessThan(before * 0.6);
    expect(read(['key 9', 'key 10', 'newer'])).toEqual([undefined, texts['key 10'], undefined]);
    expect(readdirSync(join(folder, 'cache'))).toEqual(['facts.pack']);
  });

  it('does not give back a value that another has replaced, even if that one is damaged', () => {
    update(keys, { 'key 3': 'other' });
    const bytes = readFileSync(addedFile());
    bytes[64] = (bytes[64] ?? 0) ^ 1;
    writeFileSync(addedFile(), bytes);
    expect(read(['key 2', 'key 3'])).toEqual([texts['key 2'], undefined]);
  });

  it('sees nothing of what was added to a file that is no longer there', () => {
    update(keys, { 'key 3': 'other', new: 1 });
    const added = readFileSync(addedFile());
    rmSync(file);
    expect(read(['new', 'key 3'])).toEqual([undefined, undefined]);
    write({ ...texts, 'key 5': 'replaced' });
    writeFileSync(addedFile(), added);
    expect(read(['new', 'key 3', 'key 5'])).toEqual([undefined, texts['key 3'], 'replaced']);
  });
});

describe('a damaged pack', () => {
  const values = Object.fromEntries(
    Array.from({ length: 30 }, (_, index) => [`key ${index}`, { index, text: 'ä'.repeat(index) }]),
  );
  const keys = Object.keys(values);
  const expected = Object.values(values);

  function expectRightOrGone(): void {
    for (const [index, found] of read(keys).entries())
      if (found !== undefined) expect(found).toEqual(expected[index]);
  }

  it('gives each value as it was or not at all, whichever byte is another', () => {
    write(values);
    const bytes = readFileSync(file);
    const step = usualOrDeep(7, 1);
    for (let at = 0; at < bytes.length; at += step) {
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
      writeFileSync(file, flipped);
      expectRightOrGone();
    }
  });

  it('has no values if it was cut off anywhere', () => {
    write(values);
    const bytes = readFileSync(file);
    const step = usualOrDeep(13, 1);
    for (let length = 0; length < bytes.length; length += step) {
      writeFileSync(file, bytes.subarray(0, length));
      expect(read(keys).every((found) => found === undefined)).toBe(true);
    }
  });

  it('is written whole by the next save', () => {
    write(values);
    const bytes = readFileSync(file);
    bytes.fill(0, 70, 75);
    writeFileSync(file, bytes);
    const pack = openPack<unknown>(file, '1');
    for (const key of keys) if (pack.get(key) === undefined) pack.set(key, values[key]);
    pack.save();
    expect(read(keys)).toEqual(expected);
  });

  it('has no values if something else lies in its place', () => {
    mkdirSync(file, { recursive: true });
    expect(read(['one'])).toEqual([undefined]);
    expect(write({ one: 1 })).toBe(false);
    expect(readdirSync(join(folder, 'cache'))).toEqual(['facts.pack']);
    rmSync(file, { recursive: true });
    writeFileSync(file, 'a text of somebody else'.repeat(100));
    expect(read(['one'])).toEqual([undefined]);
    expect(write({ one: 1 })).toBe(true);
    expect(read(['one'])).toEqual([1]);
  });

  it('is no error where nothing can be written', () => {
    writeFileSync(join(folder, 'cache'), 'a file in the place of the folder');
    const pack = openPack<string>(file, '1');
    pack.set('one', 'x'.repeat(3_000_000));
    pack.set('two', 'y');
    expect(pack.get('one')).toBeUndefined();
    expect(pack.save()).toBe(false);
  });
});

describe('a pack that several processes use', () => {
  it('is at each moment as one of them has saved it', async () => {
    const door = pathToFileURL(resolve(import.meta.dirname, '../../../src/store/index.ts')).href;
    const program = `
      import { openPack } from ${JSON.stringify(door)};
      const own = process.argv[1];
      for (let round = 0; round < 40; round += 1) {
        const pack = openPack(${JSON.stringify(file)}, '1');
        for (let key = 0; key < 50; key += 1) {
          const found = pack.get(String(key));
          if (found !== undefined && found !== 'value '.repeat(key * 100)) throw new Error('poisoned');
          if (found === undefined || key % 5 === Number(own)) pack.set(String(key), 'value '.repeat(key * 100));
        }
        if (!pack.save()) throw new Error('not saved');
      }`;
    const children = [0, 1, 2].map((own) =>
      spawn(process.execPath, ['--input-type=module-typescript', '--eval', program, String(own)], {
        stdio: ['ignore', 'ignore', 'inherit'],
      }),
    );
    const codes = await Promise.all(children.map(async (child) => (await once(child, 'exit'))[0]));
    expect(codes).toEqual([0, 0, 0]);
    expect(read(['0', '49'])).toEqual(['', 'value '.repeat(4900)]);
    expect(readdirSync(join(folder, 'cache'))).toEqual(['facts.pack']);
  });

  it('removes what a process that was killed left beside it', () => {
    write({ one: 1 });
    const left = `${file}.4711-abc-1`;
    writeFileSync(left, 'half');
    write({ two: 2 });
    expect(existsSync(left)).toBe(true);
    utimesSync(left, new Date(0), new Date(0));
    write({ three: 3 });
    expect(readdirSync(join(folder, 'cache'))).toEqual(['facts.pack']);
  });
});
