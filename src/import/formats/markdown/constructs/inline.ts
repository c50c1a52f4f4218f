import type { ImportLog } from '../../../import-log.ts';
import { type Construct, parseAttributes } from './construct.ts';

/** A construct, or replacement text with its original `source`. */
interface Found {
  readonly start: number;
  readonly end: number;
  readonly put: Construct | string;
}

// Each alternative ends at the next character that could begin it, so that none scans the rest of a
// long text.
const signs = [
  String.raw`(?<escaped>\\[^\n])`,
  String.raw`(?<comment><!--)`,
  String.raw`(?<snippet>(?:\{\{[<%]\s*highlight\b[^{}\n]{0,200}[>%]\}\}|\{%-?\s*highlight\b[^{}%\n]{0,200}%\})[^{}\n\x60]{1,500}(?:\{\{[<%]\s*\/\s*highlight\s*[>%]\}\}|\{%-?\s*endhighlight\s*-?%\}))`,
  String.raw`(?<shortcode>\{\{[<%](?:[^{}]|\{(?!\{)|\}(?!\}))*?[>%]\}\})`,
  String.raw`(?<liquid>\{%-?(?:[^{}%]|%(?!\})|[{}](?![%{]))*%\})`,
  String.raw`(?<output>\{\{[^{}]*\}\})`,
  String.raw`(?<note>\{/\*)`,
  String.raw`(?<attributes>\{(?::|\s*[#.][A-Za-z])[^{}\n]*\}|(?<=[)\]*_\x60>])\{\s*[\w-]+=[^{}\n]*\})`,
  String.raw`(?<wiki>!?\[\[[^[\]\n]+\]\])`,
  String.raw`(?<math>\$\$[^$]+\$\$|\$(?=[^\s$])[^$\n]{1,300}\$(?!\d))`,
  String.raw`(?<hidden>(?<!\S)%%[^%]+%%(?!\S))`,
  String.raw`(?<block>(?<=\s)\^[a-z0-9-]{4,40}(?=[ \t]*(?:\n|$)))`,
  String.raw`(?<bracket>\[\/?(?:caption|gallery|embed|audio|video|youtube|vimeo|contact-form-7|toc|TOC|_TOC_)(?:\s[^[\]\n]*)?\](?![(\[:]))`,
  String.raw`(?<lowered>(?<=[A-Za-z\d)\u00c0-\uffff])~[^\s~^[\]{}<>]{1,30}~(?!~))`,
  String.raw`(?<raised>(?<=[A-Za-z\d)~\u00c0-\uffff])\^[^\s~^[\]{}<>*_]{1,30}\^(?!\^))`,
  String.raw`(?<marked>(?<![\w=])==(?=[^\s=])[^=\n]{1,300}(?<=\S)==(?![\w=]))`,
  String.raw`(?<bold>\*\*(?=[^\s*])[^*\n{}<>]{1,300}(?<=[^\s*])\*\*(?!\*))`,
  String.raw`(?<keys>(?<![\w+])\+\+(?=[A-Za-z"])[\w"-]+(?:\+[\w"-]+)*\+\+(?![\w+]))`,
  String.raw`(?<icon>:(?:material|fontawesome|octicons|simple|twemoji)-[\w-]+:(?:\{[^{}\n]*\})?[ \t]*)`,
  String.raw`(?<destination>(?<=\]\(\s?|\]:\s?)<[^<>\n]*>)`,
  String.raw`(?<spaced>(?<=\]\()(?:[^()<>\n"']|\([^()\n]*\))*[ ](?:[^()<>\n"']|\([^()\n]*\))*\.[A-Za-z\d]{2,5}(?=\)))`,
  String.raw`(?<tag><\/?(?:[A-Za-z]|>))`,
  String.raw`(?<braces>\{[^{}\n]*\})`,
].join('|');

