/** The id of an entry: its file name without folder and ending, so `faq/is-it-safe.md` is `is-it-safe`. */
export function toEntryId(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}
