/**
 * The part of CBOR (RFC 8949) that Pagefind's index files are made of: whole numbers of up to 32
 * bits, texts, and arrays that say how long they are.
 */

const [unsigned, negative, text, array] = [0, 1, 3, 4];

/**
 * Reads items one after another. Every method throws if something else is there, or if the bytes
 * end before the item does.
 */
export class CborReader {
  readonly bytes: Buffer;
  /** Where the next item begins. */
  position = 0;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  /** The number of items of an array, which come next. */
  readArray(): number {
    return this.#readHead(array);
  }

  /** Whether a text comes next. */
  isAtText(): boolean {
    return this.bytes.readUInt8(this.position) >> 5 === text;
  }

  readUnsigned(): number {
    return this.#readHead(unsigned);
  }

  readInteger(): number {
    const isNegative = this.bytes.readUInt8(this.position) >> 5 === negative;
    return isNegative ? -1 - this.#readHead(negative) : this.#readHead(unsigned);
  }

  readText(): string {
    const length = this.#readHead(text);
    const start = this.position;
    this.position += length;
    if (this.position > this.bytes.length) throw new RangeError('A text is cut off.');
    return this.bytes.toString('utf8', start, this.position);
  }

  /** Passes over an array of whole numbers; returns how many they are. */
  skipIntegers(): number {
    const length = this.readArray();
    for (let at = 0; at < length; at += 1) {
      const head = this.bytes[this.position] ?? 0xff;
      if (head >> 5 > negative) throw new RangeError('Expected a whole number.');
      this.position += 1 + lengthOfValue(head & 31);
    }
    if (this.position > this.bytes.length) throw new RangeError('An array is cut off.');
    return length;
  }

  #readHead(type: number): number {
    const head = this.bytes.readUInt8(this.position);
    if (head >> 5 !== type) throw new RangeError(`Expected CBOR of type ${type}.`);
    const short = head & 31;
    const length = lengthOfValue(short);
    this.position += 1 + length;
    return length === 0 ? short : this.bytes.readUIntBE(this.position - length, length);
  }
}

/** How many bytes after the first hold the value, by the five low bits of the first. */
function lengthOfValue(short: number): number {
  if (short < 24) return 0;
  if (short > 26) throw new RangeError('Expected a value of at most 32 bits.');
  return 1 << (short - 24);
}

/** Writes items one after another, each in its shortest form. */
export class CborWriter {
  #bytes: Buffer;
  #end = 0;

  /** `size` is for how many bytes there is room at first. */
  constructor(size = 1 << 16) {
    this.#bytes = Buffer.allocUnsafe(size);
  }

  /** How many bytes were written since the last time. */
  get length(): number {
    return this.#end;
  }

  writeArray(length: number): void {
    this.#writeHead(array, length);
  }

  writeUnsigned(value: number): void {
    this.#writeHead(unsigned, value);
  }

  writeInteger(value: number): void {
    if (value < 0) this.#writeHead(negative, -1 - value);
    else this.#writeHead(unsigned, value);
  }

  writeText(value: string): void {
    const length = Buffer.byteLength(value);
    this.#writeHead(text, length);
    this.#reserve(length);
    this.#end += this.#bytes.write(value, this.#end);
  }

  /** Writes items that are CBOR already. */
  writeBytes(bytes: Buffer, start = 0, end: number = bytes.length): void {
    this.#reserve(end - start);
    this.#end += bytes.copy(this.#bytes, this.#end, start, end);
  }

  /** All that was written since the last time. */
  take(): Buffer {
    const taken = Buffer.from(this.#bytes.subarray(0, this.#end));
    this.#end = 0;
    return taken;
  }

  #writeHead(type: number, value: number): void {
    this.#reserve(5);
    const bits = type << 5;
    if (value < 24) this.#end = this.#bytes.writeUInt8(bits | value, this.#end);
    else {
      const size = value < 0x100 ? 0 : value < 0x1_0000 ? 1 : 2;
      this.#end = this.#bytes.writeUInt8(bits | (24 + size), this.#end);
      this.#end = this.#bytes.writeUIntBE(value, this.#end, 1 << size);
    }
  }

  #reserve(length: number): void {
    if (this.#end + length <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow((this.#end + length) * 2);
    this.#bytes.copy(larger, 0, 0, this.#end);
    this.#bytes = larger;
  }
}