/** Finds the constructs in text without code. `isMdx` says that braces are expressions. */
export function findInline(
  text: string,
  lineAt: (at: number) => number,
  isMdx: boolean,
  log: ImportLog,
): Found[] {
  const pattern = new RegExp(signs, 'g');
  const found: Found[] = [];
  let closing = -1;
  const last = { comment: text.lastIndexOf('-->'), note: text.lastIndexOf('*/}') };
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const [{ index: start, groups = {} }, line] = [match, lineAt(match.index)];
    const [kind = '', source = ''] =
      Object.entries(groups).find(([, value]) => value !== undefined) ?? [];
    const end = findConstructEnd(kind, text, start, start + source.length, last);
    if (end === undefined) continue;
    if (kind === 'bold' && !(start !== closing && isBesideLetter(text, start, end))) {
      if (start !== closing) closing = end - '**'.length;
      pattern.lastIndex = start + '**'.length;
      continue;
    }
    const whole = text.slice(start, end);
    const put = putConstruct(kind, whole, line, isMdx, log);
    // A comment is kept and skipped.
    if (put !== undefined) found.push({ start, end, put });
    if (put !== undefined || kind === 'comment' || kind === 'destination') pattern.lastIndex = end;
    else if (kind === 'math') pattern.lastIndex = start + 1;
  }
  return found;
}

const unspacedLetter = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}]/u;

/**
 * Whether bold words have a sign at an end that touches a letter of a language without spaces, as in
 * `是**「这」**吗`. Their authors meant them to be bold, and some systems read them so, others not.
 */
function isBesideLetter(text: string, start: number, end: number): boolean {
  const isBound = (outer: string, inner: string) =>
    /\p{L}/u.test(outer) && unspacedLetter.test(outer) && /\p{P}/u.test(inner);
  return (
    isBound(text.charAt(start - 1), text.charAt(start + 2)) ||
    isBound(text.charAt(end), text.charAt(end - 3))
  );
}

function findConstructEnd(
  kind: string,
  text: string,
  start: number,
  end: number,
  last: Readonly<Record<'comment' | 'note', number>>,
): number | undefined {
  if (kind === 'tag')
    return text.startsWith('<>', start) || text.startsWith('</>', start)
      ? text.indexOf('>', start) + 1
      : findTagEnd(text, start);
  if (kind !== 'comment' && kind !== 'note') return end;
  return end > last[kind] ? undefined : text.indexOf(kind === 'comment' ? '-->' : '*/}', end) + 3;
}

