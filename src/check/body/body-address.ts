import type { Definition, Image, Link } from 'mdast';
import type { Entry } from '../entry.ts';
import type { TextRange } from '../fixes/nearest-fix.ts';

/**
 * Where the address of a link, an image or a definition stands, as offsets in the file. Undefined where it is written
 * otherwise than it reads, as with character references, or where it is its own text.
 */
export function findAddress(
  { body, text }: Entry,
  node: Readonly<Link> | Readonly<Image> | Readonly<Definition>,
): TextRange | undefined {
  const [from, to] = [node.position?.start.offset, node.position?.end.offset];
  if (body === undefined || from === undefined || to === undefined || node.url === '')
    return undefined;
  const source = text.slice(body.start + from, body.start + to);
  const heads = node.type === 'definition' ? [']: ', ']: <', ']:'] : ['](', '](<'];
  for (const head of heads) {
    const at = source.lastIndexOf(head + node.url);
    const after = source.at(at + head.length + node.url.length);
    if (at < 0 || (after !== undefined && !/[)>\s]/.test(after))) continue;
    const start = body.start + from + at + head.length;
    return { start, end: start + node.url.length };
  }
  return undefined;
}
