import { createHash } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { crc32 } from 'node:zlib';

/**
 * Values by key that outlive the process, in one file, and what was added to a large one in another
 * beside it. It only saves work: any value may be gone the next time, so whoever asks must be able
 * to make it anew.
 */
export interface Pack<Value> {
  /** The keys of the values that were there when the pack was opened. */
  readonly keys: () => readonly string[];
  /**
   * The value of a key; undefined if there is none, or if its bytes are not those that were
   * written.
   */
  readonly get: (key: string) => Value | undefined;
  /**
   * Has `save` keep a value that is not asked for; returns whether there is one. Whether its bytes
   * are those that were written is only found out then.
   */
  readonly keep: (key: string) => boolean;
  /** Enters a value. Throws if the structured clone algorithm cannot carry it. */
  readonly set: (key: string, value: Value) => void;
  /**
   * Keeps the values that were entered, and of those that were there before the ones that were
   * asked for; all others go, from a large file when they are a quarter of it. Each file is
   * replaced as a whole, and left alone if nothing changed. Ends the use of the pack. Returns
   * whether the values are kept; where nothing can be written they are not.
   */
  readonly save: () => boolean;
  /** Ends the use of the pack and leaves the file as it was. After `save` it does nothing. */
  readonly close: () => void;
}

/**
 * Opens a pack. `version` names all that the values depend on besides their keys, the program that
 * makes them included: values of another version are not seen. A file that is missing, damaged, cut
 * off, foreign or unreadable is a pack without values; never throws. Values are read and checked
 * when they are asked for, and written as they are entered, so that memory does not grow with their
 * number.
 */
export function openPack<Value>(file: string, version: string): Pack<Value> {
  const mark = createHash('sha256').update(`${process.versions.v8}\n${version}`).digest();
  const base = openForReading(file, mark);
  // What was added says to which file: another process may have replaced that meanwhile.
  const addedFile = `${file}-added`;
  const addedMark = createHash('sha256').update(mark).update(base.head).digest();
  const added = base === nothing ? nothing : openForReading(addedFile, addedMark);
  const after = createWriter(file);
  const used = new Set<string>();
  let isOpen = true;

  const has = (key: string) => added.has(key) || base.has(key);
  // A value that cannot be read is gone: the one before it must not come back.
  const read = (key: string) => (added.has(key) ? added : base).read(key);

  /** Keeps what was asked for of a file, if nothing has taken its place. */
  function keepUsed({ keys, read: readOwn }: Reader): void {
    for (const key of keys()) {
      const bytes = used.has(key) && !after.has(key) ? readOwn(key) : undefined;
      // A copy, since the reader goes on.
      if (bytes !== undefined) after.add(key, Buffer.from(bytes));
    }
  }

  function close(): void {
    if (!isOpen) return;
    isOpen = false;
    base.close();
    added.close();
    after.discard();
  }

  return {
    keys: () => [...new Set([...base.keys(), ...added.keys()])],
    get(key) {
      if (!isOpen) return undefined;
      const bytes = after.read(key) ?? read(key);
      if (bytes === undefined) return undefined;
      used.add(key);
      // The mark says that this program wrote the bytes, and the checksum that they are still the
      // same. A copy, since what is read next takes their place, and bytes in a value are not
      // copied.
      return deserialize(Buffer.from(bytes));
    },
    keep(key) {
      const isThere = isOpen && (after.has(key) || has(key));
      if (isThere) used.add(key);
      return isThere;
    },
    set(key, value) {
      if (isOpen) after.add(key, serialize(value));
    },
    save() {
      if (!isOpen) return false;
      const isWanted = (key: string) => used.has(key) && !after.has(key);
      const unwanted = base.sum((key) => !isWanted(key) || added.has(key));
      const besides = after.size() + added.sum(isWanted);
      const isAdded = base.size >= largePack && unwanted + besides <= base.size / 4;
      if (
        after.isEmpty() &&
        (isAdded || [base, added].every(({ keys }) => keys().every(isWanted)))
      ) {
        close();
        return true;
      }
      keepUsed(added);
      if (!isAdded) keepUsed(base);
      // Windows replaces no file that is open.
      base.close();
      added.close();
      const isKept = isAdded ? after.finish(addedFile, addedMark) : after.finish(file, mark);
      if (isKept && !isAdded) rmSync(addedFile, { force: true });
      close();
      return isKept;
    },
    close,
  };
}

/** In bytes; a smaller file is rewritten as fast as a second one is written beside it. */
const largePack = 1 << 20;

/** Where the bytes of a value lie in a file, and their checksum. */
interface Place {
  readonly start: number;
  readonly length: number;
  readonly checksum: number;
}

