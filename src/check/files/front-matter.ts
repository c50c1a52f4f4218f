/**
 * Where the front matter of a text lies, as offsets, and what is wrong with its lines of hyphens.
 */
export interface FrontMatter {
  /** The offset of the line that opens it. */
  readonly start: number;
  /** Its YAML, without the lines of hyphens; undefined if none can be told. */
  readonly yaml: { readonly start: number; readonly end: number } | undefined;
  /** Where the body begins. */
  readonly bodyStart: number;
  readonly issues: readonly FrontMatterIssue[];
}

export interface FrontMatterIssue {
  readonly kind:
    | 'empty'
    | 'missing'
    | 'unclosed'
    | 'toml'
    | 'opener-not-alone'
    | 'closer-not-alone'
    | 'closed-by-plus'
    | 'second';
  readonly start: number;
  readonly end: number;
}

// Astro's own pattern (@astrojs/internal-helpers/frontmatter): what it takes for front matter is
// front matter.
const pattern = /(?:^\uFEFF?|^\s*\n)(?:---|\+\+\+)([\s\S]*?\n)(?:---|\+\+\+)/;

/**
 * Finds the front matter exactly where Astro finds it, and reports where that is not what a person
 * would expect.
 */
export function findFrontMatter(text: string): FrontMatter {
  const match = pattern.exec(text);
  if (match === null) return withoutFrontMatter(text);
  const start = match[0].search(/---|\+\+\+/);
  const [rawStart, rawEnd] = [start + 3, match[0].length - 3];
  const faults: FrontMatterIssue[] = [];
  const add = (kind: FrontMatterIssue['kind'], at: number) =>
    faults.push({ kind, start: at, end: endOfLine(text, at) });
  const isToml = text.startsWith('+++', start);
  if (isToml) add('toml', start);
  else if (!isBlank(restOfLine(text, rawStart))) add('opener-not-alone', start);
  if (!isToml && text.startsWith('+++', rawEnd)) add('closed-by-plus', rawEnd);
  else if (!isBlank(restOfLine(text, match[0].length))) add('closer-not-alone', rawEnd);
  const bodyStart = match[0].length;
  const rest = text.slice(bodyStart).trimStart();
  if (/^(?:---|\+\+\+)/.test(rest)) add('second', text.length - rest.length);
  return {
    start,
    yaml: isToml ? undefined : { start: rawStart, end: rawEnd },
    bodyStart,
    issues: faults,
  };
}

function withoutFrontMatter(text: string): FrontMatter {
  const start = text.length - text.trimStart().length;
  const kind =
    start === text.length ? 'empty' : text.startsWith('---', start) ? 'unclosed' : 'missing';
  const fault: FrontMatterIssue =
    kind === 'empty' ? { kind, start: 0, end: 0 } : { kind, start, end: endOfLine(text, start) };
  return {
    start,
    yaml: undefined,
    bodyStart: kind === 'missing' ? endOfLikelyFields(text) : text.length,
    issues: [fault],
  };
}

/**
 * The offset after the line of hyphens that probably ends the fields, so that fields are not
 * checked as body text; 0 if there is none.
 */
function endOfLikelyFields(text: string): number {
  const match = /^---[ \t]*\r?\n(?=\r?\n)/m.exec(text.slice(0, 4000));
  return match === null ? 0 : match.index + match[0].length;
}

function restOfLine(text: string, offset: number): string {
  return text.slice(offset, endOfLine(text, offset));
}

function endOfLine(text: string, offset: number): number {
  const end = text.slice(offset).search(/[\r\n]/);
  return end < 0 ? text.length : offset + end;
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}
