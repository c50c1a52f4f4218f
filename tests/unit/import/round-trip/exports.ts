import { toHtml } from 'hast-util-to-html';
import { toHast } from 'mdast-util-to-hast';
import type { List, Nodes, PhrasingContent, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { serializeBody } from '../../../../src/import/write/markdown.ts';
import { p, r, style, toDocx } from '../docx/docx-file.ts';
import type { Article } from './article.ts';

const faqName = 'Frequently asked questions';

export function toMarkdownText(blocks: readonly RootContent[]): string {
  return serializeBody(blocks, {
    hasHeadings: true,
    resolveSourceId: () => '',
    resolveLink: (url) => url,
    toImage: (url) => url,
  }).text;
}

/** Markdown with the title as its first heading, and bold questions. */
export function exportMarkdown({ title, body, questions }: Article): string {
  const asked = questions.map(
    ({ question, answer }) => `**${question}**\n\n${toMarkdownText(answer)}`,
  );
  return [
    `# ${title}\n`,
    toMarkdownText(body),
    ...(asked.length === 0 ? [] : [`## ${faqName}\n`, ...asked]),
  ].join('\n');
}

/** The text of an article as HTML, its questions as parts that fold away. */
function exportHtmlText({ body, questions }: Article): string {
  const asked = questions.map(
    ({ question, answer }) =>
      `<details><summary>${escape(question)}</summary>\n${toHtmlText(answer)}\n</details>`,
  );
  return [toHtmlText(body), ...(asked.length === 0 ? [] : [`<h2>${faqName}</h2>`, ...asked])].join(
    '\n',
  );
}

/** A page of a site. */
export function exportHtml(article: Article): string {
  return `<!DOCTYPE html>\n<html lang="en">\n<head><meta charset="utf-8"><title>${escape(article.title)}</title></head>\n<body>\n<main>\n<h1>${escape(article.title)}</h1>\n${exportHtmlText(article)}\n</main>\n</body>\n</html>\n`;
}

/** An export of WordPress with one post. */
export function exportWxr(article: Article): string {
  const names =
    'xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"';
  const item = `<item>\n<title>${escape(article.title)}</title>\n<link>https://old.example.org/2020/an-article/</link>\n<content:encoded><![CDATA[${exportHtmlText(article)}]]></content:encoded>\n<wp:post_id>7</wp:post_id>\n<wp:post_date>2020-05-06 07:08:09</wp:post_date>\n<wp:post_name>an-article</wp:post_name>\n<wp:status>publish</wp:status>\n<wp:post_type>post</wp:post_type>\n</item>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" ${names}>\n<channel>\n<title>Old site</title>\n<link>https://old.example.org</link>\n<wp:wxr_version>1.2</wp:wxr_version>\n${item}\n</channel>\n</rss>\n`;
}

/** Plain text as people copy it: marks, links and code are gone. */
export function exportText({ title, body, questions }: Article): string {
  const asked = questions.map(
    ({ question, answer }) =>
      `Q: ${question}\n\nA: ${answer.map((block) => toPlain(block)).join('\n\n')}`,
  );
  return `${[title, ...body.map((block) => toPlain(block)), ...(asked.length === 0 ? [] : [faqName, ...asked])].join('\n\n')}\n`;
}

/** A document of Word with its own styles. */
export function exportDocx({ title, body, questions }: Article): Uint8Array {
  const links: string[] = [];
  const lists: List[] = [];
  const asked = questions.flatMap(({ question, answer }) => [
    p(r(escape(question), 'b')),
    ...answer.map((block) => toWord(block, links, lists)),
  ]);
  const xml = [
    p(r(escape(title)), 'Title'),
    ...body.map((block) => toWord(block, links, lists)),
    ...(asked.length === 0 ? [] : [p(r(faqName), 'Heading1'), ...asked]),
  ].join('');
  const level = (format: string, number: number, start: number) =>
    `<w:lvl w:ilvl="${number}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/></w:lvl>`;
  const numbering =
    lists
      .map(
        (list, index) =>
          `<w:abstractNum w:abstractNumId="${index}">${[0, 1, 2].map((number) => level(list.ordered === true ? 'decimal' : 'bullet', number, list.start ?? 1)).join('')}</w:abstractNum>`,
      )
      .join('') +
    lists
      .map(
        (_, index) => `<w:num w:numId="${index + 1}"><w:abstractNumId w:val="${index}"/></w:num>`,
      )
      .join('');
  const styles =
    style('Title', 'Title') +
    [1, 2, 3, 4].map((number) => style(`Heading${number}`, `heading ${number}`)).join('') +
    style('Quote', 'Quote') +
    style('Code', 'Code') +
    style('ListParagraph', 'List Paragraph');
  return toDocx(xml, {
    parts: { numbering, styles },
    relations: Object.fromEntries(
      links.map((url, index) => [`link${index}`, `hyperlink ${escape(url)}`]),
    ),
  });
}

function toHtmlText(blocks: readonly RootContent[]): string {
  return toHtml(toHast({ type: 'root', children: [...blocks] }));
}

function escape(value: string): string {
  return value
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

function toPlain(node: Nodes, indent = ''): string {
  if (node.type === 'list')
    return node.children
      .map(
        (item, index) =>
          `${indent}${node.ordered === true ? `${index + (node.start ?? 1)}.` : '-'} ${item.children.map((child) => toPlain(child, `${indent}  `)).join('\n')}`,
      )
      .join('\n');
  if (node.type === 'table')
    return node.children
      .map((row) => row.children.map((cell) => toString(cell)).join('\t'))
      .join('\n');
  if (node.type === 'blockquote')
    return node.children.map((child) => `> ${toPlain(child)}`).join('\n>\n');
  return toString(node);
}

function toWord(node: RootContent, links: string[], lists: List[], level = 0): string {
  if (node.type === 'heading') return p(toRuns(node.children, links), `Heading${node.depth - 1}`);
  if (node.type === 'paragraph') return p(toRuns(node.children, links));
  if (node.type === 'blockquote')
    return node.children
      .map((child) => (child.type === 'paragraph' ? p(toRuns(child.children, links), 'Quote') : ''))
      .join('');
  if (node.type === 'code')
    return node.value
      .split('\n')
      .map((line) => p(r(escape(line)), 'Code'))
      .join('');
  if (node.type === 'table')
    return `<w:tbl>${node.children.map((row, index) => `<w:tr><w:trPr>${index === 0 ? '<w:tblHeader/>' : ''}</w:trPr>${row.children.map((cell) => `<w:tc>${p(toRuns(cell.children, links))}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;
  return node.type === 'list' ? toWordList(node, links, lists, level) : '';
}

function toWordList(node: List, links: string[], lists: List[], level: number): string {
  const number = lists.push(node);
  const items = node.children.flatMap((item) =>
    item.children.map((child, index) => {
      if (child.type === 'paragraph' && index > 0)
        return p(
          toRuns(child.children, links),
          'ListParagraph',
          `<w:ind w:left="${720 * (level + 1)}"/>`,
        );
      if (child.type === 'paragraph')
        return p(
          toRuns(child.children, links),
          '',
          `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${number}"/></w:numPr>`,
        );
      return child.type === 'list' ? toWordList(child, links, lists, level + 1) : '';
    }),
  );
  return items.join('');
}

function toRuns(
  nodes: readonly PhrasingContent[],
  links: string[],
  ...looks: readonly string[]
): string {
  return nodes
    .map((node) => {
      if (node.type === 'link')
        return `<w:hyperlink r:id="link${links.push(node.url) - 1}">${toRuns(node.children, links, ...looks)}</w:hyperlink>`;
      if (node.type === 'strong' || node.type === 'emphasis')
        return toRuns(node.children, links, ...looks, node.type === 'strong' ? 'b' : 'i');
      if (node.type === 'delete') return toRuns(node.children, links, ...looks, 'strike');
      if (node.type === 'break') return '<w:r><w:br/></w:r>';
      if (node.type === 'inlineCode')
        return r(escape(node.value), ...looks, '<w:rFonts w:ascii="Consolas"/>');
      return r(escape(toString(node)), ...looks);
    })
    .join('');
}
