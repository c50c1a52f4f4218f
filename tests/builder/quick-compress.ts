import {
  createCompressor as create,
  type Compressor,
} from '../../src/publish/finalize/compress.ts';

export { copyEndings } from '../../src/publish/finalize/compress.ts';

/** Compresses as `src/publish` does for a large site, since nobody measures the copies of a test. */
export function createCompressor(): Compressor {
  return create(Infinity);
}
