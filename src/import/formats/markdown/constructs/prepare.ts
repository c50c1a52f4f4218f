import type { ImportLog } from '../../../import-log.ts';
import { findFences, splitCodeSpans } from '../code.ts';
import { type Constructs, createConstructs, dropPlaceholders } from './construct.ts';
import { rewriteDialects } from './dialects.ts';
import { findInline } from './inline.ts';
import { extractRegions, type SourceLine, standsAlone } from './regions.ts';

/** A body in plain Markdown, with placeholders for constructs. */
interface Prepared {
  readonly text: string;
  /** The input line of each line of the text. */
  readonly lines: readonly number[];
  readonly constructs: Constructs;
  /** The files behind imported names. */
  readonly imports: ReadonlyMap<string, string>;
  /** The explicit ids of headings, by line. */
  readonly ids: ReadonlyMap<number, string>;
  /** The places that tags such as `<a name="here">` name. */
  readonly anchors: readonly NamedPlace[];
}

export interface NamedPlace {
  readonly id: string;
  readonly line: number;
}

const named = /<[a-z][\w-]*\s(?:[^<>]*\s)?(?:id|name)\s*=\s*(?:"([^"<>]+)"|'([^'<>]+)')/gi;

/** Replaces the syntax of other systems by placeholders, outside of code. */
export function prepareBody(
  body: string,
  firstLine: number,
  isMdx: boolean,
  log: ImportLog,
): Prepared {
  const constructs = createConstructs();
  const written = rewriteDialects(
    dropPlaceholders(body)
      .split('\n')
      .map((text, at) => ({ text, line: at + firstLine })),
  );
  const kinds = findFences(written.map(({ text }) => text));
  const { lines, imports, ids } = extractRegions(
    written.map((each, at): SourceLine => ({ ...each, isCode: kinds[at] !== 'text' })),
    constructs,
    log,
  );
  const out: SourceLine[] = [];
  let run: SourceLine[] = [];
  for (const [at, line] of lines.entries()) {
    if (line.isCode) out.push(line);
    else run.push(line);
    if (run.length === 0 || lines[at + 1]?.isCode === false) continue;
    for (const each of putSigns(run, isMdx, constructs, log)) out.push(each);
    run = [];
  }
  const alone = standsAlone(out, constructs, isMdx);
  return {
    text: alone.map(({ text }) => text).join('\n'),
    lines: alone.map(({ line }) => line),
    constructs,
    imports,
    ids,
    anchors: lines
      .filter(({ isCode }) => !isCode)
      .flatMap(({ text, line }) =>
        [...text.matchAll(named)].map(([, double, single]) => ({
          id: (double ?? single ?? '').trim(),
          line,
        })),
      ),
  };
}

function putSigns(
  run: readonly SourceLine[],
  isMdx: boolean,
  constructs: Constructs,
  log: ImportLog,
): SourceLine[] {
  const out: SourceLine[] = [];
  let at = 0;
  let open = '';
  let openLine = run[0]?.line ?? 1;
  const add = (text: string): void => {
    for (const [index, part] of text.split('\n').entries()) {
      if (index > 0) {
        out.push({ text: open, line: openLine, isCode: false });
        at += 1;
        [open, openLine] = ['', run[at]?.line ?? openLine];
      }
      open += part;
    }
  };
  for (const { text, isCode } of splitCodeSpans(run.map((line) => line.text).join('\n'))) {
    const lineAt = createLineAt(text, (count) => run[at + count]?.line ?? openLine);
    let done = 0;
    for (const { start, end, put } of isCode ? [] : findInline(text, lineAt, isMdx, log)) {
      add(text.slice(done, start));
      open += typeof put === 'string' ? put : constructs.add(put);
      // A construct of several lines becomes one; the lines after it keep their numbers.
      at += text.slice(start, end).split('\n').length - 1;
      done = end;
    }
    add(text.slice(done));
  }
  return [...out, { text: open, line: openLine, isCode: false }];
}

/** Looks up the line of increasing offsets. */
function createLineAt(text: string, lineOf: (count: number) => number): (at: number) => number {
  let [done, count] = [0, 0];
  return (at) => {
    for (; done < at; done += 1) if (text.charAt(done) === '\n') count += 1;
    return lineOf(count);
  };
}
