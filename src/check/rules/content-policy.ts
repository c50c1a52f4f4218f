import { judgeNode } from '../../markdown/content-policy.ts';
import { findBodyPlace, type Entry } from '../entry.ts';
import { toError, type Diagnostic } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';

/** A body holds only what authors may write: content is data, never code. */
export const checkContentPolicy: Rule = ({ entries }) => entries.flatMap(checkEntry);

function checkEntry(entry: Entry): Diagnostic[] {
  const open: string[] = [];
  return (entry.body?.nodes ?? []).flatMap(({ node }) => {
    if (node.type === 'html' && isSecondHalf(node.value, open)) return [];
    return judgeNode(node).flatMap(({ rule, message, words, suggestion }) => {
      // The rule of links knows the address that was meant.
      if (rule === 'relative-link') return [];
      return [
        toError(
          rule,
          entry.path,
          findBodyPlace(entry, node, words),
          message,
          suggestion === undefined ? {} : { suggestion },
        ),
      ];
    });
  });
}

/** Whether an HTML tag closes one that is told already. */
function isSecondHalf(html: string, open: string[]): boolean {
  const opened = /^<([a-z][\w-]*)/i.exec(html)?.[1];
  if (opened !== undefined) open.push(opened.toLowerCase());
  const closed = /^<\/([a-z][\w-]*)\s*>$/i.exec(html)?.[1]?.toLowerCase();
  const at = closed === undefined ? -1 : open.lastIndexOf(closed);
  if (at >= 0) open.splice(at, 1);
  return at >= 0;
}
