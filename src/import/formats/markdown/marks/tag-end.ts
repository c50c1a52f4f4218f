const furthest = 5000;
const deepest = 20;

/** Where the tag of a component ends that begins at `start`, with its quoted texts and braces; undefined where it does not end. */
export function findTagEnd(text: string, start: number): number | undefined {
  let depth = 0;
  let quote = '';
  const last = Math.min(text.length, start + furthest);
  for (let at = start + 1; at < last; at += 1) {
    const sign = text.charAt(at);
    if (quote !== '') {
      if (sign === quote) quote = '';
    } else if (sign === '{') {
      depth += 1;
      if (depth > deepest) return undefined;
    } else if (sign === '}') depth -= 1;
    else if (
      depth > 0
        ? `"'\``.includes(sign)
        : (sign === '"' || sign === "'") && text.charAt(at - 1) === '='
    )
      quote = sign;
    else if (depth === 0 && sign === '>') return at + 1;
    else if (depth === 0 && (sign === '<' || (sign === '\n' && text.charAt(at + 1) === '\n')))
      return undefined;
  }
  return undefined;
}
