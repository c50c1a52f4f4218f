import { stringify } from 'yaml';

/** What a field may hold; a field without a value is left out. */
export type FieldValue =
  string | number | boolean | readonly string[] | Readonly<Record<string, string>> | undefined;

/** The fields as lines of YAML, in their order: ids beside each other, texts one below the other. */
export function formatFields(fields: Readonly<Record<string, FieldValue>>): string {
  return Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) =>
      Array.isArray(value) && isShortList(value)
        ? `${name}: [${value.join(', ')}]\n`
        : stringify({ [name]: value }, { lineWidth: 0 }),
    )
    .join('');
}

/** An entry of front matter and a body. */
export function formatEntry(fields: Readonly<Record<string, FieldValue>>, body: string): string {
  return `---\n${formatFields(fields)}---\n\n${body}`;
}

function isShortList(values: readonly string[]): boolean {
  return (
    values.every((value) => /^[a-z0-9-]*[a-z][a-z0-9-]*$/.test(value)) &&
    values.join(', ').length <= 90
  );
}
