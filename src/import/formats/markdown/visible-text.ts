import { parseFragment } from 'parse5';
import type { VisibleText } from '../../document.ts';
import { parseMoment } from '../../moment.ts';
import { findFences, splitCodeSpans } from './code.ts';
import { isReadable, keys, collectTexts } from './field-keys.ts';
import type { ParsedFrontMatter } from './front-matter.ts';

/**
 * Collects the visible text of Markdown line by line, without parsing it: so text that the tree
 * lost is found. `firstLine` is the number of the first line.
 */
export function collectMarkdownText(text: string, firstLine: number): VisibleText[] {
  const lines = text.split('\n');
  const kinds = findFences(lines);
  const visibleText: VisibleText[] = [];
  let from = 0;
  kinds.forEach((kind, at) => {
    const line = lines[at] ?? '';
    if (kind === 'code') visibleText.push({ line: at + firstLine, words: line });
    if (kind === 'fence')
      visibleText.push({ line: at + firstLine, words: getVisibleAttributes(line) });
    if (kind !== 'text') from = at + 1;
    else if (kinds[at + 1] !== 'text')
      for (const each of collectLines(lines.slice(from, at + 1), from + firstLine))
        visibleText.push(each);
  });
  return visibleText.filter(({ words }) => /[\p{L}\p{N}]/u.test(words));
}

function collectLines(lines: readonly string[], firstLine: number): VisibleText[] {
  // Within code nothing is markup; its words are visible.
  const plain = splitCodeSpans(lines.join('\n'))
    .map(({ text, isCode }) =>
      isCode ? text.replace(/^`+|`+$/g, '').replace(/[^\p{L}\p{M}\p{N}\n]/gu, ' ') : text,
    )
    .join('');
  return stripMarkup(plain)
    .split('\n')
    .map((line, at) => ({ line: at + firstLine, words: decodeEntities(line).trim() }));
}

const known = new Map<string, string>();

/** Decodes character references, such as `&eacute;`. */
export function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});/g,
    (entity) => {
      const found = known.get(entity) ?? parseEntity(entity);
      known.set(entity, found);
      return found;
    },
  );
}

function parseEntity(entity: string): string {
  return parseFragment(entity)
    .childNodes.map((node) => ('value' in node ? node.value : ''))
    .join('');
}

/** A pattern for markup, and what a reader sees of it. */
type Step = readonly [pattern: RegExp, shown: (whole: string, inside: string) => string];

const nothing = () => '';
const inner = (_: string, inside: string) => inside;
const keepReadableValues = (_: string, inside: string) => getVisibleAttributes(inside);

/**
 * Each pattern ends at the next character that could begin it, so that none scans the rest of a
 * long text.
 */
