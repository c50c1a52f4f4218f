import type { Passage } from '../../document.ts';
import { splitCodeSpans } from './code-spans.ts';
import { decodeEntities } from './entities.ts';
import { findFences } from './fences.ts';
import { dropMarks } from './passages/drop-marks.ts';
import { keepReadable } from './passages/keep-readable.ts';

/**
 * The words of a Markdown text that a person reads, line by line. It looks at lines alone and knows nothing of the tree, so that a
 * word that the tree has lost is seen. `firstLine` is the number of the first line.
 */
export function readPassages(text: string, firstLine: number): Passage[] {
  const lines = text.split('\n');
  const kinds = findFences(lines);
  const passages: Passage[] = [];
  let from = 0;
  kinds.forEach((kind, at) => {
    const line = lines[at] ?? '';
    if (kind === 'code') passages.push({ line: at + firstLine, words: line });
    if (kind === 'fence') passages.push({ line: at + firstLine, words: keepReadable(line) });
    if (kind !== 'text') from = at + 1;
    else if (kinds[at + 1] !== 'text')
      for (const each of readText(lines.slice(from, at + 1), from + firstLine)) passages.push(each);
  });
  return passages.filter(({ words }) => /[\p{L}\p{N}]/u.test(words));
}

function readText(lines: readonly string[], firstLine: number): Passage[] {
  // Signs within code are no marks; its words are those of the text.
  const plain = splitCodeSpans(lines.join('\n'))
    .map(({ text, isCode }) => (isCode ? text.replace(/[^\p{L}\p{M}\p{N}\n]/gu, ' ') : text))
    .join('');
  return dropMarks(plain)
    .split('\n')
    .map((line, at) => ({ line: at + firstLine, words: decodeEntities(line).trim() }));
}
