import type { Nodes } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { ImportedDocument, ParsedInput } from '../../../../src/import/document.ts';
import type { SiteClock } from '../../../../src/import/moment.ts';
import { parseMarkdownFile } from '../../../../src/import/formats/markdown.ts';

/**
 * Reads a text as a file of that name; `beside` are the files that lie around it, by their paths.
 */
export function read(
  text: string,
  name = 'moss.md',
  beside: Readonly<Record<string, string>> = {},
  clock?: SiteClock,
): Promise<ParsedInput> {
  const bytes = (path: string) =>
    Object.hasOwn(beside, path) ? Buffer.from(beside[path] ?? '') : undefined;
  return parseMarkdownFile({
    name,
    bytes: Buffer.from(text),
    readBeside: bytes,
    ...(clock && { clock }),
  });
}

/** The one document of a reading. */
export function only({ documents }: ParsedInput): ImportedDocument {
  const [document, ...others] = documents;
  if (document === undefined || others.length > 0) throw new Error(`${documents.length} documents`);
  return document;
}

/** The blocks of a document, each as its kind and its words. */
export function outline(reading: ParsedInput): string[] {
  return only(reading).tree.children.map((node) => {
    const depth = node.type === 'heading' ? ` ${node.depth}` : '';
    const question = node.type === 'questionAndAnswer' ? `${node.question} / ` : '';
    return `${node.type}${depth}: ${question}${toString(node)}`;
  });
}

/** What is to be decided by a person. */
export function asked({ messages }: ParsedInput): string[] {
  return messages
    .filter(({ requiresAction }) => requiresAction)
    .map(({ line, message }) => `${line}: ${message}`);
}

/**
 * The words of the input that are neither in the document nor among what was left out, each as
 * often as it is missing.
 */
export function lost(reading: ParsedInput): string[] {
  const there = [
    ...reading.documents.flatMap(listWritten),
    ...reading.dropped.map(({ words }) => words),
  ].flatMap(toWords);
  const counts = new Map<string, number>();
  for (const word of there) counts.set(word, (counts.get(word) ?? 0) + 1);
  return reading.visibleText
    .flatMap(({ words }) => toWords(words))
    .filter((word) => {
      const count = counts.get(word) ?? 0;
      counts.set(word, count - 1);
      return count <= 0;
    });
}

function listWritten({
  title,
  description,
  authors,
  topics,
  asks,
  cover,
  tree,
}: ImportedDocument): string[] {
  const words = [
    title?.value ?? '',
    description?.value ?? '',
    cover?.alt ?? '',
    ...asks.map(({ value }) => value),
  ];
  words.push(
    ...authors.flatMap(({ value }) => [value.name, value.role ?? '', value.bio ?? '']),
    ...topics.map(({ value }) => value.label),
  );
  visit(tree, (node) => {
    if (node.type === 'questionAndAnswer') words.push(node.question);
    if (
      node.type === 'paragraph' ||
      node.type === 'heading' ||
      node.type === 'tableCell' ||
      node.type === 'code'
    )
      words.push(toText(node));
  });
  return words;
}

/** The words of a node, with a blank where a line breaks. */
function toText(node: Nodes): string {
  if (node.type === 'break') return ' ';
  return 'children' in node ? node.children.map(toText).join('') : toString(node);
}

function toWords(text: string): string[] {
  return text.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}
