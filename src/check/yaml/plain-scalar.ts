/** What a word without quotes is in YAML: a value, or one that readers of YAML do not agree on. */
export type PlainScalar =
  { readonly value: string | number | boolean | null | Date } | { readonly odd: 'number' | 'time' };

const words: ReadonlyMap<string, boolean | null> = new Map([
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
]);

const plainNumber = /^[-+]?(?:0|[1-9]\d*)(?:\.\d+)?$/;
const day = /^\d{4}-\d{2}-\d{2}$/;
// js-yaml takes the year 50 for 1950.
const firstYear = 1000;

// All else that js-yaml, with which Astro reads the same file, takes for a number or a time.
const oddNumber =
  /^(?:[-+]?0(?:b[01_]+|x[\da-fA-F_]+|o[0-7_]+)|[-+]?\d[\d_]*(?:\.[\d_]*)?(?:[eE][-+]?\d+)?|[-+]?\.[\d_]+(?:[eE][-+]?\d+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const oddTime = /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt]|[ \t]+)\d{1,2}:\d{2}:\d{2}/;

/**
 * Reads a word without quotes as the build does: numbers as people write them, `true`, `false`, nothing and days. A day
 * that is not in the calendar becomes an invalid `Date`, since js-yaml would silently take a later one.
 */
export function parsePlainScalar(text: string): PlainScalar {
  const word = words.get(text);
  if (word !== undefined) return { value: word };
  if (plainNumber.test(text))
    return Number.isFinite(Number(text)) ? { value: Number(text) + 0 } : { odd: 'number' };
  if (day.test(text)) return { value: toDay(text) };
  if (oddTime.test(text)) return { odd: 'time' };
  return oddNumber.test(text) ? { odd: 'number' } : { value: text };
}

function toDay(text: string): Date {
  const date = new Date(`${text}T00:00:00Z`);
  return date.getUTCFullYear() >= firstYear && date.toISOString().startsWith(text)
    ? date
    : new Date(Number.NaN);
}