// A file is a head, the bytes of the values one after another, and the places of the values. The
// head holds a sign, the mark of the version, where the places lie, their checksum, and its own.
const sign = Buffer.from('answpack');
const headLength = 64;
const headEnd = headLength - 4;

function serializeHead(mark: Buffer, places: Place): Buffer {
  const head = Buffer.alloc(headLength);
  sign.copy(head);
  mark.copy(head, 8);
  head.writeDoubleLE(places.start, 40);
  head.writeDoubleLE(places.length, 48);
  head.writeUInt32LE(places.checksum, 56);
  head.writeUInt32LE(crc32(head.subarray(0, headEnd)), headEnd);
  return head;
}

function parseHead(head: Buffer, mark: Buffer): Place | undefined {
  if (head.length < headLength) return undefined;
  const isOurs =
    head.subarray(0, 8).equals(sign) &&
    head.subarray(8, 40).equals(mark) &&
    head.readUInt32LE(headEnd) === crc32(head.subarray(0, headEnd));
  if (!isOurs) return undefined;
  const [start, length] = [head.readDoubleLE(40), head.readDoubleLE(48)];
  return { start, length, checksum: head.readUInt32LE(56) };
}

/** The places in columns, since to read thousands of small objects takes longer. */
interface Places {
  readonly keys: readonly string[];
  readonly numbers: Float64Array;
}

function serializePlaces(places: ReadonlyMap<string, Place>): Buffer {
  const numbers = Float64Array.from(
    [...places.values()].flatMap(({ start, length, checksum }) => [start, length, checksum]),
  );
  return serialize({ keys: [...places.keys()], numbers } satisfies Places);
}

function parsePlaces(bytes: Buffer): Map<string, Place> {
  const { keys, numbers }: Places = deserialize(bytes);
  return new Map(
    keys.map((key, index) => {
      const [start = 0, length = 0, checksum = 0] = numbers.subarray(index * 3, index * 3 + 3);
      return [key, { start, length, checksum }];
    }),
  );
}

/** The values of a file as they were when it was opened, even if it is replaced meanwhile. */
interface Reader {
  /** How many bytes the file has, and the first of them, by which it is known. */
  readonly size: number;
  readonly head: Buffer;
  readonly keys: () => readonly string[];
  /** The bytes of all values whose keys are counted. */
  readonly sum: (isCounted: (key: string) => boolean) => number;
  readonly has: (key: string) => boolean;
  readonly read: (key: string) => Buffer | undefined;
  readonly close: () => void;
}

const nothing: Reader = {
  size: 0,
  head: Buffer.alloc(0),
  keys: () => [],
  sum: () => 0,
  has: () => false,
  read: () => undefined,
  close: () => undefined,
};

function openForReading(path: string, mark: Buffer): Reader {
  let file: number | undefined;
  try {
    // Without this a pipe in the place of the file would be waited for.
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const found = fstatSync(file);
    const isOwn = process.getuid === undefined || found.uid === process.getuid();
    const size = isOwn && found.isFile() ? found.size : 0;
    const read = createRangeReader(file, size);
    // A copy, since the places take its place.
    const head = Buffer.from(read({ start: 0, length: headLength }) ?? []);
    const place = parseHead(head, mark);
    const bytes = place && readChecked(read, place);
    if (bytes !== undefined) {
      const places = parsePlaces(bytes);
      const opened = file;
      let isOpen = true;
      return {
        size,
        head,
        keys: () => [...places.keys()],
        sum: (isCounted) => {
          let sum = 0;
          for (const [key, { length }] of places) if (isCounted(key)) sum += length;
          return sum;
        },
        has: (key) => places.has(key),
        read: (key) => {
          const own = isOpen ? places.get(key) : undefined;
          return own && readChecked(read, own);
        },
        close: () => {
          if (isOpen) closeSync(opened);
          isOpen = false;
        },
      };
    }
  } catch {
    // A pack that cannot be read has no values.
  }
  if (file !== undefined) closeSync(file);
  return nothing;
}

type ReadRange = (range: Pick<Place, 'start' | 'length'>) => Buffer | undefined;

function readChecked(read: ReadRange, place: Place): Buffer | undefined {
  const bytes = read(place);
  return bytes !== undefined && crc32(bytes) === place.checksum ? bytes : undefined;
}

const windowLength = 1 << 20;

/**
 * Reads ranges of a file of `size` bytes, ahead of what is asked for: values are mostly asked for
 * in the order in which they were written. What it gives is overwritten by the next that it reads.
 */
