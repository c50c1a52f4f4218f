import type {
  Definition,
  Heading,
  ImageReference,
  LinkReference,
  Nodes,
  PhrasingContent,
  Root,
  Table,
} from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { toFragment } from '../../../domain/text/index.ts';
import { getLine, linesAt, type QuestionAndAnswer } from '../../document.ts';
import { createImportLog, type ImportLog } from '../../import-log.ts';
import { UnreadableInputError } from '../../input.ts';
import { placeFootnotes, rewriteChildren } from '../footnotes.ts';
import { restoreBraces, restoreConstructs } from './constructs/construct.ts';
import { createBox } from '../box.ts';
import { type NamedPlace, prepareBody } from './constructs/prepare.ts';
import { expandFlow, expandPhrasing } from './expand/expand.ts';
import type { FieldQuestion } from './fields.ts';
import { convertHtml } from './html.ts';
import { checkTreeDepth, isBlock, parseMarkdownLines } from './parse.ts';
import { getVisibleAttributes } from './visible-text.ts';

/**
 * Parses the Markdown of a body whose first line is `firstLine`. Throws UnreadableInputError if it
 * is too deeply nested or too expensive to parse.
 */
export function parseMarkdownBody(
  text: string,
  firstLine: number,
  file: string,
  log: ImportLog,
): Root {
  const {
    text: prepared,
    lines,
    constructs,
    imports,
    ids,
    anchors,
  } = prepareBody(text, firstLine, /\.mdx$/i.test(file), log);
  const tree = parseMarkdownLines(prepared, lines);
  const own = createImportLog();
  resolveReferences(tree);
  placeFootnotes(tree, own);
  moveLinkTitles(tree, own);
  convertHtml(tree, own);
  const expansion = { constructs, imports, file, log };
  expandFlow(tree, expansion);
  expandPhrasing(tree, expansion);
  restoreRaw(tree);
  headAlerts(tree, own);
  tidy(tree, own);
  noteFormerIds(tree, ids, anchors);
  checkTreeDepth(tree);
  // Messages may contain placeholders, which become the original text again.
  for (const { line, words, reason } of own.dropped)
    log.drop(line, restoreConstructs(words, constructs), reason);
  for (const entry of own.messages)
    log.messages.push({ ...entry, message: restoreConstructs(entry.message, constructs) });
  return tree;
}

/** A question of the front matter with its parsed answer, all on the line of its field. */
export function createQuestion(
  { question, answer, line }: FieldQuestion,
  file: string,
  log: ImportLog,
): QuestionAndAnswer {
  const children = parseMarkdownBody(answer, line, file, log).children.filter(isBlock);
  const [asked, ...others] = parseMarkdownBody(question, line, file, log).children;
  return {
    type: 'questionAndAnswer',
    question: asked?.type === 'paragraph' && others.length === 0 ? toString(asked) : question,
    children,
    position: linesAt(line),
  };
}

/** Makes boxes of GitHub's alerts (`[!NOTE]`), with their title in bold. */
function headAlerts(root: Root, log: ImportLog): void {
  visit(root, 'blockquote', (quote) => {
    const [first] = quote.children;
    const text = first?.type === 'paragraph' ? first.children[0] : undefined;
    if (first?.type !== 'paragraph' || text?.type !== 'text') return;
    const [mark, kind = '', title = ''] =
      /^\[!(\w+)\][+-]?[ \t]*(.*)(?:\n|$)/.exec(text.value) ?? [];
    if (mark === undefined) return;
    const isWhole = title !== '' && first.children.length > 1 && !text.value.includes('\n');
    text.value = isWhole ? title : text.value.slice(mark.length);
    const rest = first.children.filter((child) => child.type !== 'text' || child.value !== '');
    const box = createBox(
      kind,
      isWhole || title === '' ? undefined : title,
      [...(rest.length === 0 ? [] : [{ ...first, children: rest }]), ...quote.children.slice(1)],
      getLine(quote),
      log,
    );
    quote.data = { ...quote.data, ...box.data };
    quote.children = box.children;
  });
}

/**
 * Notes for each heading the ids by which links lead to it: those that the text says, and those
 * that systems make of its words.
 */
function noteFormerIds(
  root: Root,
  given: ReadonlyMap<number, string>,
  anchors: readonly NamedPlace[],
): void {
  const headings: Heading[] = [];
  visit(root, 'heading', (heading) => void headings.push(heading));
  const ids = new Map<string, Heading>();
  const note = (id: string, heading: Heading) => {
    if (id !== '' && !ids.has(id)) ids.set(id, heading);
  };
  for (const heading of headings) {
    const id = given.get(getLine(heading));
    if (id !== undefined) note(id, heading);
  }
  for (const { id, line } of anchors) {
    const next = headings.findIndex((heading) => getLine(heading) >= line);
    const isRightBefore = next >= 0 && getLine(headings[next] ?? root) - line <= 2;
    const heading = headings[isRightBefore ? next : next < 0 ? headings.length - 1 : next - 1];
    if (heading !== undefined) note(id, heading);
  }
  for (const { toId, signs } of headingIds) {
    const counts = new Map<string, number>();
    for (const heading of headings) {
      const id = toId(toString(heading));
      const count = counts.get(id) ?? 0;
      counts.set(id, count + 1);
      if (count === 0) note(id, heading);
      else for (const sign of signs) note(`${id}${sign}${count}`, heading);
    }
  }
  for (const [id, heading] of ids)
    heading.data = {
      ...heading.data,
      formerIds: [...(heading.data?.formerIds ?? []), id],
    };
}

