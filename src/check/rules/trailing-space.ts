import { isList } from '../../schemas/collections.ts';
import { parseBody } from '../body/body.ts';
import { editText } from '../fixes/edited-file.ts';
import type { Entry } from '../entry.ts';
import { findTrailingSpaces } from '../files/line-ends.ts';
import type { TextRange } from '../fixes/nearest-fix.ts';
import { toFinding, type Edit, type Diagnostic } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';
import { parseYamlTolerantly } from '../yaml/yaml-fixed.ts';

/** No line ends in spaces that say nothing. In Markdown two of them are a line break, and those stay. */
export const checkTrailingSpace: Rule = ({ entries, settings }) =>
  settings.getLevel('trailing-space') === 'off' ? [] : entries.flatMap(checkEntry);

function checkEntry(entry: Entry): Diagnostic[] {
  if (!/[ \t](?:\r?\n|$)/.test(entry.text)) return [];
  const spare = [...listInYaml(entry), ...listInBody(entry)];
  const [first] = spare;
  if (first === undefined) return [];
  const others = spare.length === 1 ? '' : `, as at the end of ${spare.length - 1} more`;
  return [
    toFinding(
      'trailing-space',
      entry.path,
      entry.lines.toPlace(first.start, first.end),
      `At the end of this line stand spaces that say nothing${others}. Delete them.`,
      {
        suggestion: '',
        fix: {
          describe:
            spare.length === 1
              ? 'Delete spaces at the end of the line'
              : `Delete spaces at the end of ${spare.length} lines`,
          edits: toDeletions(spare),
        },
      },
    ),
  ];
}

/** All of them where the fields say the same without, which they do not where a text of several lines holds some. */
function listInYaml({ collection, text, yaml, frontMatter }: Entry): readonly TextRange[] {
  const range = frontMatter === undefined ? { start: 0, end: text.length } : frontMatter.yaml;
  if (range === undefined || yaml?.root === undefined || yaml.issues.length > 0) return [];
  const found = findTrailingSpaces(text, range.start, range.end);
  const mended = editText(text.slice(0, range.end), toDeletions(found)).slice(range.start);
  return found.length > 0 &&
    isSame(
      parseYamlTolerantly(mended, 0, isList(collection) ? 'list' : 'fields').root?.value,
      yaml.root.value,
    )
    ? found
    : [];
}

/** Single spaces, and those of empty lines, where the text reads the same without. */
function listInBody({ path, text, body, frontMatter }: Entry): readonly TextRange[] {
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
  const mended = parseBody(
    editText(text, toDeletions(found)),
    frontMatter.bodyStart,
    path.endsWith('.mdx') ? 'mdx' : 'markdown',
  );
  return isSame(mended.tree, body.tree) ? found : [];
}

function toDeletions(ranges: readonly TextRange[]): Edit[] {
  return ranges.map((range) => ({ ...range, text: '' }));
}

function isSame(a: unknown, b: unknown): boolean {
  const toText = (value: unknown) =>
    JSON.stringify(value, (key, each: unknown) => (key === 'position' ? undefined : each));
  return toText(a) === toText(b);
}
