import type { Mark } from './mark.ts';
import { readValues } from './values.ts';

export function toShortcode(source: string, line: number): Mark {
  const inside = source.slice(3, -3).trim();
  const { name, values, plain } = readValues(inside.replace(/^\/\s*|\/$/g, ''));
  return {
    kind: 'shortcode',
    line,
    source,
    name,
    values,
    plain,
    form: inside.startsWith('/') ? 'closes' : inside.endsWith('/') ? 'alone' : 'opens',
  };
}

/** `[caption width="300"]` of WordPress. */
export function toBracket(source: string, line: number): Mark {
  const { name, values, plain } = readValues(source.slice(1, -1).replace(/^\/|\/$/g, ''));
  return {
    kind: 'shortcode',
    line,
    source,
    name,
    values,
    plain,
    form: source.startsWith('[/') ? 'closes' : 'opens',
  };
}

/** `{% include figure.html … %}` goes by the name of what it includes, and `{% endtabs %}` by what it closes. */
export function toLiquid(source: string, line: number): Mark {
  const { name, values, plain } = readValues(source.slice(2, -2).replace(/^-|-$/g, '').trim());
  if (/^include(?:_cached|_relative)?$/.test(name)) {
    const [file = '', ...rest] = plain;
    return {
      kind: 'liquid',
      line,
      source,
      name: `include ${file.replace(/^.*\//, '').replace(/\.\w+$/, '')}`,
      values,
      plain: rest,
      form: 'alone',
    };
  }
  const closes = /^end(\w+)$/.exec(name)?.[1];
  return {
    kind: 'liquid',
    line,
    source,
    name: closes ?? name,
    values,
    plain,
    form: closes === undefined ? 'opens' : 'closes',
  };
}

export function toOutput(source: string, line: number): Mark {
  return {
    kind: 'output',
    line,
    source,
    name: source.slice(2, -2).trim(),
    values: new Map(),
    plain: [],
    form: 'alone',
  };
}

/** `![[image.png|alt]]` or `[[Page#Part|words]]`: the page is the first plain value, what stands behind the bar the second. */
export function toWiki(source: string, line: number): Mark {
  const [page = '', ...rest] = source.replace(/^!?\[\[|\]\]$/g, '').split('|');
  return {
    kind: 'wiki',
    line,
    source,
    name: source.startsWith('!') ? 'embed' : 'link',
    values: new Map(),
    plain: [page.trim(), ...(rest.length === 0 ? [] : [rest.join('|').trim()])],
    form: 'alone',
  };
}

/** A formula; undefined where signs of dollars are prices. */
export function toMath(source: string, line: number): Mark | undefined {
  const inside = source.replace(/^\$+|\$+$/g, '');
  const isFormula =
    source.startsWith('$$') ||
    (!/\s$/.test(inside) &&
      (/[\\^_=+<>]|\{/.test(inside) || /^[A-Za-z](?:\([A-Za-z]\))?$/.test(inside)) &&
      !/^\d+(?:[.,]\d+)?\s+[a-z]{2,}/i.test(inside));
  return isFormula
    ? { kind: 'math', line, source, name: 'formula', values: new Map(), plain: [], form: 'alone' }
    : undefined;
}

/** A component of MDX; outside of it, one letter between pointed brackets is more often a text. */
export function toComponent(source: string, line: number, isMdx: boolean): Mark | undefined {
  if (!isMdx && /^<\/?(?:>|[A-Z]+>)/.test(source)) return undefined;
  const inside = source.slice(1, -1).trim();
  const { name, values, plain } = readValues(inside.replace(/^\/\s*|\/$/g, ''));
  return {
    kind: 'component',
    line,
    source,
    name: name === '' ? 'Fragment' : name,
    values,
    plain,
    form: inside.startsWith('/') ? 'closes' : inside.endsWith('/') ? 'alone' : 'opens',
  };
}

/** A tag of HTML in MDX as HTML writes it: texts in quotes, and nothing that is computed. */
export function toHtmlTag(source: string): string {
  return source.replace(
    /([\w-]+)=\{\s*(?:(["'`])([^"'`{}]*)\2|(?:[^{}]|\{[^{}]*\})*)\s*\}/g,
    (_, key: string, quote: string | undefined, value: string | undefined) =>
      quote === undefined ? '' : `${key}="${(value ?? '').replace(/"/g, '&quot;')}"`,
  );
}
