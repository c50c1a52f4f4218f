/** The lines of a field that the pages hand to Pagefind, which makes one space of a line break; a sign stands between them. */
export function parseMetaLines(field: string | undefined): string[] {
  return (field ?? '')
    .split('¶')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
