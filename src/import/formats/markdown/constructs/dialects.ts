import { findFences, isHeld } from '../code.ts';

/** A line of the body with its number in the input. */
interface NumberedLine {
  readonly text: string;
  readonly line: number;
}

/**
 * Rewrites the block syntax of dialects to what the other steps read: the boxes and tabs of MkDocs
 * to containers of colons, definition lists to `<dl>` around Markdown, and HTML that is indented
 * for its own sake to HTML at the margin. Lines of code stay as they are.
 */
export function rewriteDialects(lines: readonly NumberedLine[]): NumberedLine[] {
  return alignHtml(writeOutDefinitions(writeOutBoxes(lines, 0)));
}

/** A box of MkDocs: `!!! note "Title"`, `??? tip`, `???+ tip`, and a tab: `=== "Name"`. */
const box =
  /^(?<indent>[ ]*)(?<sign>!!!|\?\?\?\+?|===[!+]?)[ \t]+(?<kinds>[A-Za-z][\w-]*(?:[ \t]+[A-Za-z][\w-]*)*)?[ \t]*(?:"(?<title>[^"]*)")?[ \t]*$/;

/** Deeper boxes stay as they are written. */
const maxDepth = 50;

function writeOutBoxes(lines: readonly NumberedLine[], depth: number): NumberedLine[] {
  const texts = lines.map(({ text }) => text);
  const kinds = findFences(texts);
  const out: NumberedLine[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (line === undefined) break;
    const found = kinds[at] === 'text' && depth < maxDepth ? parseBox(line.text) : undefined;
    // Deeper than three spaces it is code, unless a list or a box holds it.
    const isCode = found !== undefined && found.indent > 3 && !isHeld(texts, at);
    const opening = isCode ? undefined : found;
    const { inner, end } =
      opening === undefined ? { inner: [], end: at } : takeIndented(lines, at + 1, opening.indent);
    if (opening === undefined || (inner.length === 0 && opening.isTab)) {
      out.push(line);
      continue;
    }
    const last = inner.at(-1) ?? line;
    out.push(
      { ...line, text: '' },
      { ...line, text: ' '.repeat(opening.indent) + opening.text },
      { ...line, text: '' },
      ...writeOutBoxes(inner, depth + 1),
      { ...last, text: '' },
      { ...last, text: `${' '.repeat(opening.indent)}:::` },
      { ...last, text: '' },
    );
    at = end;
  }
  return out;
}

function parseBox(
  text: string,
): { readonly indent: number; readonly isTab: boolean; readonly text: string } | undefined {
  const { indent = '', sign = '', kinds, title } = box.exec(text)?.groups ?? {};
  if (sign === '') return undefined;
  const isTab = sign.startsWith('=');
  if (isTab ? title === undefined || kinds !== undefined : kinds === undefined) return undefined;
  // Words behind the first are classes of the style sheet.
  const [kind = ''] = (kinds ?? '').toLowerCase().split(/\s+/);
  const name = isTab ? 'tab' : sign.startsWith('?') ? 'details' : kind;
  const head = title ?? (sign.startsWith('?') ? kind.charAt(0).toUpperCase() + kind.slice(1) : '');
  return {
    indent: indent.length,
    isTab,
    text:
      head === '' ? `:::${name}${title === '' ? '{untitled="yes"}' : ''}` : `:::${name}[${head}]`,
  };
}

/**
 * The lines that are indented by four more than `indent`, without these four; `end` is the last.
 */
function takeIndented(
  lines: readonly NumberedLine[],
  start: number,
  indent: number,
): { readonly inner: NumberedLine[]; readonly end: number } {
  const inner: NumberedLine[] = [];
  let end = start - 1;
  for (let at = start; at < lines.length; at += 1) {
    const line = lines[at];
    if (line === undefined) break;
    const text = line.text.replace(/^[ ]*\t/, (tab) => ' '.repeat(tab.length - 1 + 4));
    const isEmpty = text.trim() === '';
    if (!isEmpty && text.search(/\S/) < indent + 4) break;
    inner.push({ ...line, text: ' '.repeat(isEmpty ? 0 : indent) + text.slice(indent + 4) });
    if (!isEmpty) end = at;
  }
  return { inner: inner.slice(0, end - start + 1), end };
}

/** A definition: a colon, a space and words, with at most three spaces before it. */
const definition = /^ {0,3}:[ \t]+(?=\S)/;

