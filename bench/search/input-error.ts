/** A file or an option that cannot be measured with, in words for the person who named it. */
export class InputError extends Error {
  override name = 'InputError';
}
