/**
 * Syntax of another system within Markdown. `liquid` is `{% include … %}`, `output` is `{{
 * page.title }}`, `shortcode` is `{{< figure … >}}`, `component` is `<Tabs>`, `admonition` is
 * `:::note`, `wiki` is `[[Page]]`, `math` is `$x$`; `code` is an MDX expression.
 */
export interface Construct {
  readonly kind:
    | 'liquid'
    | 'output'
    | 'shortcode'
    | 'component'
    | 'admonition'
    | 'wiki'
    | 'math'
    | 'code';
  readonly line: number;
  /** The original text. */
  readonly source: string;
  readonly name: string;
  /** Whether it opens a part, closes one, or stands alone. */
  readonly form: 'opens' | 'closes' | 'alone';
  readonly values: ReadonlyMap<string, string>;
  /** Positional values, in order. */
  readonly plain: readonly string[];
}

/**
 * The constructs of one text. While it is parsed as Markdown, a private placeholder stands for
 * each.
 */
export interface Constructs {
  readonly add: (construct: Construct) => string;
  readonly at: (index: number) => Construct | undefined;
}

export function createConstructs(): Constructs {
  const all: Construct[] = [];
  return {
    add: (construct) => `\uFDD0${all.push(construct) - 1}\uFDD1`,
    at: (index) => all[index],
  };
}

/** Removes characters that would look like placeholders. */
export function dropPlaceholders(text: string): string {
  return text.replace(/[\uFDD0\uFDD1]/g, '\uFFFD');
}

/**
 * Takes the tags around literal text of Liquid out, as Liquid does before the text becomes
 * Markdown, and hides its braces from what looks for tags, until `restoreBraces`.
 */
export function hideRaw(text: string): string {
  const parts = text.split(/(\{%-?[ \t]*(?:end)?raw[ \t]*-?%\})/);
  let [hidden, isOpen] = ['', false];
  const last = parts.findLastIndex((part) => /^\{%-?[ \t]*endraw/.test(part));
  for (const [at, part] of parts.entries()) {
    const isTag = at % 2 === 1;
    if (isTag && isOpen && part.includes('endraw')) isOpen = false;
    else if (isTag && !isOpen && !part.includes('endraw') && at < last) isOpen = true;
    else
      hidden += isOpen
        ? part.replaceAll('{', '\uFDD2').replaceAll('}', '\uFDD3')
        : part.replace(/[\uFDD2\uFDD3]/g, '\uFFFD');
  }
  return hidden;
}

export function restoreBraces(text: string): string {
  return text.replaceAll('\uFDD2', '{').replaceAll('\uFDD3', '}');
}

/** Splits text into plain parts and the constructs behind its placeholders. */
export function splitAtConstructs(text: string, constructs: Constructs): (string | Construct)[] {
  return text.split(/(\uFDD0\d+\uFDD1)/).flatMap((part): (string | Construct)[] => {
    const construct = /^\uFDD0\d+\uFDD1$/.test(part)
      ? constructs.at(Number(part.slice(1, -1)))
      : undefined;
    return construct !== undefined ? [construct] : part === '' ? [] : [part];
  });
}

/** Replaces placeholders by the original text. */
export function restoreConstructs(text: string, constructs: Constructs): string {
  return text.includes('\uFDD0')
    ? splitAtConstructs(text, constructs)
        .map((part) => (typeof part === 'string' ? part : part.source))
        .join('')
    : text;
}

const pattern =
  /([\w:@.-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|`([^`]*)`|\{((?:[^{}]|\{[^{}]*\})*)\}|([^\s"'`>]+))|"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|`([^`]*)`|([^\s"'`=]+)/g;

/** Parses the name, the named values and the positional values of a construct. */
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

/** The text of an expression if it is a string literal; else the expression. */
function parseExpression(braces: string): string {
  const [, , text] = /^\s*(["'`])([^]*)\1\s*$/.exec(braces) ?? [];
  return text ?? braces.trim();
}

function unescape(text: string): string {
  return text.replace(/\\(["'\\])/g, '$1');
}
