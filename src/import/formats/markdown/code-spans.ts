/** A part of a text: code between backquotes, or what is none. */
export interface Stretch {
  readonly text: string;
  readonly isCode: boolean;
}

/** Takes a text apart into code spans (with their backquotes) and what stands between them, in time linear in its length. */
export function splitCodeSpans(text: string): Stretch[] {
  const runs = [...text.matchAll(/`+/g)]
    .filter(({ index }) => !isEscaped(text, index))
    .map(({ 0: mark, index }) => ({ start: index, length: mark.length }));
  const blanks = [...text.matchAll(/\n[ \t]*\n/g)].map(({ index }) => index);
  const places = Map.groupBy(
    runs.map((_, at) => at),
    (at) => runs[at]?.length ?? 0,
  );
  const used = new Map<number, number>();
  const stretches: Stretch[] = [];
  let [done, blank] = [0, 0];
  for (let at = 0; at < runs.length; at += 1) {
    const { start = 0, length = 0 } = runs[at] ?? {};
    while ((blanks[blank] ?? Infinity) < start) blank += 1;
    const same = places.get(length) ?? [];
    let next = used.get(length) ?? 0;
    while ((same[next] ?? Infinity) <= at) next += 1;
    used.set(length, next);
    const closing = same[next];
    const end = closing === undefined ? undefined : (runs[closing]?.start ?? 0) + length;
    // A code span does not reach beyond its paragraph.
    if (closing === undefined || end === undefined || end > (blanks[blank] ?? Infinity)) continue;
    stretches.push(
      { text: text.slice(done, start), isCode: false },
      { text: text.slice(start, end), isCode: true },
    );
    [done, at] = [end, closing];
  }
  return [...stretches, { text: text.slice(done), isCode: false }].filter(
    (stretch) => stretch.text !== '',
  );
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text.charAt(at - 1 - slashes) === '\\') slashes += 1;
  return slashes % 2 === 1;
}
