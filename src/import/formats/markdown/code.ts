/** A part of a text: a code span or other text. */
interface Stretch {
  readonly text: string;
  readonly isCode: boolean;
}

/**
 * Splits text into code spans, including their backticks, and the rest. Linear in the length of the
 * text.
 */
export function splitCodeSpans(text: string): Stretch[] {
  const runs = [...text.matchAll(/`+/g)]
    .filter(({ index }) => !isEscaped(text, index))
    .map(({ 0: mark, index }) => ({ start: index, length: mark.length }));
  const blanks = [...text.matchAll(/\n[ \t]*\n/g)].map(({ index }) => index);
  const places = Map.groupBy(
    runs.map((_, at) => at),
    (at) => runs[at]?.length ?? 0,
  );
  const used = new Map<number, number>();
  const stretches: Stretch[] = [];
  let [done, blank] = [0, 0];
  for (let at = 0; at < runs.length; at += 1) {
    const { start = 0, length = 0 } = runs[at] ?? {};
    while ((blanks[blank] ?? Infinity) < start) blank += 1;
    const same = places.get(length) ?? [];
    let next = used.get(length) ?? 0;
    while ((same[next] ?? Infinity) <= at) next += 1;
    used.set(length, next);
    const closing = same[next];
    const end = closing === undefined ? undefined : (runs[closing]?.start ?? 0) + length;
    // A code span does not extend beyond its paragraph.
    if (closing === undefined || end === undefined || end > (blanks[blank] ?? Infinity)) continue;
    stretches.push(
      { text: text.slice(done, start), isCode: false },
      { text: text.slice(start, end), isCode: true },
    );
    [done, at] = [end, closing];
  }
  return [...stretches, { text: text.slice(done), isCode: false }].filter(
    (stretch) => stretch.text !== '',
  );
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text.charAt(at - 1 - slashes) === '\\') slashes += 1;
  return slashes % 2 === 1;
}

/** The kind of a line: text, a fence, or a line of a fenced code block. */
type LineKind = 'text' | 'fence' | 'code';

interface OpenFence {
  readonly mark: string;
  readonly isQuoted: boolean;
  readonly indent: number;
}

/** Classifies lines as fenced code or text, also in quotes and lists. */
export function findFences(lines: readonly string[]): LineKind[] {
  let open: OpenFence | undefined;
  return lines.map((line, at) => {
    if (open !== undefined && isOutside(line, open)) open = undefined;
    if (open !== undefined) {
      const closes = /^[ \t>]*(`{3,}|~{3,})[ \t]*$/.exec(line)?.[1];
      if (closes === undefined || !closes.startsWith(open.mark)) return 'code';
      open = undefined;
      return 'fence';
    }
    const [, before = '', mark] =
      /^((?:[ \t]|>|[-*+][ \t]|\d{1,9}[.)][ \t])*)(`{3,}(?=[^`]*$)|~{3,})/.exec(line) ?? [];
    if (mark === undefined || (/^(?: {4}|\t)[ \t]*$/.test(before) && !isHeld(lines, at)))
      return 'text';
    open = { mark, isQuoted: before.includes('>'), indent: before.length };
    return 'fence';
  });
}

/** A fence ends with the quote or list item that contains it. */
function isOutside(line: string, { isQuoted, indent }: OpenFence): boolean {
  if (isQuoted) return !/^[ \t]*>/.test(line);
  return indent >= 2 && line.trim() !== '' && /^\S/.test(line);
}

/** What holds the indented lines below it: an item, a box or tab of MkDocs, a definition. */
const holder = /^\s*(?:[-*+]|\d{1,9}[.)]|!!!|\?{3}\+?|={3}[!+]?|:)\s/;

/** Whether a line that is indented by four spaces belongs to what holds it, and is no code. */
export function isHeld(lines: readonly string[], at: number): boolean {
  const above = lines
    .slice(Math.max(0, at - 50), at)
    .findLast((each) => /^\S/.test(each) || holder.test(each));
  return above !== undefined && holder.test(above);
}
