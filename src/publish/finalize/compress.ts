import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** Makes the compressed copies of a file. */
export interface Compressor {
  /** The programs and how hard they try, which says whether copies made before are the same. */
  readonly name: string;
  /**
   * The copies that are smaller than the file, by the ending that their names get. A file that
   * every page needs (`isShared`) gets the smallest ones that can be made.
   */
  readonly compress: (
    bytes: Uint8Array,
    isShared: boolean,
  ) => Promise<ReadonlyMap<CopyEnding, Uint8Array>>;
}

/** The endings of compressed copies. */
export const copyEndings = ['.br', '.gz'] as const;
export type CopyEnding = (typeof copyEndings)[number];

/**
 * Up to so many bytes of text in a release the programs try their hardest, which takes Brotli some
 * 3 s for a megabyte.
 */
const hardestUpTo = 8_000_000;

const hardest = { quality: 11, level: 9 };

/** How hard servers try by their defaults: 11 % more bytes than the hardest, in a 40th of the time. */
const usual = { quality: 6, level: 6 };

/** A compressor for a release with so many bytes of text. Equal bytes give equal copies. */
export function createCompressor(textBytes: number): Compressor {
  const effort = textBytes <= hardestUpTo ? hardest : usual;
  const { brotli, zlib } = process.versions;
  return {
    name: `brotli ${brotli} quality ${effort.quality}, zlib ${zlib} level ${effort.level}, shared files hardest`,
    compress: async (bytes, isShared) => {
      const { quality, level } = isShared ? hardest : effort;
      const [brotliCopy, gzipCopy] = await Promise.all([
        toBrotli(bytes, { params: getParameters(bytes.length, quality) }),
        toGzip(bytes, { level }),
      ]);
      // The system on which it was compressed, which zlib writes there, is nobody's business and
      // differs.
      gzipCopy[9] = 255;
      const copies: [CopyEnding, Uint8Array][] = [
        ['.br', brotliCopy],
        ['.gz', gzipCopy],
      ];
      return new Map(copies.filter(([, copy]) => copy.length < bytes.length));
    },
  };
}

function getParameters(size: number, quality: number): Record<number, number> {
  return {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_SIZE_HINT]: size,
    // A window that just holds the file finds as much as a large one, which takes longer to set up.
    [constants.BROTLI_PARAM_LGWIN]: Math.min(24, Math.max(10, Math.ceil(Math.log2(size + 16)))),
  };
}