function putConstruct(
  kind: string,
  source: string,
  line: number,
  isMdx: boolean,
  log: ImportLog,
): Construct | string | undefined {
  switch (kind) {
    case 'shortcode':
      return parseShortcode(source, line);
    case 'liquid':
      return parseLiquid(source, line);
    case 'marked':
      return `<mark>${source.slice(2, -2)}</mark>`;
    case 'bold':
      return `<b>${source.slice(2, -2)}</b>`;
    case 'keys':
      return `<kbd>${source.slice(2, -2).replaceAll('"', '')}</kbd>`;
    case 'icon':
      return '';
    case 'snippet':
      // Code within a sentence.
      return `\`${source.replace(/\{\{[^{}]*\}\}|\{%[^{}]*%\}/g, '').trim()}\``;
    case 'lowered':
      return `<sub>${source.slice(1, -1)}</sub>`;
    case 'spaced':
      // Editors write names of files with their spaces, which Markdown takes in angle brackets
      // only.
      return /^\w+:/.test(source.trim()) ? undefined : `<${source.trim()}>`;
    case 'raised':
      return `<sup>${source.slice(1, -1)}</sup>`;
    case 'bracket':
      return parseBracket(source, line);
    case 'output':
      return parseOutput(source, line);
    case 'wiki':
      return parseWikiLink(source, line);
    case 'math':
      return parseMath(source, line);
    case 'tag':
      return /^<\/?[A-Z>]/.test(source)
        ? parseComponent(source, line, isMdx)
        : isMdx && source.includes('={')
          ? parseHtmlTag(source)
          : undefined;
    case 'braces':
      if (/^\{\s*(?:(["'])\s*\1)?\s*\}$/.test(source)) return isMdx ? ' ' : undefined;
      return isMdx
        ? {
            kind: 'code',
            line,
            source,
            name: source.slice(1, -1).trim(),
            form: 'alone',
            values: new Map(),
            plain: [],
          }
        : undefined;
    case 'note':
    case 'hidden':
      log.drop(line, source, 'a comment in the source, which no page shows');
      return '';
    case 'block':
      log.drop(line, source, 'the mark of a block, to which other notes link');
      return '';
    case 'attributes':
      return '';
    default:
      return undefined;
  }
}

const furthest = 5000;
const maxDepth = 20;

/**
 * The end of the tag that begins at `start`, including strings and braces; undefined if it is not
 * closed.
 */
function findTagEnd(text: string, start: number): number | undefined {
  let depth = 0;
  let quote = '';
  const last = Math.min(text.length, start + furthest);
  for (let at = start + 1; at < last; at += 1) {
    const sign = text.charAt(at);
    if (quote !== '') {
      if (sign === quote) quote = '';
    } else if (sign === '{') {
      depth += 1;
      if (depth > maxDepth) return undefined;
    } else if (sign === '}') depth -= 1;
    else if (
      depth > 0
        ? `"'\``.includes(sign)
        : (sign === '"' || sign === "'") && text.charAt(at - 1) === '='
    )
      quote = sign;
    else if (depth === 0 && sign === '>') return at + 1;
    else if (depth === 0 && (sign === '<' || (sign === '\n' && text.charAt(at + 1) === '\n')))
      return undefined;
  }
  return undefined;
}

function parseShortcode(source: string, line: number): Construct {
  const inside = source.slice(3, -3).trim();
  const { name, values, plain } = parseAttributes(inside.replace(/^\/\s*|\/$/g, ''));
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
function parseBracket(source: string, line: number): Construct {
  const { name, values, plain } = parseAttributes(source.slice(1, -1).replace(/^\/|\/$/g, ''));
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

/**
 * `{% include figure.html … %}` is named by what it includes, `{% endtabs %}` by what it closes.
 */
function parseLiquid(source: string, line: number): Construct {
  const { name, values, plain } = parseAttributes(source.slice(2, -2).replace(/^-|-$/g, '').trim());
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

function parseOutput(source: string, line: number): Construct {
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

/**
 * `![[image.png|alt]]` or `[[Page#Part|words]]`: the page is the first positional value, the alias
 * the second.
 */
function parseWikiLink(source: string, line: number): Construct {
  const [page = '', ...rest] = source.replace(/^!?\[\[|\]\]$/g, '').split('|');
  if (/^_?toc_?$/i.test(page)) return parseBracket('[toc]', line);
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

/** A formula; undefined if the dollar signs are prices. */
function parseMath(source: string, line: number): Construct | undefined {
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

/** A component of MDX; outside MDX a single letter in angle brackets is more often text. */
function parseComponent(source: string, line: number, isMdx: boolean): Construct | undefined {
  if (!isMdx && /^<\/?(?:>|[A-Z]+>)/.test(source)) return undefined;
  const inside = source.slice(1, -1).trim();
  const { name, values, plain } = parseAttributes(inside.replace(/^\/\s*|\/$/g, ''));
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

/** An HTML tag in MDX whose attributes are all string literals. */
function parseHtmlTag(source: string): string {
  return source.replace(
    /([\w-]+)=\{\s*(?:(["'`])([^"'`{}]*)\2|(?:[^{}]|\{[^{}]*\})*)\s*\}/g,
    (_, key: string, quote: string | undefined, value: string | undefined) =>
      quote === undefined ? '' : `${key}="${(value ?? '').replace(/"/g, '&quot;')}"`,
  );
}
