/** A change of the content that would do harm, or cannot be made; nothing was written. The message says why and what to do. */
export class RefusedError extends Error {
  override name = 'RefusedError';
}
