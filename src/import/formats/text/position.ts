import type { Position } from 'unist';
import type { Line } from './lines.ts';

/** Where lines stand in the input. */
export function toPosition(lines: readonly Pick<Line, 'number' | 'text'>[]): Position {
  const last = lines.at(-1);
  return {
    start: { line: lines[0]?.number ?? 1, column: 1 },
    end: { line: last?.number ?? 1, column: (last?.text.length ?? 0) + 1 },
  };
}
