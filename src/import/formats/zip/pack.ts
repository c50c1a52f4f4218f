import { crc32 } from 'node:zlib';

/** A zip of the files, not compressed: the form in which libraries ask for a DOCX that was made in memory. */
export function pack(files: ReadonlyMap<string, Uint8Array>): Buffer {
  const bodies: Uint8Array[] = [];
  const list: Uint8Array[] = [];
  let offset = 0;
  for (const [name, bytes] of files) {
    const path = Buffer.from(name);
    const facts = toFacts(path, bytes);
    const local = Buffer.concat([toNumbers([[0x04034b50, 4]]), facts, path]);
    list.push(
      Buffer.concat([
        toNumbers([
          [0x02014b50, 4],
          [20, 2],
        ]),
        facts,
        toNumbers([
          [0, 2],
          [0, 2],
          [0, 2],
          [0, 4],
          [offset, 4],
        ]),
        path,
      ]),
    );
    bodies.push(local, bytes);
    offset += local.length + bytes.length;
  }
  const size = list.reduce((sum, { length }) => sum + length, 0);
  const end = toNumbers([
    [0x06054b50, 4],
    [0, 2],
    [0, 2],
    [files.size, 2],
    [files.size, 2],
    [size, 4],
    [offset, 4],
    [0, 2],
  ]);
  return Buffer.concat([...bodies, ...list, end]);
}

/** What both headers of a file say in the same order: from the version that is needed to the length of the extra field. */
function toFacts(path: Uint8Array, bytes: Uint8Array): Buffer {
  const inUtf8 = 0x800;
  return toNumbers([
    [20, 2],
    [inUtf8, 2],
    [0, 2],
    [0, 2],
    [0x21, 2],
    [crc32(bytes), 4],
    [bytes.length, 4],
    [bytes.length, 4],
    [path.length, 2],
    [0, 2],
  ]);
}

/** Numbers in little-endian order, each with its size in bytes. */
function toNumbers(numbers: readonly (readonly [value: number, size: number])[]): Buffer {
  return Buffer.concat(
    numbers.map(([value, size]) => {
      const bytes = Buffer.alloc(size);
      bytes.writeUIntLE(value, 0, size);
      return bytes;
    }),
  );
}
