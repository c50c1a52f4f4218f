/** Most texts are plain, and are told quickly; what is left out here may be written in two ways. */
const isPlain = /^(?:[A-Za-z.,()"'?!;:](?! (?:[!?;:]))| (?! ))*$/;

/** Units that may stand apart from their number or right behind it: `5 mg`, `5mg`. */
const symbols =
  '%|‰|°C|°F|°|mg|µg|μg|mcg|ng|kg|g|ml|mL|dl|dL|cl|l|L|mm|cm|km|m|kcal|kJ|kPa|mmHg|kHz|Hz|kW|W|V|mmol|mol|min|h';
const spaceBeforeUnit = new RegExp(`(?<=\\p{N}) (?=(?:${symbols})(?![\\p{L}\\p{N}]))`, 'gu');

/**
 * Writes a text in one way, of all in which a typesetter may write the same words. Digits, letters and their order, signs,
 * capitals and whether there is a space between two words stay as they are. The steps, in order:
 *
 * - Unicode in its composed form (NFC); ligatures and full-width letters as plain letters; soft hyphens and zero-width spaces dropped;
 *   the micro sign as the Greek letter.
 * - Any run of white space, no-break and thin spaces among it, as one space. None before `! ? ; :`, none between a number
 *   and the symbol of its unit.
 * - Curly, low and angled quotation marks and primes as the straight ones, single and double apart; `…` as three dots.
 * - An em dash, and two or three hyphens, with or without spaces, as ` - `. En dashes, minus signs and the hyphens of Unicode as `-`;
 *   spaces on both sides of one that stands between two numbers are dropped. So `5–10`, `5-10` and `5 – 10` are the same, `−5`
 *   and `-5` are the same, and neither `5` nor `- 5` is the same as `-5`.
 * - `×` or `x` between two numbers as `×` without spaces.
 */
export function normalizeTypography(text: string): string {
  if (isPlain.test(text)) return text;
  return text
    .normalize('NFC')
    .replace(/[\ufb00-\ufb06\uff01-\uff5e]/g, (letter) => letter.normalize('NFKC'))
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replaceAll('\u00b5', '\u03bc')
    .replace(/«[\u00a0\u2009\u202f]+/g, '"')
    .replace(/[\u00a0\u2009\u202f]+»/g, '"')
    .replace(/\s+/g, ' ')
    .replace(/[“”„‟«»″]/g, '"')
    .replace(/[‘’‚‛‹›′´]/g, "'")
    .replaceAll('…', '...')
    .replace(/\s*(?:[—―]|(?<!-)-{2,3}(?!-))\s*/g, ' - ')
    .replace(/[‐‑‒–−]/g, '-')
    .replace(/(?<=\p{N}) - (?=\p{N})/gu, '-')
    .replace(/(?<=\p{N}) ?[×x] ?(?=\p{N})/gu, '×')
    .replace(/ (?=[!?;:](?:[\s"')\]]|$))/g, '')
    .replace(spaceBeforeUnit, '');
}
