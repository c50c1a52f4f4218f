/**
 * From `at` in a text on, until the next run, each character stands in its source at `offset` and
 * what follows.
 */
interface SourceRun {
  readonly at: number;
  readonly offset: number;
}

/**
 * Where the characters of a Markdown text stand in its source, which is longer where there are
 * escapes, references such as `&amp;`, and the beginnings of lines within lists and quotes. Offsets
 * count from the start of `source`.
 */
export function alignToSource(text: string, source: string): SourceRun[] {
  if (text.length === source.length) return [{ at: 0, offset: 0 }];
  const runs: SourceRun[] = [{ at: 0, offset: 0 }];
  let [at, offset] = [0, 0];
  while (at < text.length) {
    const reference = source[offset] === '&' ? readReference(source, offset) : undefined;
    if (reference !== undefined && !text.startsWith(reference, at)) {
      at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
      offset += reference.length;
      runs.push({ at, offset });
      continue;
    }
    const found = source.indexOf(text.charAt(at), offset);
    // A character that cannot be found is assumed to be at the offset of the one before it.
    if (found < 0) break;
    if (found !== offset) runs.push({ at, offset: found });
    [at, offset] = [at + 1, found + 1];
  }
  return runs;
}

/** The offset in the source of the character at `at`. */
export function toSourceOffset(runs: readonly SourceRun[], at: number): number {
  let [low, high] = [0, runs.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((runs[middle]?.at ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  const run = runs[low];
  return run === undefined ? at : run.offset + at - run.at;
}

function readReference(source: string, offset: number): string | undefined {
  const reference = /&(?:#\d{1,7}|#x[\da-f]{1,6}|\w{1,31});/iy;
  reference.lastIndex = offset;
  return reference.exec(source)?.[0];
}
