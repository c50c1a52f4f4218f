import type { LeftOut, Said } from '../../document.ts';
import type { Block } from './blocks.ts';
import { judgeLine } from '../../extract/leftovers/judge.ts';
import { joinLines } from './wrapping.ts';

/** The title of a text and which of its blocks say it. */
export interface Title {
  readonly title: Said<string> | undefined;
  /** The blocks that stay text. */
  readonly blocks: readonly Block[];
  readonly leftOut: readonly LeftOut[];
}

interface Candidate {
  readonly block: Block;
  readonly words: string;
  /** Whether it is of the page, not of the text. */
  readonly isLeftover: boolean;
}

const longest = 120;

/** Finds the title: the first short line above the text, or the one that is said twice there. */
export function findTitle(blocks: readonly Block[]): Title {
  const candidates = toCandidates(blocks);
  const title = choose(candidates);
  if (title === undefined) return { title: undefined, blocks, leftOut: [] };
  const menu = candidates
    .slice(0, candidates.indexOf(title))
    .filter((each, index) => readMenu(candidates, index)?.includes(each) === true);
  const said = candidates.filter(
    ({ words, isLeftover }) => !isLeftover && toCompared(words) === toCompared(title.words),
  );
  const gone = new Set([...said, ...menu].map(({ block }) => block));
  return {
    title: { value: title.words, line: toLine(title) },
    blocks: blocks.filter((block) => !gone.has(block)),
    leftOut: [
      ...menu.map((each) => toLeftOut(each, 'a menu of the page')),
      ...said
        .filter((each) => each !== title)
        .map((each) => toLeftOut(each, 'the title, said again')),
    ],
  };
}

/** The short lines above the first text. */
function toCandidates(blocks: readonly Block[]): Candidate[] {
  const candidates: Candidate[] = [];
  for (const block of blocks.slice(0, 40)) {
    if (block.kind === 'rule') continue;
    const words = toWords(block);
    if (words === undefined) break;
    candidates.push({
      block,
      words,
      isLeftover: judgeLine(words) !== undefined || isByline(words),
    });
  }
  return candidates;
}

function toWords(block: Block): string | undefined {
  if (block.kind !== 'paragraph' && block.kind !== 'underlined') return undefined;
  const text = joinLines(block.kind === 'underlined' ? block.lines.slice(0, 1) : block.lines);
  if (text.length > longest) return undefined;
  return /[^.]\.$|[,;:]$/.test(text)
    ? undefined
    : text.replace(/^#\s+/, '').replace(/^\*\*([^*]+)\*\*$/, '$1');
}

function choose(lines: readonly Candidate[]): Candidate | undefined {
  const candidates = lines.filter(({ isLeftover }) => !isLeftover);
  const marked = candidates.find(
    ({ block }) => block.kind === 'underlined' || /^#\s/.test(block.lines[0]?.text ?? ''),
  );
  if (marked !== undefined) return marked;
  const counts = new Map<string, number>();
  for (const { words } of candidates)
    counts.set(toCompared(words), (counts.get(toCompared(words)) ?? 0) + 1);
  const twice = candidates.find(({ words }) => (counts.get(toCompared(words)) ?? 0) > 1);
  if (twice !== undefined) return twice;
  return (
    lines.find((line, index) => !line.isLeftover && toShortLines(lines, index).length === 0) ??
    candidates[0]
  );
}

/** The short lines without an empty line between among which a line stands, as those of a menu do; none where it stands apart. */
function toShortLines(candidates: readonly Candidate[], index: number): readonly Candidate[] {
  let start = index;
  while (start > 0 && toGap(candidates[start]) === 0) start -= 1;
  let end = index + 1;
  while (end < candidates.length && toGap(candidates[end]) === 0) end += 1;
  const lines = candidates.slice(start, end);
  return lines.length > 2 && lines.every(({ words }) => words.split(' ').length <= 3) ? lines : [];
}

/** The lines of the menu in which a line stands: short lines of which one leads to the first page. */
function readMenu(
  candidates: readonly Candidate[],
  index: number,
): readonly Candidate[] | undefined {
  const lines = toShortLines(candidates, index);
  return lines.some(({ words }) => judgeLine(words)?.isMenuHead === true) ? lines : undefined;
}

function toLeftOut(candidate: Candidate, reason: string): LeftOut {
  return { line: toLine(candidate), words: candidate.words, reason };
}

function isByline(words: string): boolean {
  return (
    /^(?:by|von|par|written by|geschrieben von|text:|author|autor(?:in)?)\b/iu.test(words) ||
    /^\p{L}{0,12}\.?,? ?\d{1,2}\.? ?\p{L}{0,12},? ?\d{0,4}$/u.test(words) ||
    /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}$/.test(words)
  );
}

function toGap(candidate: Candidate | undefined): number {
  return candidate?.block.lines[0]?.gap ?? 0;
}

function toLine({ block }: Candidate): number {
  return block.lines[0]?.number ?? 1;
}

function toCompared(words: string): string {
  return words
    .replace(/[\p{P}\p{Z}]+/gu, ' ')
    .trim()
    .toLowerCase();
}
