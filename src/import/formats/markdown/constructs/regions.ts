import type { ImportLog } from '../../../import-log.ts';
import {
  type Construct,
  type Constructs,
  parseAttributes,
  splitAtConstructs,
} from './construct.ts';

/** A line of the body with its number in the input. */
export interface SourceLine {
  readonly text: string;
  readonly line: number;
  readonly isCode: boolean;
}

/** Syntax that spans whole lines. */
interface Regions {
  readonly lines: readonly SourceLine[];
  readonly imports: ReadonlyMap<string, string>;
  readonly ids: ReadonlyMap<number, string>;
}

/** Regions between two lines: code, literal text, and hidden text. */
const parts = [
  {
    opens: /^\s*\{%-?\s*highlight(?:\s+([\w+#.-]+))?[^%]*%\}/,
    closes: /\{%-?\s*endhighlight\s*-?%\}\s*$/,
    becomes: 'code',
  },
  {
    opens: /^\s*\{\{[<%]\s*highlight(?:\s+"?([\w+#.-]+))?(?:[^{}]|\{(?!\{)|\}(?!\}))*[>%]\}\}/,
    closes: /\{\{[<%]\s*\/\s*highlight\s*[>%]\}\}\s*$/,
    becomes: 'code',
  },
  {
    opens: /^\s*\{%-?\s*(raw)\s*-?%\}(?=\s*$)/,
    closes: /\{%-?\s*endraw\s*-?%\}\s*$/,
    becomes: 'text',
  },
  {
    opens: /^\s*\{%-?\s*(comment)\s*-?%\}/,
    closes: /\{%-?\s*endcomment\s*-?%\}/,
    becomes: 'nothing',
  },
  { opens: /^\s*\{::(comment)\}/, closes: /\{:\/(?:comment)?\}/, becomes: 'nothing' },
  { opens: /^\s*(\$\$)\s*$/, closes: /^\s*\$\$\s*$/, becomes: 'formula' },
] as const;

/** Parses syntax of whole lines; code stays as it is. */
export function extractRegions(
  written: readonly SourceLine[],
  constructs: Constructs,
  log: ImportLog,
): Regions {
  const lines: SourceLine[] = [];
  const [imports, ids] = [new Map<string, string>(), new Map<number, string>()];
  const ends = parts.map(({ closes }) =>
    written.flatMap(({ text }, at) => (closes.test(text) ? [at] : [])),
  );
  const next = parts.map(() => 0);
  const findEnd = (kind: number, at: number): number | undefined => {
    while ((ends[kind]?.[next[kind] ?? 0] ?? Infinity) <= at) next[kind] = (next[kind] ?? 0) + 1;
    return ends[kind]?.[next[kind] ?? 0];
  };
  let isStatement = false;
  for (let at = 0; at < written.length; at += 1) {
    const line = written[at];
    if (line === undefined) break;
    const kind =
      line.isCode || holdsSeveral(line.text)
        ? -1
        : parts.findIndex(({ opens }) => opens.test(line.text));
    const part = parts[kind];
    const isShort = part !== undefined && part.becomes !== 'formula' && part.closes.test(line.text);
    const end = part === undefined ? undefined : isShort ? at : findEnd(kind, at);
    if (part === undefined || end === undefined) {
      // A statement ends at the first blank line.
      isStatement =
        !line.isCode &&
        line.text.trim() !== '' &&
        (isStatement ||
          (isBlank(lines.at(-1)) && /^export\s+(?:const|let|default|function)\b/.test(line.text)));
      const kept = isStatement
        ? dropLine(line, log)
        : takeRegionLine(line, lines, { imports, ids }, constructs, log);
      if (kept !== undefined) lines.push(kept);
      continue;
    }
    for (const each of parseRegion(
      part,
      part.opens.exec(line.text)?.[1] ?? '',
      written.slice(at, end + 1),
      constructs,
      log,
    ))
      lines.push(each);
    at = end;
  }
  return { lines, imports, ids };
}

/** Whether a line holds several pieces of code, each of which ends there. */
function holdsSeveral(text: string): boolean {
  const ends = text.match(/\{\{[<%]\s*\/\s*highlight\s*[>%]\}\}|\{%-?\s*endhighlight\s*-?%\}/g);
  return (ends?.length ?? 0) > 1;
}

function parseRegion(
  { becomes, opens, closes }: (typeof parts)[number],
  language: string,
  all: readonly SourceLine[],
  constructs: Constructs,
  log: ImportLog,
): SourceLine[] {
  const [first, last] = [all[0], all.at(-1)];
  if (first === undefined || last === undefined) return [];
  // Code may begin behind the opening sign and end before the closing one.
  const inner = all
    .map((line, at) => {
      const begun = at === 0 ? line.text.replace(opens, '') : line.text;
      return {
        ...line,
        text: at === all.length - 1 ? begun.replace(closes, '') : begun,
        isCode: true,
      };
    })
    .filter(({ text }, at) => (at > 0 && at < all.length - 1) || text.trim() !== '');
  const blank = { ...first, text: '', isCode: true };
  if (becomes === 'text') return [blank, ...inner, { ...last, text: '', isCode: true }];
  if (becomes === 'code') {
    const before = /^\s*/.exec(first.text)?.[0] ?? '';
    const maxLength = inner.reduce(
      (most, { text }) =>
        [...text.matchAll(/`+/g)].reduce(
          (found, [construct]) => Math.max(found, construct.length),
          most,
        ),
      2,
    );
    const fence = before + '`'.repeat(maxLength + 1);
    return [
      blank,
      { ...first, text: fence + language, isCode: true },
      ...inner,
      { ...last, text: fence, isCode: true },
    ];
  }
  const source = all.map(({ text }) => text).join('\n');
  if (becomes === 'nothing') {
    log.drop(
      first.line,
      source.replace(/\{[%:][^{}]*\}/g, ' '),
      'a comment in the source, which no page shows',
    );
    return [{ ...first, text: '' }];
  }
  return [
    {
      ...first,
      text: constructs.add({
        kind: 'math',
        line: first.line,
        source,
        name: 'formula',
        form: 'alone',
        values: new Map(),
        plain: [],
      }),
    },
  ];
}

function isBlank(line: SourceLine | undefined): boolean {
  return (line?.text.trim() ?? '') === '';
}

function dropLine(line: SourceLine, log: ImportLog): SourceLine {
  log.drop(line.line, line.text, 'a line of code, which loads components');
  return { ...line, text: '' };
}

function takeRegionLine(
  line: SourceLine,
  before: SourceLine[],
  { imports, ids }: { imports: Map<string, string>; ids: Map<number, string> },
  constructs: Constructs,
  log: ImportLog,
): SourceLine | undefined {
  const { text } = line;
  if (line.isCode) return line;
  const [imported, , name, path] =
    /^import\s+(?:(\*\s+as\s+)?([\w$]+(?![\w$]))?[^'";]*\sfrom\s+)?['"]([^'"]+)['"];?\s*$/.exec(
      text,
    ) ?? [];
  if (imported !== undefined && isBlank(before.at(-1))) {
    if (name !== undefined && path !== undefined) imports.set(name, path);
    return dropLine(line, log);
  }
  const [short] = /^ {0,3}\*\[[^[\]\n]+\]:[ \t].*$/.exec(text) ?? [];
  if (short !== undefined) {
    log.drop(
      line.line,
      short,
      'what a short form means, which was seen only under the mouse pointer',
    );
    return { ...line, text: '' };
  }
  const list = /^\s*\{:\s*([^{}]*)\}\s*$/.exec(text)?.[1];
  if (list !== undefined) {
    const above = before.at(-1);
    const own = /#([\w:.-]+)/.exec(list)?.[1];
    if (own !== undefined && above !== undefined && /^#{1,6}\s/.test(above.text))
      ids.set(above.line, own);
    if (
      /\btoc\b/.test(list) &&
      !/no_toc/.test(list) &&
      above !== undefined &&
      /^\s*(?:[-*+]|\d+\.)\s/.test(above.text)
    ) {
      before.pop();
      log.drop(
        above.line,
        above.text,
        'the place of a table of contents, which the page shows by itself',
      );
    }
    return undefined;
  }
  const [, colons, type = '', rest = ''] = /^\s*(:{3,})\s*([A-Za-z][\w-]*)?(.*)$/.exec(text) ?? [];
  if (colons !== undefined) {
    const { values } = parseAttributes(rest.replace(/[{}]/g, ' '));
    const title = /^\s*\[(.*)\]/.exec(rest)?.[1] ?? rest.replace(/\{[^{}]*\}/g, '').trim();
    const sign = constructs.add({
      kind: 'admonition',
      line: line.line,
      source: text.trim(),
      name: type === '' ? colons : type.toLowerCase(),
      form: type === '' ? 'closes' : 'opens',
      values: title === '' ? values : new Map([...values, ['title', title]]),
      plain: [],
    });
    return { ...line, text: (/^\s*/.exec(text)?.[0] ?? '') + sign };
  }
  const id = /^#{1,6}\s.*\{:?\s*#([\w:.-]+)(?![\w-])[^{}]*\}\s*$/.exec(text)?.[1];
  if (id !== undefined) ids.set(line.line, id);
  return line;
}

const blocks: ReadonlySet<Construct['kind']> = new Set([
  'liquid',
  'shortcode',
  'component',
  'admonition',
  'code',
]);

/** Whether the construct may be a block. */
export function isBlockConstruct(construct: Construct): boolean {
  return (
    blocks.has(construct.kind) ||
    (construct.kind === 'math' && construct.source.startsWith('$$')) ||
    (construct.kind === 'wiki' && construct.name === 'embed')
  );
}

/** The constructs of a line that consists of block constructs only; undefined for other lines. */
export function parseBlockConstructs(
  text: string,
  constructs: Constructs,
): Construct[] | undefined {
  if (!text.includes('\uFDD0')) return undefined;
  const found: Construct[] = [];
  for (const part of splitAtConstructs(text, constructs)) {
    if (typeof part !== 'string') found.push(part);
    else if (part.trim() !== '') return undefined;
  }
  return found.every(isBlockConstruct) ? found : undefined;
}

/**
 * Puts blank lines around lines that consist of block constructs, and removes the indentation
 * within components.
 */
export function standsAlone(
  written: readonly SourceLine[],
  constructs: Constructs,
  isMdx: boolean,
): SourceLine[] {
  const lines = freeMarkdown(written, isMdx);
  const out: SourceLine[] = [];
  const open: { readonly name: string; readonly own: number; inner: number | undefined }[] = [];
  for (const line of lines) {
    const found = line.isCode ? undefined : parseBlockConstructs(line.text, constructs);
    const indent = line.text.length - line.text.trimStart().length;
    const last = open.at(-1);
    if (found?.some(({ form, name }) => form === 'closes' && name === last?.name)) open.pop();
    else if (last !== undefined && line.text.trim() !== '') last.inner ??= indent;
    // Text left of an opening tag is a paragraph; such a tag is never closed.
    const off = Math.min(
      indent,
      open.reduce(
        (most, { own, inner }) => Math.max(most, inner !== undefined && inner > own ? inner : 0),
        0,
      ),
    );
    const shown = { ...line, text: line.text.slice(off) };
    const isWhole = !line.isCode && isWholeBlock(line.text, constructs);
    if (found === undefined && !isWhole) out.push(shown);
    else
      out.push({ ...line, text: '', isCode: false }, shown, { ...line, text: '', isCode: false });
    const [only, ...others] = found ?? [];
    if (
      only?.kind === 'component' &&
      only.form === 'opens' &&
      others.length === 0 &&
      open.length < 200
    )
      open.push({ name: only.name, own: indent, inner: undefined });
  }
  return out;
}

/** Components that are blocks even where they begin and end in one line. */
const blockNames = /(?:item|card|tab|step|aside|note|tip|caution|accordion|panel|col|column)$/i;

/** Whether a line is one component with its words, such as a tab of one line. */
function isWholeBlock(text: string, constructs: Constructs): boolean {
  if (!text.includes('\uFDD0')) return false;
  const pieces = splitAtConstructs(text.trim(), constructs);
  const [first, last] = [pieces[0], pieces.at(-1)];
  return (
    typeof first === 'object' &&
    typeof last === 'object' &&
    first.kind === 'component' &&
    first.form === 'opens' &&
    last.form === 'closes' &&
    first.name === last.name &&
    blockNames.test(first.name)
  );
}

/**
 * Puts blank lines between tags and their content if that is Markdown: always in MDX, else if the
 * tag has the attribute `markdown`.
 */
function freeMarkdown(lines: readonly SourceLine[], isMdx: boolean): SourceLine[] {
  const open: string[] = [];
  return lines.flatMap((line) => {
    const [, slash, name = '', rest = ''] =
      (line.isCode ? null : /^\s*<(\/?)([a-z][\w-]*)(?![\w-])([^<>]*)>\s*$/.exec(line.text)) ?? [];
    const blank = { ...line, text: '' };
    if (slash === '' && (isMdx || /\smarkdown\b/.test(rest)) && !rest.endsWith('/')) {
      open.push(name);
      return [line, blank];
    }
    if (slash !== '/' || open.at(-1) !== name) return [line];
    open.pop();
    return [blank, line];
  });
}
