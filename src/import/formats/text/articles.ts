import type { Remark } from '../../document.ts';
import { isRule } from './drawn-line.ts';
import type { Line } from './lines.ts';

const longestTitle = 120;

/** The articles of a file: apart where a drawn line stands between them and the next line reads like a title. */
export function separateArticles(lines: readonly Line[], remarks: Remark[]): (readonly Line[])[] {
  const starts = [0];
  let hasText = false;
  for (const [index, line] of lines.entries()) {
    if (line.text.length > longestTitle / 2) hasText = true;
    if (!hasText || !isSeparator(line, lines, index) || !isTitle(lines, index + 1)) continue;
    starts.push(index + 1);
    hasText = false;
  }
  for (const start of starts.slice(1)) {
    const [drawn, title] = [lines[start - 1], lines[start]];
    if (drawn === undefined || title === undefined) continue;
    // A double line or a new page parts texts; other lines may also stand between the parts of one.
    const isSure =
      /^[=\f]/.test(drawn.text) || /^(?:by|von|par)\s/i.test(lines[start + 1]?.text ?? '');
    remarks.push({
      line: title.number,
      says: `A line above “${title.text}” sets it apart as a text of its own. If it belongs to the text before it, delete the line and import again.`,
      needsPerson: !isSure,
    });
  }
  return starts.map((start, index) =>
    lines.slice(start, (starts[index + 1] ?? lines.length + 1) - 1),
  );
}

/** A line that is drawn and no underline of a heading. */
function isSeparator(line: Line, lines: readonly Line[], index: number): boolean {
  if (!isRule(line.text)) return false;
  if (line.text === '\f') return true;
  const isUnderline =
    line.gap === 0 &&
    /^[=-]+$/.test(line.text) &&
    !isRule(lines[index - 1]?.text ?? '') &&
    (lines[index - 1]?.text.length ?? 0) <= longestTitle;
  return !isUnderline;
}

/** Whether a text begins with a title: a short line, set apart from a longer one that follows. */
function isTitle(lines: readonly Line[], index: number): boolean {
  const title = lines[index];
  const next = lines[index + 1];
  if (
    title === undefined ||
    next === undefined ||
    title.text.length > longestTitle ||
    !/^["'„“”«»¿¡(]*[\p{Lu}\p{Lo}\d#]/u.test(title.text) ||
    /[.,;:!]$/.test(title.text)
  )
    return false;
  return (
    next.gap > 0 || /^(?:={3,}|-{3,})$/.test(next.text) || /^(?:by|von|par)\s/i.test(next.text)
  );
}