/** Lines that begin a block of their own, and so are no term. */
const otherBlock =
  /^(?: {4}|\t| {0,3}(?:[-*+][ \t]|[>|#]|\d{1,9}[.)][ \t]|:{3}|<|={3,}\s*$|-{3,}\s*$))/;

/** Writes lists of terms out: a line, and below it lines that begin with a colon. */
function writeOutDefinitions(lines: readonly NumberedLine[]): NumberedLine[] {
  const kinds = findFences(lines.map(({ text }) => text));
  const isTerm = (at: number) => {
    const text = lines[at]?.text ?? '';
    return (
      kinds[at] === 'text' && text.trim() !== '' && !otherBlock.test(text) && !definition.test(text)
    );
  };
  const isDefinition = (at: number) =>
    kinds[at] === 'text' && definition.test(lines[at]?.text ?? '');
  /** Where the definitions of the terms at a line begin; undefined if it is no term. */
  const findDefinition = (at: number): number | undefined => {
    let next = at;
    while (isTerm(next)) next += 1;
    if (next === at) return undefined;
    if ((lines[next]?.text.trim() ?? '-') === '') next += 1;
    return isDefinition(next) ? next : undefined;
  };
  const out: NumberedLine[] = [];
  let isOpen = false;
  let last = lines[0];
  const put = (line: NumberedLine, ...texts: readonly string[]) => {
    for (const text of texts) out.push({ ...line, text });
  };
  const close = () => {
    if (isOpen && last !== undefined) put(last, '', '</dl>', '');
    isOpen = false;
  };
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (line === undefined) break;
    const isStart = (lines[at - 1]?.text.trim() ?? '') === '' || isOpen;
    const begin = isStart ? findDefinition(at) : undefined;
    if (begin === undefined) {
      if (line.text.trim() !== '') close();
      out.push(line);
      continue;
    }
    if (!isOpen) put(line, '', '<dl>');
    isOpen = true;
    for (; at < begin; at += 1) {
      const term = lines[at];
      if (term !== undefined && term.text.trim() !== '')
        put(term, '<dt>', '', term.text.trim(), '', '</dt>');
    }
    while (isDefinition(at)) {
      const { inner, end } = takeDefinition(lines, at, isDefinition, findDefinition);
      const [first] = inner;
      last = lines[end] ?? line;
      if (first !== undefined) put(first, '<dd>', '');
      for (const each of inner) out.push(each);
      put(last, '', '</dd>');
      at = end + 1;
      const behind = at;
      while ((lines[at]?.text.trim() ?? '-') === '') at += 1;
      if (!isDefinition(at)) at = behind;
    }
    at -= 1;
  }
  close();
  return out;
}

/** A definition with what is indented below it; `end` is its last line. */
function takeDefinition(
  lines: readonly NumberedLine[],
  start: number,
  isDefinition: (at: number) => boolean,
  findDefinition: (at: number) => number | undefined,
): { readonly inner: NumberedLine[]; readonly end: number } {
  const first = lines[start];
  const mark = definition.exec(first?.text ?? '')?.[0].length ?? 0;
  const inner: NumberedLine[] =
    first === undefined ? [] : [{ ...first, text: first.text.slice(mark) }];
  let end = start;
  for (let at = start + 1; at < lines.length; at += 1) {
    const line = lines[at];
    if (line === undefined || isDefinition(at)) break;
    const isEmpty = line.text.trim() === '';
    const indent = line.text.search(/\S/);
    const isAfterGap = (lines[at - 1]?.text.trim() ?? '') === '';
    if (!isEmpty && indent < 2 && (isAfterGap || otherBlock.test(line.text))) break;
    if (!isEmpty && indent < 2 && findDefinition(at) !== undefined) break;
    inner.push({
      ...line,
      text: line.text.slice(Math.min(indent < 0 ? 0 : indent, Math.max(mark, 2))),
    });
    if (!isEmpty) end = at;
  }
  return { inner: inner.slice(0, end - start + 1), end };
}

const blockTag =
  /^ {0,3}<(?:address|article|aside|blockquote|center|details|div|dl|fieldset|figure|footer|form|header|main|nav|ol|p|section|table|tbody|td|tfoot|th|thead|tr|ul)(?=[\s>])/i;
const anyTag = /<(\/?)([a-z][a-z\d-]*)((?:"[^"]*"|'[^']*'|[^<>"'])*)>/gi;
const emptyTags = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/i;

/**
 * Moves indented lines within HTML to the margin, since they would be code after a blank line.
 * Systems such as Jekyll read all of an element as HTML, and editors indent it. In an element at
 * the margin only lines with tags are moved, since others may be code there.
 */
function alignHtml(lines: readonly NumberedLine[]): NumberedLine[] {
  const kinds = findFences(lines.map(({ text }) => text));
  const open: { readonly name: string; readonly indent: number }[] = [];
  return lines.map((line, at): NumberedLine => {
    const { text } = line;
    if (kinds[at] !== 'text' || (open.length === 0 && !blockTag.test(text))) return line;
    const isLiteral = open.some(({ name }) => /^(?:pre|script|style|textarea)$/.test(name));
    const around = open.at(-1);
    const indent = text.search(/\S/);
    for (const [, slash, name = '', rest = ''] of text.matchAll(anyTag)) {
      const tag = name.toLowerCase();
      if (slash === '/') {
        const last = open.findLastIndex((each) => each.name === tag);
        if (last >= 0) open.length = last;
      } else if (!rest.endsWith('/') && !emptyTags.test(tag) && open.length < 200)
        open.push({ name: tag, indent });
    }
    const isOfHtml = around !== undefined && (around.indent > 0 || /^\s*<[a-z/!]/i.test(text));
    return isLiteral || !isOfHtml || indent < 4 ? line : { ...line, text: text.trimStart() };
  });
}
