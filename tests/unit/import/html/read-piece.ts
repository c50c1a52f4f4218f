import type { Nodes } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import type { HtmlOptions } from '../../../../src/import/formats/html/conversion.ts';
import { type HtmlTree, parseHtmlFragment } from '../../../../src/import/formats/html/tree.ts';

/**
 * A piece of HTML and its tree as Markdown, in which a question stands as "Q: …" above its quoted
 * answer.
 */
export function readPiece(
  html: string,
  options: HtmlOptions & { readonly line?: number } = {},
): HtmlTree & { readonly markdown: string } {
  const read = parseHtmlFragment(html, options);
  return { ...read, markdown: toText(read.tree) };
}

/** The words of the passages that stand neither in the tree nor among what was left out. */
export function findLostWords({ tree, dropped, visibleText }: HtmlTree): string[] {
  const have = Map.groupBy(
    [...toWords(toWordText(tree)), ...dropped.flatMap(({ words }) => toWords(words))],
    (word) => word,
  );
  return visibleText
    .flatMap(({ words }) => toWords(words))
    .filter((word) => have.get(word)?.pop() === undefined);
}

function toWords(text: string): string[] {
  return text.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

function toWordText(node: Nodes): string {
  if ('value' in node) return node.value;
  if (node.type === 'image') return ` ${node.alt ?? ''} `;
  if (!('children' in node)) return ' ';
  const isInLine = ['emphasis', 'strong', 'delete', 'link'].includes(node.type);
  const words = node.children
    .map(toWordText)
    .join(
      ['list', 'listItem', 'blockquote', 'table', 'tableRow', 'root', 'questionAndAnswer'].includes(
        node.type,
      )
        ? ' '
        : '',
    );
  return isInLine ? words : ` ${node.type === 'questionAndAnswer' ? node.question : ''} ${words} `;
}

function toText(tree: Nodes): string {
  const handlers = {
    questionAndAnswer: (node: { question: string; children: Nodes[] }) =>
      `Q: ${node.question}\n${toText({ type: 'blockquote', children: node.children } as Nodes).trimEnd()}`,
    passthrough: (node: { value: string }) => `\`${node.value}\``,
  };
  return toMarkdown(tree, {
    extensions: [gfmToMarkdown()],
    bullet: '-',
    emphasis: '_',
    rule: '-',
    handlers,
  }).trimEnd();
}
