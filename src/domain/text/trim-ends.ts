/**
 * A text without the signs at its end of which `sign` is true, which is asked about one UTF-16 unit at a time. A regular
 * expression such as `/[.,]+$/` would begin anew at each sign of a run that does not stand at the end.
 */
export function trimEndOf(text: string, sign: (unit: string) => boolean): string {
  let end = text.length;
  while (end > 0 && sign(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
