import type { RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import {
  createDocument,
  type EntryDraft,
  type ImportedDocument,
  type Split,
  type SplitOptions,
} from '../../../../src/import/document.ts';
import { splitDocument } from '../../../../src/import/extract/split.ts';

const reader = unified().use(remarkParse).use(remarkGfm);
const writer = unified()
  .use(remarkGfm)
  .use(remarkStringify, {
    bullet: '-',
    rule: '-',
    handlers: {
      citation: (node: { record: Record<string, unknown> }) =>
        `{${Object.values(node.record).flat().join(' | ')}}`,
      questionAndAnswer: () => '{question}',
    },
  });

/** A document whose tree is that of the Markdown. */
export function toMarkdownDocument(
  markdown: string,
  given: Partial<ImportedDocument> = {},
): ImportedDocument {
  return createDocument({ ...given, tree: reader.parse(markdown) });
}

/** Splits a document written as Markdown. */
export function splitMarkdown(
  markdown: string,
  given: Partial<ImportedDocument> = {},
  options: Partial<SplitOptions> = {},
): Split {
  return splitDocument(toMarkdownDocument(markdown, given), {
    into: undefined,
    faq: 'split',
    ...options,
  });
}

/** An entry and its questions as lines: collection, title and body. */
export function describeEntry({ collection, title, body, questions, topics }: EntryDraft): unknown {
  const labels = topics.map(({ value }) => value.label);
  return {
    [collection]: title.value,
    body: toMarkdown(body),
    ...(labels.length > 0 && { topics: labels }),
    ...(questions.length > 0 && { questions: questions.map(describeEntry) }),
  };
}

/** All entries of a split, as above. */
export function describeSplit({ entries }: Split): unknown[] {
  return entries.map(describeEntry);
}

/** What was left out, as "line: words (reason)". */
export function describeLeftOut({ dropped }: Split): string[] {
  return dropped.map(({ line, words, reason }) => `${line}: ${words} (${reason})`);
}

/** Blocks as Markdown. */
export function toMarkdown(children: readonly RootContent[]): string {
  return writer.stringify({ type: 'root', children: [...children] }).trim();
}
