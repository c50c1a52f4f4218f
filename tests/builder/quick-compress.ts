import {
  createCompressor as create,
  type Compressor,
} from '../../src/publish/finalize/compress.ts';

export { copyEndings } from '../../src/publish/finalize/compress.ts';

/**
 * Compresses as `src/publish` does for a large site, unless the release is one whose copies are
 * looked at.
 */
export function createCompressor(textBytes: number): Compressor {
  return create(process.env['ANSWERABLE_BEST_COPIES'] === undefined ? Infinity : textBytes);
}
