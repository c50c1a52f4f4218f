/** The texts that a value holds, wherever it holds them, in their order: of lists and of fields within fields too. */
export function toTexts(value: unknown): string[] {
  const texts: string[] = [];
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next === 'string') texts.push(next);
    else if (typeof next === 'number') texts.push(String(next));
    else if (Array.isArray(next)) for (const each of next.toReversed()) open.push(each);
    else if (isFields(next)) for (const each of Object.values(next).toReversed()) open.push(each);
  }
  return texts;
}

/** The text of a value that is a text or a number. */
export function toText(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  const text = typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : '';
  return text === '' ? undefined : text;
}

/** Whether the value has fields of its own. */
export function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
  );
}
