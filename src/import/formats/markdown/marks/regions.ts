import type { Notes } from '../../../log.ts';
import type { Marks } from './mark.ts';
import { readValues } from './values.ts';

/** A line of the body with its number in the input. */
export interface SourceLine {
  readonly text: string;
  readonly line: number;
  readonly isCode: boolean;
}

/** What is told by whole lines. */
export interface Regions {
  readonly lines: readonly SourceLine[];
  readonly imports: ReadonlyMap<string, string>;
  readonly ids: ReadonlyMap<number, string>;
}

/** Parts between two lines: code that is to be shown, text that is shown as it is, and text that nobody sees. */
const parts = [
  {
    opens: /^\s*\{%-?\s*highlight(?:\s+([\w+#.-]+))?[^%]*%\}\s*$/,
    closes: /\{%-?\s*endhighlight\s*-?%\}\s*$/,
    becomes: 'code',
  },
  {
    opens: /^\s*\{\{[<%]\s*highlight(?:\s+"?([\w+#.-]+))?.*[>%]\}\}\s*$/,
    closes: /\{\{[<%]\s*\/\s*highlight\s*[>%]\}\}\s*$/,
    becomes: 'code',
  },
  { opens: /^\s*\{%-?\s*(raw)\s*-?%\}\s*$/, closes: /\{%-?\s*endraw\s*-?%\}\s*$/, becomes: 'text' },
  {
    opens: /^\s*\{%-?\s*(comment)\s*-?%\}/,
    closes: /\{%-?\s*endcomment\s*-?%\}/,
    becomes: 'nothing',
  },
  { opens: /^\s*\{::(comment)\}/, closes: /\{:\/(?:comment)?\}/, becomes: 'nothing' },
  { opens: /^\s*(\$\$)\s*$/, closes: /^\s*\$\$\s*$/, becomes: 'formula' },
] as const;

/** Reads the lines that other systems understand as a whole; code stays as it is. */
export function takeRegions(written: readonly SourceLine[], marks: Marks, notes: Notes): Regions {
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
    const kind = line.isCode ? -1 : parts.findIndex(({ opens }) => opens.test(line.text));
    const part = parts[kind];
    const isShort = part !== undefined && part.becomes === 'nothing' && part.closes.test(line.text);
    const end = part === undefined ? undefined : isShort ? at : findEnd(kind, at);
    if (part === undefined || end === undefined) {
      // A statement ends where the first empty line is.
      isStatement =
        !line.isCode &&
        line.text.trim() !== '' &&
        (isStatement ||
          (isBlank(lines.at(-1)) && /^export\s+(?:const|let|default|function)\b/.test(line.text)));
      const kept = isStatement
        ? toNothing(line, notes)
        : takeLine(line, lines, { imports, ids }, marks, notes);
      if (kept !== undefined) lines.push(kept);
      continue;
    }
    for (const each of toPart(
      part.becomes,
      part.opens.exec(line.text)?.[1] ?? '',
      written.slice(at, end + 1),
      marks,
      notes,
    ))
      lines.push(each);
    at = end;
  }
  return { lines, imports, ids };
}

function toPart(
  becomes: (typeof parts)[number]['becomes'],
  language: string,
  all: readonly SourceLine[],
  marks: Marks,
  notes: Notes,
): SourceLine[] {
  const [first, last] = [all[0], all.at(-1)];
  if (first === undefined || last === undefined) return [];
  const inner = all.slice(1, -1).map((line) => ({ ...line, isCode: true }));
  const blank = { ...first, text: '', isCode: true };
  if (becomes === 'text') return [blank, ...inner, { ...last, text: '', isCode: true }];
  if (becomes === 'code') {
    const before = /^\s*/.exec(first.text)?.[0] ?? '';
    const longest = inner.reduce(
      (most, { text }) =>
        [...text.matchAll(/`+/g)].reduce((found, [mark]) => Math.max(found, mark.length), most),
      2,
    );
    const fence = before + '`'.repeat(longest + 1);
    return [
      blank,
      { ...first, text: fence + language, isCode: true },
      ...inner,
      { ...last, text: fence, isCode: true },
    ];
  }
  const source = all.map(({ text }) => text).join('\n');
  if (becomes === 'nothing') {
    notes.leaveOut(
      first.line,
      source.replace(/\{[%:][^{}]*\}/g, ' '),
      'a comment in the source, which no page shows',
    );
    return [{ ...first, text: '' }];
  }
  return [
    {
      ...first,
      text: marks.add({
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

function toNothing(line: SourceLine, notes: Notes): SourceLine {
  notes.leaveOut(line.line, line.text, 'a line of code, which loads components');
  return { ...line, text: '' };
}

function takeLine(
  line: SourceLine,
  before: SourceLine[],
  { imports, ids }: { imports: Map<string, string>; ids: Map<number, string> },
  marks: Marks,
  notes: Notes,
): SourceLine | undefined {
  const { text } = line;
  if (line.isCode) return line;
  const [imported, , name, path] =
    /^import\s+(?:(\*\s+as\s+)?([\w$]+(?![\w$]))?[^'";]*\sfrom\s+)?['"]([^'"]+)['"];?\s*$/.exec(
      text,
    ) ?? [];
  if (imported !== undefined && isBlank(before.at(-1))) {
    if (name !== undefined && path !== undefined) imports.set(name, path);
    return toNothing(line, notes);
  }
  const list = /^\s*\{:\s*([^{}]*)\}\s*$/.exec(text)?.[1];
  if (list !== undefined) {
    const above = before.at(-1);
    if (
      /\btoc\b/.test(list) &&
      !/no_toc/.test(list) &&
      above !== undefined &&
      /^\s*(?:[-*+]|\d+\.)\s/.test(above.text)
    ) {
      before.pop();
      notes.leaveOut(
        above.line,
        above.text,
        'the place of a table of contents, which the page shows by itself',
      );
    }
    return undefined;
  }
  const [, colons, type = '', rest = ''] = /^\s*(:{3,})\s*([A-Za-z][\w-]*)?(.*)$/.exec(text) ?? [];
  if (colons !== undefined) {
    const { values } = readValues(rest.replace(/[{}]/g, ' '));
    const title = /^\s*\[(.*)\]/.exec(rest)?.[1] ?? rest.replace(/\{[^{}]*\}/g, '').trim();
    const sign = marks.add({
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
  const id = /^#{1,6}\s.*\{#([\w-]+)(?![\w-])[^{}]*\}\s*$/.exec(text)?.[1];
  if (id !== undefined) ids.set(line.line, id);
  return line;
}
