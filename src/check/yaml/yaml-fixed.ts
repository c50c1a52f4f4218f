import { parseSimpleYaml } from './simple-yaml.ts';
import { parseYaml, type ParsedYaml, type RootForm, type YamlIssue } from './yaml.ts';

/** Ten times what a list of all words of a field would need; the parser's time can grow with the square. */
const mostLetters = 50_000;
/** A long text is read again less often. */
const [mostAttempts, lettersInAll] = [20, 100_000];

/**
 * Reads a YAML text; where a tab indents a line or a value holds a colon, it goes on as if that were mended, so that
 * the rest of the text is judged too. Each fault is told once. After any other fault of syntax no data is trusted.
 */
export function parseYamlTolerantly(
  text: string,
  offset: number,
  form: RootForm = 'fields',
): ParsedYaml {
  const simple = parseSimpleYaml(text, offset, form);
  if (simple !== undefined) return { root: simple, issues: [] };
  if (text.length > mostLetters)
    return {
      root: undefined,
      issues: [{ kind: 'syntax', start: offset, end: offset, code: 'TOO_LONG' }],
    };
  const attempts = Math.max(
    2,
    Math.min(mostAttempts, Math.floor(lettersInAll / (text.length + 1))),
  );
  const mended: YamlIssue[] = [];
  let current = text;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const parsed = parseYaml(current, offset, form);
    const fault = parsed.issues.find((each) => each.kind === 'syntax');
    const mend = fault === undefined ? undefined : toMended(current, fault, offset);
    if (fault === undefined || mend === undefined || mend === current) {
      // A line that a tab indents could be meant at any depth, so what does not fit to it says nothing yet.
      const syntax =
        mended.some(({ code }) => code === 'TAB_AS_INDENT') || fault === undefined
          ? []
          : onePerLine(current, parsed.issues, offset);
      return {
        root: fault === undefined ? parsed.root : undefined,
        issues: [...mended, ...(fault === undefined ? parsed.issues : syntax)],
      };
    }
    mended.push(fault);
    current = mend;
  }
  return { root: undefined, issues: mended };
}

function toMended(text: string, fault: YamlIssue, offset: number): string | undefined {
  const at = fault.start - offset;
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', at) < 0 ? text.length : text.indexOf('\n', at);
  const line = text.slice(start, end);
  if (fault.code === 'TAB_AS_INDENT')
    return replaceRange(
      text,
      start,
      line.replace(/^\s+/, (indent) => indent.replaceAll('\t', ' ')),
    );
  const field = /^(\s*(?:- +)?[\w-]+:\s+)(?=[^\s"'[{|>&*!#])(.*)$/.exec(line);
  if (fault.code !== 'BLOCK_AS_IMPLICIT_KEY' || field?.[1] === undefined || field[2] === undefined)
    return undefined;
  return replaceRange(text, start, field[1] + field[2].replaceAll(':', '·'));
}

function replaceRange(text: string, start: number, replacement: string): string {
  return text.slice(0, start) + replacement + text.slice(start + replacement.length);
}

const mostTold = 50;

/** The parser stumbles on after a fault, so that only the first of each line means something. */
function onePerLine(text: string, faults: readonly YamlIssue[], offset: number): YamlIssue[] {
  const seen = new Set<number>();
  const first = faults.filter((fault) => {
    const at = fault.start - offset;
    const lineStart = at === 0 ? -1 : text.lastIndexOf('\n', at - 1);
    if (seen.has(lineStart)) return false;
    seen.add(lineStart);
    return true;
  });
  return first.slice(0, mostTold);
}
