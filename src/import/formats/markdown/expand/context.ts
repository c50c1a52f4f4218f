import type { RootContent } from 'mdast';
import type { Mark, Marks } from '../marks/mark.ts';
import type { Notes } from '../../../log.ts';

/** Names of values that readers saw. */
const shown = new Set([
  'alt',
  'title',
  'caption',
  'label',
  'summary',
  'attr',
  'text',
  'heading',
  'question',
  'answer',
  'content',
  'description',
  'header',
  'aria-label',
]);

/** What is known while marks become nodes. */
export interface Expansion {
  readonly marks: Marks;
  readonly notes: Notes;
  /** The path of the file, from which other files are named. */
  readonly file: string;
  readonly imports: ReadonlyMap<string, string>;
}

/** A mark with the blocks between it and the mark that closes it, if any does. */
export type ToBlocks = (mark: Mark, children: RootContent[], expansion: Expansion) => RootContent[];

/** The place of a node that stands for a mark. */
export function placeOf({ line, source }: Mark): {
  position: { start: { line: number; column: number }; end: { line: number; column: number } };
} {
  const last = line + source.split('\n').length - 1;
  return { position: { start: { line, column: 1 }, end: { line: last, column: 1 } } };
}

/** The first of the values that has words. */
export function valueOf(mark: Mark, ...names: readonly string[]): string | undefined {
  return names
    .map((name) => mark.values.get(name))
    .find((value) => value !== undefined && value.trim() !== '');
}

/** Notes the words of a mark that a reader saw and that are not in what it became. */
export function leaveOutOthers(
  mark: Mark,
  used: readonly (string | undefined)[],
  { notes }: Expansion,
): void {
  const named = [...mark.values].flatMap(([key, value]) =>
    shown.has(key) || /\s/.test(value) ? [value] : [],
  );
  const others = [...named, ...mark.plain.filter((value) => /\s/.test(value))].filter(
    (value) => !used.includes(value),
  );
  notes.leaveOut(mark.line, others.join(' '), `what else "${shorten(mark.source)}" says`);
}

/** A mark as a message shows it. */
export function shorten(source: string): string {
  const line = source.replace(/\s+/g, ' ').trim();
  return line.length <= 80 ? line : `${line.slice(0, 79)}…`;
}
