/** The width and height of an image in pixels, of one frame where it moves. */
interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** The most pixels of an image, in all and along one side; the second is the limit of WebP. */
export const pixelLimits = { pixels: 50_000_000, side: 16_383 } as const;

const readers: Readonly<Record<string, (bytes: Buffer) => ImageSize | undefined>> = {
  png: (bytes) =>
    bytes.toString('latin1', 12, 16) === 'IHDR'
      ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
      : undefined,
  gif: (bytes) => ({ width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) }),
  jpg: readJpeg,
  jpeg: readJpeg,
  webp: readWebp,
  avif: readAvif,
};

/**
 * Reads the size of an image of this format, such as `png`, from its header. Undefined if the
 * header is truncated or has no size.
 */
export function parseImageSize(format: string, bytes: Buffer): ImageSize | undefined {
  const reader = Object.hasOwn(readers, format) ? readers[format] : undefined;
  try {
    const extent = reader?.(bytes);
    return extent !== undefined && extent.width > 0 && extent.height > 0 ? extent : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** A JPEG is a sequence of segments; a start-of-frame segment has the size. */
function readJpeg(bytes: Buffer): ImageSize | undefined {
  for (let at = 2; bytes.readUInt8(at) === 0xff;) {
    const kind = bytes.readUInt8(at + 1);
    if (kind === 0xff) at += 1;
    else if (isFrame(kind))
      return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
    else at += 2 + Math.max(2, bytes.readUInt16BE(at + 2));
  }
  return undefined;
}

/** C4, C8 and CC are in the range of the start-of-frame markers, but are not frames. */
function isFrame(kind: number): boolean {
  return kind >= 0xc0 && kind <= 0xcf && kind !== 0xc4 && kind !== 0xc8 && kind !== 0xcc;
}

/** Plain, lossless and extended WebP keep their size in three ways (RFC 9649). */
function readWebp(bytes: Buffer): ImageSize | undefined {
  const kind = bytes.toString('latin1', 12, 16);
  if (kind === 'VP8 ')
    return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
  if (kind === 'VP8X')
    return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
  if (kind !== 'VP8L') return undefined;
  const packed = bytes.readUInt32LE(21);
  return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
}

/**
 * An AVIF has a box for the size of each of its pictures; thumbnails and parts are among them, so
 * the largest counts.
 */
function readAvif(bytes: Buffer): ImageSize | undefined {
  let largest: ImageSize | undefined;
  for (let at = bytes.indexOf('ispe'); at >= 0; at = bytes.indexOf('ispe', at + 4)) {
    if (at + 16 > bytes.length) break;
    const found = { width: bytes.readUInt32BE(at + 8), height: bytes.readUInt32BE(at + 12) };
    if (largest === undefined || found.width * found.height > largest.width * largest.height)
      largest = found;
  }
  return largest;
}
