import type { Heading, Nodes, PhrasingContent, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { parseMarkdown, serializeMarkdown, toCalloutElement } from '../../domain/body/index.ts';
import { parseCitations } from '../../domain/text/index.ts';
import { getLine, type ImportTree, type Citation } from '../document.ts';

const levels: readonly Heading['depth'][] = [2, 3, 4, 5, 6];

/** A body, and what of it Markdown has no signs for. */
interface SerializedBody {
  readonly text: string;
  readonly unsayable: readonly { readonly line: number; readonly what: string }[];
}

/**
 * Serializes a body as Markdown that the site reads as it was meant: paragraphs on one line,
 * headings from level 2 without gaps. Ends with a line break unless it is empty.
 */
export function serializeBody(
  blocks: readonly RootContent[],
  context: Omit<BodyContext, 'depths'> & { readonly hasHeadings: boolean },
): SerializedBody {
  const children = blocks.filter((block) => block.type !== 'heading' || hasWords(block));
  const depths = context.hasHeadings ? resolveDepths(children) : undefined;
  const tree: Root = { type: 'root', children: [] };
  const nodes: Nodes[] = tree.children;
  nodes.push(
    ...quoteCitations(children.flatMap((block) => toPlainNodes(block, { ...context, depths }))),
  );
  // Answers are Markdown, and all other texts MDX.
  const { text, unsayable } = serializeMarkdown(tree, context.hasHeadings ? 'mdx' : 'markdown');
  return { text, unsayable: unsayable.map(({ node, what }) => ({ line: getLine(node), what })) };
}

/** Parses Markdown as the site does an answer. */
export function parseWrittenMarkdown(text: string): ImportTree {
  return parseMarkdown(text, 'markdown');
}

/** The depth of each heading: one below the nearest higher one, so that no level is skipped. */
function resolveDepths(blocks: readonly RootContent[]): ReadonlyMap<Heading, Heading['depth']> {
  const depths = new Map<Heading, Heading['depth']>();
  let open: Heading['depth'][] = [];
  visit({ type: 'root', children: [...blocks] }, 'heading', (node) => {
    open = open.filter((depth) => depth < node.depth);
    depths.set(node, levels[Math.min(open.length, levels.length - 1)] ?? 2);
    open.push(node.depth);
  });
  return depths;
}

/** What is needed to write a body. */
interface BodyContext {
  /** The depth of each heading; undefined to write headings as bold lines, as in answers. */
  readonly depths: ReadonlyMap<Heading, Heading['depth']> | undefined;
  readonly resolveSourceId: (mark: Citation) => string;
  /** The address of a link; undefined to keep only its text. */
  readonly resolveLink: (url: string, line: number) => string | undefined;
  /** The address of an image beside the entry; undefined if it is elsewhere. */
  readonly toImage: (url: string, line: number) => string | undefined;
  readonly isInLink?: boolean;
}

/**
 * A node as nodes that entries hold: a link, image or heading that is not possible stays as text,
 * and words that look like a citation are code, since the site would read them as one.
 */
function toPlainNodes(node: Readonly<Nodes>, context: BodyContext): Nodes[] {
  switch (node.type) {
    case 'citation':
      return [{ type: 'text', value: `[@${context.resolveSourceId(node)}]`, data: citationMark }];
    case 'passthrough':
      return [{ type: 'inlineCode', value: node.value }];
    case 'link': {
      const url = context.resolveLink(node.url, getLine(node));
      return url === undefined
        ? toPlainChildren(node, context)
        : [withChildren({ ...node, url }, toPlainChildren(node, { ...context, isInLink: true }))];
    }
    case 'image': {
      const url = context.toImage(node.url, getLine(node));
      if (url !== undefined) return [{ ...node, url }];
      const words = (node.alt ?? '').trim() === '' ? node.url : (node.alt ?? '');
      if (context.isInLink === true) return [{ type: 'text', value: words }];
      const place = node.position && { position: node.position };
      const link: Nodes = {
        type: 'link',
        url: node.url,
        children: [{ type: 'text', value: words }],
        ...place,
      };
      return toPlainNodes(link, context);
    }
    case 'heading': {
      // Many systems link each heading to itself.
      const own = node.children.flatMap((child) =>
        child.type === 'link' && child.url.startsWith('#') ? child.children : [child],
      );
      const heading: Heading = { ...node, children: own };
      const children = toPlainChildren(heading, context);
      return context.depths === undefined
        ? [toBold(children, node)]
        : [withChildren({ ...node, depth: context.depths.get(node) ?? node.depth }, children)];
    }
    case 'questionAndAnswer':
      return [
        toBold([{ type: 'text', value: node.question }], node),
        ...toPlainChildren(node, context),
      ];
    case 'blockquote': {
      const children = toPlainChildren(node, context);
      const callout = node.data?.callout;
      const title = children[0]?.type === 'paragraph' ? toString(children[0]).trim() : '';
      if (callout === undefined || children[0]?.type !== 'paragraph')
        return [withChildren(node, children)];
      // The page says the kind of a callout that has no title of its own.
      const box = toCalloutElement(
        { kind: callout, title: title.toLowerCase() === callout ? '' : title, children: [] },
        node.position && { position: node.position },
      );
      return [withChildren(box, children.slice(1))];
    }
    default:
      return 'children' in node ? [withChildren(node, toPlainChildren(node, context))] : [node];
  }
}

function toPlainChildren(node: Readonly<Nodes>, context: BodyContext): Nodes[] {
  const children: readonly Nodes[] = 'children' in node ? node.children : [];
  const nodes: Nodes[] = [];
  let wasTold = false;
  for (const child of children) {
    const plain = toPlainNodes(child, context);
    const isTold = child.type === 'image' && plain.every(({ type }) => type !== 'image');
    if ((isTold || wasTold) && touch(nodes, plain)) nodes.push({ type: 'text', value: ' ' });
    nodes.push(...plain);
    wasTold = isTold;
  }
  return nodes;
}

/** Whether words would become one where a picture between them is not shown, only told. */
function touch(before: readonly Nodes[], after: readonly Nodes[]): boolean {
  return /[\p{L}\p{N}]$/u.test(toString(before)) && /^[\p{L}\p{N}]/u.test(toString(after));
}

function withChildren(node: Readonly<Nodes>, children: readonly Nodes[]): Nodes {
  const copy = { ...node };
  if (!('children' in copy)) return copy;
  copy.children = [];
  const list: Nodes[] = copy.children;
  list.push(...quoteCitations(children));
  return copy;
}

/** Tells a citation from words that look like one. */
const citationMark = { hName: 'cite' };

/** The nodes with words that look like a citation as code; they may come of several nodes. */
function quoteCitations(nodes: readonly Nodes[]): Nodes[] {
  const quoted: Nodes[] = [];
  let words = '';
  const endWords = () => {
    if (words !== '') quoted.push(...toPlainWords(words));
    words = '';
  };
  for (const node of nodes) {
    if (node.type === 'text' && node.data !== citationMark) words += node.value;
    else {
      endWords();
      quoted.push(node);
    }
  }
  endWords();
  return quoted;
}

/** Words as a bold line. */
function toBold(children: readonly Nodes[], { position }: Readonly<Nodes>): Nodes {
  const strong = withChildren({ type: 'strong', children: [] }, children);
  return withChildren({ type: 'paragraph', children: [], ...(position && { position }) }, [strong]);
}

function toPlainWords(value: string): PhrasingContent[] {
  const parts: PhrasingContent[] = [];
  let end = 0;
  for (const mark of parseCitations(value)) {
    const found = value.slice(mark.start, mark.end);
    parts.push(
      { type: 'text', value: value.slice(end, mark.start) + (/^\s+/.exec(found)?.[0] ?? '') },
      { type: 'inlineCode', value: found.trim() },
    );
    end = mark.end;
  }
  return [...parts, { type: 'text', value: value.slice(end) }];
}

/** Whether a heading has text. */
function hasWords(node: Heading): boolean {
  return toString(node).trim() !== '';
}
