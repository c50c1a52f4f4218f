import type { ParsedInput } from '../../../../src/import/document.ts';
import { accountFor } from '../../../../src/import/write/accounting.ts';
import { serializeBody } from '../../../../src/import/write/markdown.ts';

/** The first document as Markdown, in which a test can be read. */
export function toMarkdown(reading: ParsedInput): string {
  const children = reading.documents[0]?.tree.children ?? [];
  return serializeBody(children, {
    hasHeadings: true,
    resolveSourceId: () => '',
    resolveLink: (url) => url,
    toImage: (url) => url,
  }).text.trim();
}

/** The words of the input that are neither in the document nor left out. */
export function listMissing(reading: ParsedInput): string[] {
  const said = reading.documents.flatMap(({ title, description, authors }) => [
    title?.value ?? '',
    description?.value ?? '',
    ...authors.map(({ value }) => value.name),
  ]);
  return accountFor(
    reading.visibleText,
    [toMarkdown(reading), ...said],
    reading.dropped,
  ).missing.map(({ words }) => words);
}
