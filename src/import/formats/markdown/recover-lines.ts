/**
 * The fields that stand on a line of their own, such as `title: Moss: friend or foe`, of front matter that is wrong as a whole.
 * Lines beneath a field that begin with a hyphen are its list. `unread` are the places of all other lines.
 */
export function recoverLines(source: readonly string[]): {
  values: Readonly<Record<string, unknown>>;
  unread: readonly number[];
} {
  const values = new Map<string, unknown>();
  const unread: number[] = [];
  let list: string[] | undefined;
  for (const [at, line] of source.entries()) {
    const item = /^\s*-\s+(.+)$/.exec(line)?.[1];
    if (item !== undefined && list !== undefined) {
      list.push(unquote(item));
      continue;
    }
    list = undefined;
    const [, key, value = ''] = /^\s*"?([A-Za-z_][\w-]*)"?\s*[:=](?:\s+(.*))?$/.exec(line) ?? [];
    if (key === undefined || values.has(key)) unread.push(at);
    else if (value.trim() === '') values.set(key, (list = []));
    else values.set(key, toValue(value.trim()));
  }
  return { values: Object.fromEntries(values), unread };
}

function toValue(text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true';
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return Number(text);
  const inner = /^\[(.*?)\]?,?$/.exec(text)?.[1];
  if (inner === undefined) return unquote(text);
  return inner
    .split(',')
    .map((part) => unquote(part.trim()))
    .filter((part) => part !== '');
}

function unquote(text: string): string {
  const [, , quoted] = /^(["'])(.*)\1,?$/.exec(text) ?? [];
  return (
    quoted ??
    text
      .replace(/,$/, '')
      .replace(/^["']|["']$/g, '')
      .trim()
  );
}
