import { transliterate } from 'transliteration';
import { toSlug } from '../../domain/text/index.ts';

/**
 * A slug of a name in any script: letters of other scripts than Latin are written as they sound,
 * such as `anna-petrova` for Анна Петрова. '' if the name has neither letters nor digits.
 */
export function toReadableSlug(name: string): string {
  return isMostlyLatin(name) ? toSlug(name) : toSlug(transliterate(name));
}

/**
 * Whether more letters of a text are Latin than not; a few words of another script may stay out.
 */
export function isMostlyLatin(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return latin * 2 > letters || letters === 0;
}
