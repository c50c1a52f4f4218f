import { visit } from 'unist-util-visit';
import type { PhrasingContent, RootContent } from 'mdast';
import { getLineText } from '../../../../src/import/write/entry-file.ts';
import type { Article } from './article.ts';
import { exportDocx, exportHtml, exportMarkdown, exportText, exportWxr } from './exports.ts';

/** A format in which articles can be written. */
export interface Exporter {
  readonly file: string;
  readonly write: (article: Article) => string | Uint8Array;
  /** What is left of an article in the format. */
  readonly toLost: (article: Article) => Article;
}

export const exporters: readonly Exporter[] = [
  { file: 'article.md', write: exportMarkdown, toLost: (article) => article },
  { file: 'article.html', write: exportHtml, toLost: (article) => article },
  { file: 'article.xml', write: exportWxr, toLost: (article) => article },
  { file: 'article.docx', write: exportDocx, toLost: (article) => article },
  { file: 'article.txt', write: exportText, toLost: toPlainArticle },
];

/**
 * What plain text can say of an article: words, without marks, links and code; headings of one
 * level.
 */
function toPlainArticle({ title, body, questions }: Article): Article {
  return {
    title,
    body: body.flatMap(toPlainBlock),
    questions: questions.map(({ question, answer }) => ({
      question,
      answer: answer.flatMap(toPlainBlock),
    })),
  };
}

function toPlainBlock<Block extends RootContent>(block: Block): Block[] {
  if (block.type === 'code') return [];
  const plain = structuredClone(block);
  if (plain.type === 'heading') plain.depth = 2;
  visit(plain, (node) => {
    if (node.type === 'listItem')
      node.children = node.children.filter((child, index) => index === 0 || child.type === 'list');
    if (node.type === 'list' || node.type === 'listItem') node.spread = false;
    if (node.type === 'list' && node.ordered === true) node.start = 1;
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell')
      node.children = [{ type: 'text', value: getLineText(node) } satisfies PhrasingContent];
  });
  return [plain];
}
