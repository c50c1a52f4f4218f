import { parseMarkdown } from '../../domain/body/index.ts';
import type { TextRange } from '../../domain/text/index.ts';
import { defineRule } from '../define-rule.ts';

/** Which of two versions holds is for a person to say, so nothing else is said of such a file. */
export default defineRule({
  name: 'merge-conflict',
  level: 'error',
  summary: 'A file that holds two versions, as git leaves it after a conflict.',
  endsFile: true,
  checkFile(_file, { source, report }) {
    const found = source && findConflictMark(source.text);
    if (found === undefined) return;
    report(
      found,
      'Here stand two versions of the text, as git leaves them where two people changed the same lines. Keep the lines that hold, and delete the others with the lines that begin with <<<<<<<, ======= and >>>>>>>.',
    );
  },
});

/** The first mark of a conflict; code may show one. */
function findConflictMark(text: string): TextRange | undefined {
  if (!text.includes('<<<<<<<') && !text.includes('>>>>>>>')) return undefined;
  const marks = [...text.matchAll(/^(?:<{7}|>{7})(?: [^\r\n]*)?$/gm)].map(({ index, 0: line }) => ({
    start: index,
    end: index + line.length,
  }));
  if (marks.length === 0) return undefined;
  const code = parseMarkdown(text, 'markdown').children.filter(({ type }) => type === 'code');
  return marks.find(({ start }) =>
    code.every(
      ({ position }) =>
        position === undefined ||
        start < (position.start.offset ?? 0) ||
        start >= (position.end.offset ?? 0),
    ),
  );
}
