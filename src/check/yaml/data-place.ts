import { findField, findNode, type DataPath } from './data-node.ts';
import type { Entry } from '../entry.ts';
import type { Place } from '../diagnostic.ts';

/** The value; where there is none, the name of the field; where that is missing, the field around it or the first line. */
export function findValuePlace(entry: Entry, path: DataPath): Place {
  const node = findNode(entry.yaml?.root, path);
  const isEmpty = node === undefined || node.start === node.end;
  return isEmpty || path.length === 0
    ? findKeyPlace(entry, path)
    : entry.lines.toPlace(node.start, node.end);
}

/** The name of a field, or of the nearest field around it that is there. */
export function findKeyPlace(entry: Entry, path: DataPath): Place {
  for (let length = path.length; length > 0; length -= 1) {
    const field = findField(entry.yaml?.root, path.slice(0, length));
    if (field !== undefined) return entry.lines.toPlace(field.start, field.end);
  }
  const start = entry.frontMatter?.start ?? 0;
  return entry.lines.toPlace(start, entry.frontMatter === undefined ? start : start + 3);
}
