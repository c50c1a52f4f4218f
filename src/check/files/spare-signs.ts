import type { Diagnostic } from '../diagnostic.ts';

const spare = /^[\u200b\u2060\ufeff]$/;

/** Scripts without spaces between words, in which such a sign can say where a line may break. */
const unspaced =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;

/** Gives a problem that stands at a sign without width its fix: to delete the sign wherever it stands in the line. */
export function addInvisibleCharacterFixes(
  text: string,
  problems: readonly Diagnostic[],
): readonly Diagnostic[] {
  if (problems.length === 0) return problems;
  const lines = listLines(text, Math.max(...problems.map(({ line }) => line ?? 0)));
  return problems.map((problem) => {
    const at = lines[(problem.line ?? 0) - 1];
    const sign = at?.line.charAt((problem.column ?? 0) - 1) ?? '';
    if (at === undefined || !spare.test(sign) || unspaced.test(at.line)) return problem;
    const edits = [...at.line.matchAll(new RegExp(`${sign}+`, 'g'))].map((match) => ({
      start: at.start + match.index,
      end: at.start + match.index + match[0].length,
      text: '',
    }));
    return {
      ...problem,
      suggestion: '',
      fix: { describe: 'Delete the invisible character', edits },
    };
  });
}

/** The first `count` lines with their ends and offsets; a file may have millions, and only these are asked for. */
function listLines(text: string, count: number): { line: string; start: number }[] {
  const lines: { line: string; start: number }[] = [];
  const end = /\r\n|\n|\r/g;
  for (let start = 0; lines.length < count && start < text.length;) {
    end.lastIndex = start;
    const next = end.exec(text) === null ? text.length : end.lastIndex;
    lines.push({ line: text.slice(start, next), start });
    start = next;
  }
  return lines;
}
