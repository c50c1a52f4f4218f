/**
 * A sign of another system within Markdown. `liquid` is `{% include … %}`, `output` is `{{ page.title }}`, `shortcode` is
 * `{{< figure … >}}`, `component` is `<Tabs>`, `admonition` is `:::note`, `wiki` is `[[Page]]`, `math` is `$x$`; `code` is the braces of MDX.
 */
export interface Construct {
  readonly kind:
    'liquid' | 'output' | 'shortcode' | 'component' | 'admonition' | 'wiki' | 'math' | 'code';
  readonly line: number;
  /** As it is written. */
  readonly source: string;
  readonly name: string;
  /** Whether it opens a part that a later mark may close, closes one, or stands alone. */
  readonly form: 'opens' | 'closes' | 'alone';
  readonly values: ReadonlyMap<string, string>;
  /** The values without a name, in their order. */
  readonly plain: readonly string[];
}

/** The marks of one text: while it is Markdown, a sign that no text has stands in the place of each. */
export interface Constructs {
  readonly add: (mark: Construct) => string;
  readonly at: (index: number) => Construct | undefined;
}

export function createConstructs(): Constructs {
  const all: Construct[] = [];
  return {
    add: (mark) => `\uFDD0${all.push(mark) - 1}\uFDD1`,
    at: (index) => all[index],
  };
}

/** A text without the signs that stand for marks, before there are any. */
export function dropPlaceholders(text: string): string {
  return text.replace(/[\uFDD0\uFDD1]/g, '\uFFFD');
}

/** A text as the parts between signs and the marks that these stand for. */
export function splitAtConstructs(text: string, marks: Constructs): (string | Construct)[] {
  return text.split(/(\uFDD0\d+\uFDD1)/).flatMap((part): (string | Construct)[] => {
    const mark = /^\uFDD0\d+\uFDD1$/.test(part) ? marks.at(Number(part.slice(1, -1))) : undefined;
    return mark !== undefined ? [mark] : part === '' ? [] : [part];
  });
}

/** A text with each mark as it was written. */
export function restoreConstructs(text: string, marks: Constructs): string {
  return text.includes('\uFDD0')
    ? splitAtConstructs(text, marks)
        .map((part) => (typeof part === 'string' ? part : part.source))
        .join('')
    : text;
}

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
