/** Names of values that the reader of a page sees or hears. */
const shown =
  /^(?:alt|title|caption|label|summary|attr|text|heading|question|answer|content|description|header|aria-label)$/i;

/**
 * The words that a reader sees of the inside of a shortcode or component: values under a name such as `alt`, and quoted texts of
 * several words.
 */
export function keepReadable(inside: string): string {
  const words: string[] = [];
  for (const [, key, double, single, raw] of inside.matchAll(
    /(?:\b([\w-]+)=\{?)?(?:"([^"]*)"|'([^']*)'|`([^`]*)`)/g,
  )) {
    const value = double ?? single ?? raw ?? '';
    if (key === undefined ? /\p{L}\s+\p{L}/u.test(value) : shown.test(key)) words.push(value);
  }
  return words.filter((value) => !/^\s*(?:https?:|\/|\.\.?\/)\S*\s*$/.test(value)).join(' ');
}

/** The words that a reader sees or hears of a tag of HTML. */
export function keepSpoken(inside: string): string {
  return [...inside.matchAll(/\b(?:alt|title)=(?:"([^"]*)"|'([^']*)')/gi)]
    .map(([, double, single]) => double ?? single ?? '')
    .join(' ');
}
