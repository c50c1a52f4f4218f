import { trimBody } from '../../domain/body/index.ts';
import type { TextRange } from '../../domain/text/index.ts';
import { collections } from '../../schemas/index.ts';
import { parseTolerantly } from '../body/body.ts';
import { defineRule } from '../define-rule.ts';
import type { Edit } from '../diagnostic.ts';
import type { Entry, EntryFacts } from '../entry.ts';
import { editText } from '../files/source-text.ts';
import { parseYaml } from '../yaml/parse.ts';

/** In Markdown two spaces at the end of a line are a line break, and those stay. */
export default defineRule({
  name: 'trailing-space',
  defaultLevel: 'info',
  summary: 'Spaces at the end of a line that say nothing.',
  checkEntry(entry, { report }) {
    if (!/[ \t](?:\r?\n|$)/.test(entry.text)) return;
    const found = [...findInYaml(entry), ...findInBody(entry)];
    if (found.length === 0) return;
    const others = found.length === 1 ? '' : `, as at the end of ${found.length - 1} more`;
    const where = found.length === 1 ? 'the line' : `${found.length} lines`;
    report(
      found[0],
      `At the end of this line stand spaces that say nothing${others}. Delete them.`,
      {
        suggestion: '',
        fix: {
          describe: `Delete spaces at the end of ${where}`,
          edits: createDeletions(found),
        },
      },
    );
  },
});

/**
 * All of them if the fields say the same without, which they do not if a text of several lines
 * holds some.
 */
function findInYaml({ collection, text, yaml, frontMatter }: EntryFacts): readonly TextRange[] {
  const range = frontMatter === undefined ? { start: 0, end: text.length } : frontMatter.yaml;
  if (range === undefined || yaml?.root === undefined || yaml.issues.length > 0) return [];
  const found = findTrailingSpaces(text, range.start, range.end);
  const fixed = editText(text.slice(0, range.end), createDeletions(found)).slice(range.start);
  return found.length > 0 &&
    isSame(
      parseYaml(fixed, 0, collections[collection].isList === true ? 'list' : 'fields').root?.value,
      yaml.root.value,
    )
    ? found
    : [];
}

/** Single spaces, and those of empty lines, if the text reads the same without. */
function findInBody({ path, text, body, frontMatter }: Entry): readonly TextRange[] {
  if (body?.tree === undefined || frontMatter === undefined) return [];
  const toOffset = (offset = 0) => body.start + offset;
  const literal = body.nodes.flatMap(({ node }) =>
    'value' in node && node.type !== 'text'
      ? [{ start: toOffset(node.position?.start.offset), end: toOffset(node.position?.end.offset) }]
      : [],
  );
  const found = findTrailingSpaces(text, frontMatter.bodyStart, text.length).filter(
    ({ start, end }) => {
      const isLineEmpty = start === frontMatter.bodyStart || text[start - 1] === '\n';
      const isSpare = isLineEmpty || (text.slice(start, end) === ' ' && text[start - 1] !== '\\');
      return isSpare && !literal.some((node) => node.start < end && start < node.end);
    },
  );
  if (found.length === 0) return [];
  const fixed = trimBody(editText(text, createDeletions(found)).slice(frontMatter.bodyStart));
  const { tree } = parseTolerantly(fixed, path.endsWith('.mdx') ? 'mdx' : 'markdown');
  return isSame(tree, body.tree) ? found : [];
}

function createDeletions(ranges: readonly TextRange[]): Edit[] {
  return ranges.map((range) => ({ ...range, text: '' }));
}

function isSame(a: unknown, b: unknown): boolean {
  const serialize = (value: unknown) =>
    JSON.stringify(value, (key, each: unknown) => (key === 'position' ? undefined : each));
  return serialize(a) === serialize(b);
}

/** The spaces and tabs at the ends of the lines of a text between two offsets. */
function findTrailingSpaces(text: string, from: number, to: number): TextRange[] {
  const found: TextRange[] = [];
  for (let lineStart = from; lineStart < to;) {
    const next = text.indexOf('\n', lineStart);
    const lineEnd = next < 0 || next >= to ? to : next;
    const end = text[lineEnd - 1] === '\r' && lineEnd > lineStart ? lineEnd - 1 : lineEnd;
    let start = end;
    while (start > lineStart && (text[start - 1] === ' ' || text[start - 1] === '\t')) start -= 1;
    if (start < end) found.push({ start, end });
    lineStart = lineEnd + 1;
  }
  return found;
}