/** How systems make the id of a heading of its words, and number those that are equal. */
const headingIds: readonly {
  readonly toId: (words: string) => string;
  readonly signs: readonly string[];
}[] = [
  // GitHub, Docusaurus, Starlight, Hugo, GitBook: each space is a hyphen.
  {
    toId: (words) =>
      words
        .trim()
        .toLowerCase()
        .replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, '')
        .replace(/\s/g, '-'),
    signs: ['-', '_'],
  },
  // Jekyll: what stands before the first letter goes, too.
  {
    toId: (words) =>
      words
        .replace(/^[^\p{L}]+/u, '')
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replace(/ /g, '-')
        .toLowerCase(),
    signs: ['-'],
  },
  // MkDocs: accents go, and hyphens are single.
  {
    toId: (words) =>
      words
        .normalize('NFKD')
        .replace(/[^\w\s-]/g, '')
        .trim()
        .toLowerCase()
        .replace(/[-\s]+/g, '-'),
    signs: ['_', '-'],
  },
  // VitePress: signs become hyphens.
  {
    toId: (words) =>
      words
        .normalize('NFKD')
        .replace(/[\u0300-\u036f]/g, '')
        .replace(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'“”‘’<>,.?/]+/g, '-')
        .replace(/^-+|-+$/g, '')
        .replace(/^(\d)/, '_$1')
        .toLowerCase(),
    signs: ['-'],
  },
  { toId: (words) => toFragment(words), signs: ['-'] },
];

/** Drops titles of links and images and the meta string of code blocks. */
function moveLinkTitles(root: Root, log: ImportLog): void {
  visit(root, (node) => {
    if (node.type === 'link' || node.type === 'image') {
      log.drop(
        getLine(node),
        node.title ?? '',
        `the tooltip of ${node.type === 'link' ? 'a link' : 'an image'}`,
      );
      node.title = null;
    }
    if (node.type === 'code') {
      log.drop(
        getLine(node),
        getVisibleAttributes(node.meta ?? ''),
        'what stands behind the language of a block of code',
      );
      node.meta = null;
    }
  });
}

/** In characters, for all resolved addresses: repeating a long one would make the entry huge. */
const maxResolvedLength = 10_000_000;

/**
 * Resolves reference links and images, and removes the definitions. Throws UnreadableInputError if
 * the result would be far larger than the input.
 */
function resolveReferences(root: Root): void {
  let putIn = 0;
  const definitions = new Map<string, Definition>();
  visit(root, 'definition', (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  visit(root, (node: Nodes) => {
    rewriteChildren(node, (child) => {
      if (child.type === 'definition') return [];
      if (child.type !== 'linkReference' && child.type !== 'imageReference') return [child];
      const definition = definitions.get(child.identifier);
      putIn += (definition?.url.length ?? 0) + (definition?.title?.length ?? 0);
      if (putIn > maxResolvedLength)
        throw new UnreadableInputError(
          `The links up to line ${getLine(child)} name addresses that stand elsewhere in the text, of more than 10 million characters together, which no text needs. Look there at "[${child.identifier.slice(0, 80)}]", and delete what is no text.`,
        );
      return resolve(child, definition);
    });
  });
}

function resolve(
  reference: LinkReference | ImageReference,
  definition: Definition | undefined,
): PhrasingContent[] {
  if (definition === undefined)
    return [
      { type: 'text', value: reference.type === 'imageReference' ? (reference.alt ?? '') : '' },
      ...('children' in reference ? reference.children : []),
    ];
  const { url, title } = definition;
  const position = reference.position === undefined ? {} : { position: reference.position };
  if (reference.type === 'imageReference')
    return [{ type: 'image', url, title: title ?? null, alt: reference.alt ?? '', ...position }];
  return [{ type: 'link', url, title: title ?? null, children: reference.children, ...position }];
}

/** Removes empty paragraphs, whitespace before task text, and placeholder alternative texts. */
function tidy(root: Root, log: ImportLog): void {
  visit(root, (node) => {
    if (node.type === 'table') widenHead(node);
    if (node.type === 'root' || node.type === 'blockquote' || node.type === 'listItem')
      rewriteChildren(node, (child) =>
        child.type === 'paragraph' && isEmpty(child) ? [] : [child],
      );
    if (
      node.type === 'image' &&
      /^(?:untitled|image\.png|alt text|image alt)$/i.test(node.alt ?? '')
    ) {
      log.drop(getLine(node), node.alt ?? '', 'what a program writes where an image has no words');
      node.alt = '';
    }
    const [paragraph] =
      node.type === 'listItem' && typeof node.checked === 'boolean' ? node.children : [];
    const text = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined;
    if (text?.type === 'text') text.value = text.value.trimStart();
  });
}

/** A table shows no more columns than its head has, so the head gets those of the longest row. */
function widenHead({ align, children: rows }: Table): void {
  const width = rows.reduce((most, { children }) => Math.max(most, children.length), 0);
  const cells = rows[0]?.children ?? [];
  for (let at = cells.length; at < width; at += 1) {
    cells.push({ type: 'tableCell', children: [] });
    if (align !== null && align !== undefined) align.push(null);
  }
}

/** Puts the braces of literal text back. */
function restoreRaw(root: Root): void {
  visit(root, (node) => {
    if ('value' in node) node.value = restoreBraces(node.value);
    if (node.type === 'link' || node.type === 'image') node.url = restoreBraces(node.url);
    if (node.type === 'image') node.alt = restoreBraces(node.alt ?? '');
    if (node.type === 'questionAndAnswer') node.question = restoreBraces(node.question);
  });
}

function isEmpty(paragraph: Extract<Root['children'][number], { type: 'paragraph' }>): boolean {
  return (
    paragraph.children.every(({ type }) => type === 'text' || type === 'break') &&
    toString(paragraph).trim() === ''
  );
}
