/** A text as YAML reads it back within quotes: double ones, or single ones where it holds double ones itself. */
export function quoteScalar(text: string): string {
  return text.includes('"')
    ? `'${text.replaceAll("'", "''")}'`
    : `"${text.replaceAll('\\', '\\\\')}"`;
}