function createRangeReader(file: number, size: number): ReadRange {
  const room = Buffer.allocUnsafeSlow(Math.min(size, windowLength));
  let window = room.subarray(0, 0);
  let windowStart = 0;
  return ({ start, length }) => {
    if (!(start >= 0 && length >= 0 && start + length <= size)) return undefined;
    if (start < windowStart || start + length > windowStart + window.length) {
      const bytes =
        length > room.length
          ? Buffer.allocUnsafeSlow(length)
          : room.subarray(0, Math.min(size - start, room.length));
      window = room.subarray(0, 0);
      try {
        window = bytes.subarray(0, readWhole(file, bytes, start));
      } catch {
        return undefined;
      }
      windowStart = start;
      if (length > window.length) return undefined;
    }
    return window.subarray(start - windowStart, start - windowStart + length);
  };
}

/** Fills `bytes` from a file; returns how many there were. */
function readWhole(file: number, bytes: Buffer, start: number): number {
  let filled = 0;
  while (filled < bytes.length) {
    const count = readSync(file, bytes, filled, bytes.length - filled, start + filled);
    if (count === 0) break;
    filled += count;
  }
  return filled;
}

/** A file beside the one that it will replace. */
interface Writer {
  readonly isEmpty: () => boolean;
  /** How many bytes its values have. */
  readonly size: () => number;
  readonly has: (key: string) => boolean;
  readonly read: (key: string) => Buffer | undefined;
  readonly add: (key: string, bytes: Buffer) => void;
  /** Puts the file in the place of `target`. Returns whether that could be done. */
  readonly finish: (target: string, mark: Buffer) => boolean;
  /** Removes the file if it is not in its place. */
  readonly discard: () => void;
}

function createWriter(path: string): Writer {
  const places = new Map<string, Place>();
  let made: { readonly path: string; readonly file: number } | undefined;
  let hasFailed = false;
  let waiting: Buffer[] = [];
  /** Where the next value begins, and up to where the file is written. */
  let [end, written] = [headLength, headLength];

  function flush(): void {
    const bytes = Buffer.concat(waiting);
    waiting = [];
    made ??= createBeside(path);
    writeWhole(made.file, bytes, written);
    written += bytes.length;
  }

  /**
   * Does what may fail, as on a disk that is full or can only be read; from then on nothing is
   * written.
   */
  function attempt(work: () => void): boolean {
    try {
      if (!hasFailed) work();
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
      hasFailed = true;
      places.clear();
      waiting = [];
    }
    return !hasFailed;
  }

  function discard(): void {
    if (made === undefined) return;
    const { path: beside, file } = made;
    made = undefined;
    closeSync(file);
    rmSync(beside, { force: true });
  }

  return {
    isEmpty: () => end === headLength,
    size: () => end - headLength,
    has: (key) => places.has(key),
    read: (key) => {
      const place = places.get(key);
      if (place === undefined || !attempt(flush) || made === undefined) return undefined;
      return readChecked(createRangeReader(made.file, written), place);
    },
    add: (key, bytes) => {
      const place = { start: end, length: bytes.length, checksum: crc32(bytes) };
      end += bytes.length;
      if (hasFailed) return;
      places.set(key, place);
      waiting.push(bytes);
      if (end - written >= windowLength) attempt(flush);
    },
    finish: (target, mark) => {
      const bytes = serializePlaces(places);
      return attempt(() => {
        const place = { start: end, length: bytes.length, checksum: crc32(bytes) };
        waiting.push(bytes);
        flush();
        if (made === undefined) return;
        writeWhole(made.file, serializeHead(mark, place), 0);
        closeSync(made.file);
        const beside = made.path;
        made = undefined;
        try {
          renameSync(beside, target);
        } catch (error) {
          rmSync(beside, { force: true });
          throw error;
        }
        removeLeftBehind(path);
      });
    },
    discard,
  };
}

/** Makes a file that no other process has, for this user alone. */
function createBeside(path: string): { readonly path: string; readonly file: number } {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const beside = `${path}.${process.pid}-${Date.now().toString(36)}-${(count += 1)}`;
  return { path: beside, file: openSync(beside, 'wx+', 0o600) };
}

let count = 0;

function writeWhole(file: number, bytes: Buffer, start: number): void {
  for (let done = 0; done < bytes.length;)
    done += writeSync(file, bytes, done, bytes.length - done, start + done);
}

const oneHour = 60 * 60 * 1000;

/** Removes what processes that were killed left beside a file. */
function removeLeftBehind(path: string): void {
  const before = Date.now() - oneHour;
  for (const name of readdirSync(dirname(path))) {
    const each = join(dirname(path), name);
    if (!name.startsWith(`${basename(path)}.`)) continue;
    const found = statSync(each, { throwIfNoEntry: false });
    if (found !== undefined && found.mtimeMs < before) rmSync(each, { force: true });
  }
}
