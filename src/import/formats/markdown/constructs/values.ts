const pattern =
  /([\w:@.-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|`([^`]*)`|\{((?:[^{}]|\{[^{}]*\})*)\}|([^\s"'`>]+))|"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|`([^`]*)`|([^\s"'`=]+)/g;

/** The first word of a mark, its values by their names, and those that have none. */
export function parseAttributes(inside: string): {
  name: string;
  values: Map<string, string>;
  plain: string[];
} {
  const values = new Map<string, string>();
  const plain: string[] = [];
  for (const [, key, double, single, raw, braces, bare, alone, other, quoted, word] of inside
    .slice(0, 5000)
    .matchAll(pattern)) {
    const value =
      double ??
      single ??
      raw ??
      (braces === undefined ? undefined : parseExpression(braces)) ??
      bare;
    if (key !== undefined) values.set(key.toLowerCase(), unescape(value ?? ''));
    else plain.push(unescape(alone ?? other ?? quoted ?? word ?? ''));
  }
  const [name = '', ...rest] = plain;
  return { name, values, plain: rest };
}

/** What stands between braces: a text where it is one, else as it is. */
function parseExpression(braces: string): string {
  const [, , text] = /^\s*(["'`])([^]*)\1\s*$/.exec(braces) ?? [];
  return text ?? braces.trim();
}

function unescape(text: string): string {
  return text.replace(/\\(["'\\])/g, '$1');
}
