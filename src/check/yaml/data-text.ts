import { findNode, type DataPath } from './data-node.ts';
import type { Entry } from '../entry.ts';

/** A text among the fields of an entry, with its place as offsets in the file. */
export interface DataText {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The text at a path; undefined where it is empty, no text, or told to be written in a way that nobody can read for certain. */
export function findText(entry: Entry, path: DataPath): DataText | undefined {
  const { value, start, end } = findNode(entry.yaml?.root, path) ?? {};
  if (typeof value !== 'string' || value.trim() === '' || start === undefined || end === undefined)
    return undefined;
  const isDoubtful =
    entry.yaml?.issues.some((fault) => fault.start <= end && fault.end >= start) === true;
  return isDoubtful ? undefined : { text: value.trim(), start, end };
}