const steps: readonly Step[] = [
  [
    /^(?:import[ \t]+(?:[^'";\n]*[ \t]from[ \t]+)?['"][^'"\n]+['"];?|export[ \t]+(?:const|let|default|function)\b.*)[ \t]*$/gm,
    nothing,
  ],
  // A fence within a box or a definition.
  [/^[ \t>]*(?:`{3,}|~{3,})(.*)$/gm, keepReadableValues],
  [/\{\{[<%]\/?((?:[^{}>%]|[>%](?!\}\}))*)[>%]\}\}/g, keepReadableValues],
  [
    /\[\/?(?:caption|gallery|embed|audio|video|youtube|vimeo|contact-form-7|toc)(\s[^[\]\n]*)?\](?![([:])/g,
    keepReadableValues,
  ],
  [/\{%((?:[^%{]|%(?!\}))*)%\}/g, keepReadableValues],
  [/\{\{([^{}]*)\}\}/g, keepReadableValues],
  [/\{(?::[^{}\n]*|\s*[#.][A-Za-z][^{}\n]*)\}|(?<=[)\]*_`>])\{\s*[\w-]+=[^{}\n]*\}/g, nothing],
  [
    /^([ \t>]*)(?:!!!|\?\?\?\+?)[ \t]+[A-Za-z][\w-]*(?:[ \t]+[A-Za-z][\w-]*)*(?=[ \t]*(?:"|$))/gm,
    inner,
  ],
  [/^([ \t>]*):{3,}[ \t]*[\w-]*/gm, inner],
  [/^([ \t]*>[ \t>]*)\[!\w+\][+-]?/gm, inner],
  [
    /(?<=[A-Za-z\d)\u00c0-\uffff])~([^\s~^[\]{}<>]{1,30})~(?!~)/g,
    (_, inside) => toSuperscript('<sub', inside),
  ],
  [
    /(?<=[A-Za-z\d)\u00c0-\uffff])\^([^\s~^[\]{}<>*_]{1,30})\^(?!\^)/g,
    (_, inside) => toSuperscript('<sup', inside),
  ],
  [/:(?:material|fontawesome|octicons|simple|twemoji)-[\w-]+:/g, nothing],
  [/\[\[?_?TOC_?\]\]?(?![([:])/gi, nothing],
  [/<su[bp]\b[^<>]*>([^<>]*)<\/su[bp]>/gi, toSuperscript],
  [
    /<\/?(?:a|abbr|acronym|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr)\b([^<>]*)>/gi,
    (_, inside) => getAltAndTitle(inside),
  ],
  [
    /<(\/?[A-Za-z][^<>]*)>/g,
    (_, inside) =>
      /^(?:https?:|[\w.+-]+@)/i.test(inside)
        ? inside
        : /^[A-Z]/.test(inside)
          ? ` ${getVisibleAttributes(inside)} `
          : ` ${getAltAndTitle(inside)} `,
  ],
  [/!\[\[[^[\]|\n]*\.(?:png|jpe?g|webp|avif|gif|svg)(?:\|(?:[\dx]+|([^[\]|\n]*)))?\]\]/gi, inner],
  [/!?\[\[(?:[^[\]|\n]*\|)?([^[\]|\n]*)\]\]/g, inner],
  [/^[ \t>]*\[(?!\^)[^[\]\n]+\]:[ \t]*\S*(.*)$/gm, inner],
  [/\[\^[^[\]\s]+\]:?/g, nothing],
  [
    /\]\([ \t]*(?:<[^<>\n]*>|(?!\w+:)(?:[^()<>\n"']|\([^()\n]*\))*\.[A-Za-z\d]{2,5}(?=\))|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)/g,
    () => '] ',
  ],
  [/(?:https?:\/\/|www\.)[!#-;=?-Z\\^_a-z~]+/gi, nothing],
  [/^([ \t>]*)(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)*(?:\[[ xX]\][ \t])?/gm, inner],
  [/\*|~~|\\(?=[!-/:-@[-`{-~])/g, nothing],
];

/** Raised and lowered digits have Unicode characters; a raised formula stands apart. */
function toSuperscript(whole: string, inside: string): string {
  const isRaised = whole.charAt(3).toLowerCase() === 'p';
  const [from, to] = isRaised
    ? ['0123456789+-−=()ni', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ']
    : ['0123456789+-−=()', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎'];
  const [signs, raised] = [[...from], [...to]];
  if ([...inside].every((sign) => signs.includes(sign)))
    return [...inside].map((sign) => raised[signs.indexOf(sign)] ?? sign).join('');
  return isRaised && !/^[\p{L}.]+$/u.test(inside) ? ` ${inside} ` : inside;
}

/** Reduces text without code to what is visible; the number of lines stays the same. */
function stripMarkup(text: string): string {
  const messages = replaceBetween(text, '<!--', '-->', (words) =>
    words.replace(/[<>{}[\]()*_$]/g, ' '),
  );
  const scripts = ['script', 'style'].reduce(
    (rest, name) => replaceBetween(rest, `<${name}`, `</${name}>`, keepLineBreaks),
    messages,
  );
  const declared = replaceBetween(
    replaceBetween(scripts, '<!DOCTYPE', '>', keepLineBreaks),
    '<!doctype',
    '>',
    keepLineBreaks,
  );
  const plain = replaceBetween(declared, '{/*', '*/}', (words) => words);
  const labels = new Set(
    [...plain.matchAll(/^[ \t>]*\[(?!\^)([^[\]\n]+)\]:/gm)].map(([, label = '']) =>
      normalizeLabel(label),
    ),
  );
  const named = plain.replace(/\]\[([^[\]\n]*)\]/g, (whole: string, label: string) =>
    label === '' || labels.has(normalizeLabel(label)) ? ']' : whole,
  );
  return steps.reduce(
    (rest, [pattern, shown]) =>
      rest.replace(pattern, (whole: string, inside: unknown) =>
        keepLineCount(whole, shown(whole, typeof inside === 'string' ? inside : '')),
      ),
    named,
  );
}

function keepLineCount(whole: string, words: string): string {
  return words + keepLineBreaks(whole).slice(keepLineBreaks(words).length);
}

function normalizeLabel(label: string): string {
  return label.replace(/\s+/g, ' ').trim().toLowerCase();
}

function keepLineBreaks(text: string): string {
  return '\n'.repeat(text.split('\n').length - 1);
}

/**
 * Replaces each part from `opens` to the next `closes`; an unclosed part stays. Linear in the
 * length of the text.
 */
function replaceBetween(
  text: string,
  opens: string,
  closes: string,
  toText: (inside: string) => string,
): string {
  const parts: string[] = [];
  let done = 0;
  for (let start = text.indexOf(opens); start >= 0; start = text.indexOf(opens, done)) {
    const end = text.indexOf(closes, start + opens.length);
    if (end < 0) break;
    parts.push(text.slice(done, start), toText(text.slice(start + opens.length, end)));
    done = end + closes.length;
  }
  return [...parts, text.slice(done)].join('');
}

/** Names of values that are visible or spoken. */
const shown =
  /^(?:alt|title|caption|label|summary|attr|text|heading|question|answer|content|description|header|aria-label)$/i;

/**
 * The visible values of a shortcode or component: those with a name such as `alt`, and positional
 * strings of several words.
 */
export function getVisibleAttributes(inside: string): string {
  const words: string[] = [];
  for (const [, key, double, single, raw] of inside.matchAll(
    /(?:\b([\w-]+)=\{?)?(?:"([^"]*)"|'([^']*)'|`([^`]*)`)/g,
  )) {
    const value = double ?? single ?? raw ?? '';
    if (key === undefined ? /\p{L}\s+\p{L}/u.test(value) : shown.test(key)) words.push(value);
  }
  return words.filter((value) => !/^\s*(?:https?:|\/|\.\.?\/)\S*\s*$/.test(value)).join(' ');
}

/** The visible and spoken values of an HTML tag. */
function getAltAndTitle(inside: string): string {
  return [...inside.matchAll(/\b(?:alt|title)=(?:"([^"]*)"|'([^']*)')/gi)]
    .map(([, double, single]) => double ?? single ?? '')
    .join(' ');
}

const imageKeys: readonly string[] = [...keys.cover, ...keys.pictures];

/** Collects the visible text of front matter: no addresses, dates, paths or settings. */
export function collectFieldText({
  values,
  source,
  failure,
  lineOf,
  bodyLine,
}: ParsedFrontMatter): VisibleText[] {
  if (failure !== undefined) return collectSourceLines(source, bodyLine - source.length - 1);
  return Object.entries(values).flatMap(([key, value]) => {
    const line = lineOf(key);
    const isMarkdown = keys.questions.some((name) => name === key);
    return collectTexts(value).flatMap((text) => {
      if (isMarkdown) return collectMarkdownText(text, line).map(({ words }) => ({ line, words }));
      if (imageKeys.some((name) => name === key) && isImageName(text)) return [];
      const words = normalizeWords(decodeEntities(text));
      const isWords =
        isReadable(key) && !keys.pictures.some((name) => name === key)
          ? !isPath(text)
          : /\s/.test(words) && parseMoment(text, undefined) === undefined && key !== 'permalink';
      return isWords && /[\p{L}\p{N}]/u.test(words) ? [{ line, words }] : [];
    });
  });
}

/** If the front matter is invalid, every line counts: its value, or all of it. */
function collectSourceLines(source: readonly string[], firstLine: number): VisibleText[] {
  return source.flatMap((text, at) => {
    const [, key, value = text] = /^\s*"?([A-Za-z_][\w-]*)"?\s*[:=]\s*(.*)$/.exec(text) ?? [];
    const words = key !== undefined && !isReadable(key) ? '' : normalizeWords(value);
    return /[\p{L}\p{N}]/u.test(words) && !isPath(value) ? [{ line: at + firstLine, words }] : [];
  });
}

function normalizeWords(text: string): string {
  return text
    .replace(/\bhttps?:\/\/\S+/gi, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether the text of a field for an image is the name of one, which may have blanks. */
function isImageName(text: string): boolean {
  return /^[^<>"\n]{1,300}\.(?:png|jpe?g|webp|avif|gif|svg)$/i.test(text.trim());
}

/** Whether the text is a path, a file name or a number for programs. */
function isPath(text: string): boolean {
  const plain = text.trim().replace(/^["']|["'],?$/g, '');
  if (/\s/.test(plain)) return false;
  const [slash, dot] = [plain.indexOf('/'), plain.lastIndexOf('.')];
  if (slash >= 0 && slash < dot && /^\w{2,5}$/.test(plain.slice(dot + 1))) return true;
  return /^[\w./-]+\.(?:png|jpe?g|webp|avif|gif|svg|mp3|mp4|pdf)$|^\.{0,2}\//i.test(plain);
}
