import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** Makes the compressed copies of a file. */
export interface Compressor {
  /** The programs and how hard they try, which says whether copies made before are the same. */
  readonly name: string;
  /** The copies that are smaller than the file, by the ending that their names get. */
  readonly compress: (bytes: Uint8Array) => Promise<ReadonlyMap<CopyEnding, Uint8Array>>;
}

/** The endings of compressed copies. */
export const copyEndings = ['.br', '.gz'] as const;
export type CopyEnding = (typeof copyEndings)[number];

/** Up to so many bytes of text in a release Brotli tries its hardest, which takes some 3 s for a megabyte; 9 takes a tenth of that for a tenth more bytes. */
const hardestUpTo = 8_000_000;

/** How hard servers try by their defaults. */
const usual = 6;

/** A compressor for a release with so many bytes of text. Equal bytes give equal copies. */
export function createCompressor(textBytes: number): Compressor {
  const quality = textBytes <= hardestUpTo ? 11 : 9;
  const { brotli, zlib } = process.versions;
  return {
    name: `brotli ${brotli} quality ${quality} or ${usual}, zlib ${zlib} level 9 or ${usual}`,
    compress: async (bytes) => {
      // Trying harder makes some short texts larger, so that what a server would make is tried as well.
      const [brotliCopy, gzipCopy] = await Promise.all([
        pickSmaller(
          toBrotli(bytes, { params: getParameters(bytes.length, quality) }),
          toBrotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: usual } }),
        ),
        pickSmaller(toGzip(bytes, { level: 9 }), toGzip(bytes, { level: usual })),
      ]);
      // The system on which it was compressed, which zlib writes there, is nobody's business and differs.
      gzipCopy[9] = 255;
      const copies: [CopyEnding, Uint8Array][] = [
        ['.br', brotliCopy],
        ['.gz', gzipCopy],
      ];
      return new Map(copies.filter(([, copy]) => copy.length < bytes.length));
    },
  };
}

async function pickSmaller(one: Promise<Buffer>, other: Promise<Buffer>): Promise<Buffer> {
  const [first, second] = await Promise.all([one, other]);
  return second.length < first.length ? second : first;
}

function getParameters(size: number, quality: number): Record<number, number> {
  return {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_SIZE_HINT]: size,
    // A window that just holds the file finds as much as a large one, which takes longer to set up.
    [constants.BROTLI_PARAM_LGWIN]: Math.min(24, Math.max(10, Math.ceil(Math.log2(size + 16)))),
  };
}
