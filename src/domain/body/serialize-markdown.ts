import type { MdxJsxFlowElement } from 'satteri';
import type {
  Heading,
  Image,
  Link,
  Nodes,
  Paragraph,
  Parents,
  PhrasingContent,
  Root,
  Table,
  TableCell,
  Text,
} from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { defaultHandlers, type Handle, type Options, toMarkdown } from 'mdast-util-to-markdown';
import { parseCitations } from '../text/index.ts';
import { inlineTagOf } from './inline-tags.ts';
import { parseMarkdown, type Dialect } from './markdown-tree.ts';
import {
  escapeSigns,
  joinNeighbours,
  quoteAddresses,
  type ReportUnsayable,
  toSayableTree,
  type UnsayablePart,
} from './sayable-tree.ts';

type NodeOf<Type extends Nodes['type']> = Extract<Nodes, { readonly type: Type }>;

/** Markdown, and what of its tree it could not say. */
interface SerializedMarkdown {
  readonly text: string;
  readonly unsayable: readonly UnsayablePart[];
}

/**
 * Serializes a tree as Markdown that the site's own parser reads as that tree. Each line of words
 * is parsed when it is written, and written in a safer form if it was read otherwise; so is the
 * whole. What Markdown cannot say is told, and its words are kept. Ends with a line break unless it
 * is empty.
 */
export function serializeMarkdown(root: Readonly<Root>, dialect: Dialect): SerializedMarkdown {
  const unsayable: UnsayablePart[] = [];
  const report: ReportUnsayable = (node, what) => unsayable.push({ node, what });
  const tree = toSayableTree(root, report);
  for (const isWary of [false, true]) {
    const text = writeTree(tree, { dialect, isWary, report });
    if (isSaid(text, tree, dialect)) return { text, unsayable };
  }
  // A block that is read otherwise only beside others is found by leaving the others out.
  tree.children = tree.children.map((block): Root['children'][number] => {
    const alone: Root = { type: 'root', children: [block] };
    if (isSaid(writeTree(alone, { dialect, isWary: true, report }), alone, dialect)) return block;
    report(block, 'the form of a block');
    return { type: 'paragraph', children: collectWords(block) };
  });
  return { text: writeTree(tree, { dialect, isWary: true, report }), unsayable };
}

/**
 * Serializes a tree of plain Markdown, without components, in a quarter of the time: in the form of
 * the library if the parser of the site reads that as the tree, and else as `serializeMarkdown`
 * does.
 */
export function serializePlainMarkdown(root: Readonly<Root>): string {
  const tree = toSayableTree(root, () => {});
  if (tree.children.length === 0) return '';
  const text = toMarkdown(tree, plainForm);
  return isSaid(text, tree, 'markdown') ? text : serializeMarkdown(root, 'markdown').text;
}

function collectWords(node: Readonly<Nodes>): Text[] {
  if ('children' in node) return node.children.flatMap(collectWords);
  if ('alt' in node) return [{ type: 'text', value: `${node.alt ?? ''} ` }];
  return 'value' in node ? [{ type: 'text', value: `${node.value} ` }] : [];
}

interface WriteContext {
  readonly dialect: Dialect;
  /** Whether every sign is escaped. */
  readonly isWary: boolean;
  readonly report: ReportUnsayable;
}

/**
 * The one style in which Markdown is written, so that parsing and writing again changes nothing.
 */
const form: Options = {
  bullet: '-',
  emphasis: '*',
  strong: '*',
  rule: '*',
  fences: true,
  listItemIndent: 'one',
  incrementListMarker: true,
  resourceLink: true,
  unsafe: [
    // Articles are MDX, in which braces and tags are code.
    { character: '{', inConstruct: 'phrasing' },
    { character: '}', inConstruct: 'phrasing' },
    { character: '<', inConstruct: 'phrasing' },
  ],
};

/** How nodes are written that only the site knows, or that it writes in a form of its own. */
const siteHandlers: Readonly<Record<string, Handle>> = {
  ...Object.fromEntries(
    Object.entries(inlineTagOf).map(([type, tag]): [string, Handle] => [
      type,
      Object.assign(
        (
          node: NodeOf<'subscript'>,
          _: unknown,
          state: Parameters<Handle>[2],
          info: Parameters<Handle>[3],
        ) =>
          `<${tag}>${state.containerPhrasing(node, { ...info, before: '>', after: '<' })}</${tag}>`,
        { peek: () => '<' },
      ),
    ]),
  ),
  inlineMath: Object.assign((node: NodeOf<'inlineMath'>) => `$$${node.value}$$`, {
    peek: () => '$',
  }),
  math: (node: NodeOf<'math'>) => `$$\n${node.value}\n$$`,
  descriptionList: (node: NodeOf<'descriptionList'>, _, state, info) => {
    const exit = state.enter('list');
    let text = '';
    for (const [index, part] of node.children.entries()) {
      const isNewTerm =
        part.type === 'descriptionTerm' && node.children[index - 1]?.type === 'descriptionDetails';
      text += index === 0 ? '' : isNewTerm ? '\n\n' : '\n';
      text += state.handle(part, node, state, info);
    }
    exit();
    return text;
  },
  descriptionTerm: (node: NodeOf<'descriptionTerm'>, _, state, info) =>
    state.handle({ type: 'paragraph', children: node.children }, undefined, state, info),
  descriptionDetails: (node: NodeOf<'descriptionDetails'>, _, state, info) =>
    state.indentLines(state.containerFlow(node, info), (line, index, isBlank) =>
      index === 0 ? `: ${line}` : isBlank ? '' : `  ${line}`,
    ),
  mdxJsxFlowElement: (node: MdxJsxFlowElement, _, state, info) => {
    const exit = state.enter('blockquote');
    const [kind = 'note', title = ''] = ['kind', 'title'].map((name) => {
      const found = node.attributes.find(
        (each) => each.type === 'mdxJsxAttribute' && each.name === name,
      );
      return typeof found?.value === 'string' ? found.value : undefined;
    });
    // A title is plain words: signs in it mean nothing.
    const words = /[*_[\]<>{}\\`~|&!#@$^]/.test(title) ? escapeSigns(title) : title;
    const text = [`[!${kind.toUpperCase()}] ${words}`.trim(), state.containerFlow(node, info)]
      .filter((part) => part !== '')
      .join('\n');
    exit();
    return text.replace(/^/gm, '> ').replace(/^> $/gm, '>');
  },
};

function writeTree(tree: Readonly<Root>, context: WriteContext): string {
  const handlers: Record<string, Handle> = {
    ...siteHandlers,
    paragraph: (node: Paragraph, parent) =>
      formatBox(parent, node) +
      writeLine(node, parent?.type === 'root' ? 'paragraph' : 'nested', context),
    descriptionTerm: (node: NodeOf<'descriptionTerm'>) => writeLine(node, 'paragraph', context),
    heading: (node: Heading) => `${'#'.repeat(node.depth)} ${writeLine(node, 'heading', context)}`,
    // Behind the sign of an item, stars and hyphens would be a rule with it.
    thematicBreak: (_, parent) => (parent?.type === 'listItem' ? '___' : '***'),
    table: (node: Table) => {
      const [head = '', ...rows] = node.children.map(
        ({ children }) =>
          `| ${children.map((cell) => writeLine(cell, 'cell', context)).join(' | ')} |`,
      );
      const rules = (node.align ?? []).map((align) => rulesOf[align ?? 'none']);
      return [head, `| ${rules.join(' | ')} |`, ...rows].join('\n');
    },
  };
  return tree.children.length === 0
    ? ''
    : toMarkdown(
        { type: 'root', children: [...tree.children] },
        { ...form, extensions: [gfmToMarkdown(), { handlers }] },
      );
}

/** The box before the words of an item of a list of tasks. */
function formatBox(parent: Parents | undefined, node: Paragraph): string {
  const isFirst = parent?.type === 'listItem' && parent.children[0] === node;
  return isFirst && typeof parent.checked === 'boolean' ? `[${parent.checked ? 'x' : ' '}] ` : '';
}

const rulesOf = { none: '---', left: ':---', center: ':---:', right: '---:' } as const;

/** A nested line is one of a paragraph within an item or a quotation. */
type LineKind = 'paragraph' | 'nested' | 'heading' | 'cell';
type Line = Paragraph | Heading | TableCell | NodeOf<'descriptionTerm'>;

/**
 * Writes words in the first form that is read as they are meant. Where none is, `node` loses marks
 * until one is.
 */
function writeLine(node: Line, kind: LineKind, context: WriteContext): string {
  let children = node.children;
  for (const mark of [undefined, 'address', 'inlineCode', ...droppedMarks] as const) {
    if (mark === 'address') children = quoteAddresses(children);
    else if (mark !== undefined) children = dropMarks(children, mark);
    for (const text of listForms(children, kind, context.isWary)) {
      if (!isLineRead(text, children, kind, context.dialect)) continue;
      if (children !== node.children) context.report(node, 'marks of words that no form can hold');
      node.children = children;
      return text;
    }
  }
  context.report(node, 'the form of a line');
  const words = collectWords(node)
    .map(({ value }) => value.trim())
    .join(' ');
  node.children = [{ type: 'text', value: words }];
  return escapeSigns(words);
}

const droppedMarks = ['emphasis', 'strong', 'delete', 'link'] as const;

function dropMarks(nodes: readonly PhrasingContent[], mark: string): PhrasingContent[] {
  const dropped = nodes.flatMap((node): PhrasingContent[] => {
    if (node.type === 'inlineCode' && mark === node.type)
      return [{ type: 'text', value: node.value }];
    if (node.type === 'text' || !('children' in node)) return [node];
    const children = dropMarks(node.children, mark);
    if (node.type === mark) return children;
    const isSame =
      children.length === node.children.length &&
      children.every((each, at) => each === node.children[at]);
    return isSame ? [node] : [{ ...node, children }];
  });
  return joinNeighbours(dropped);
}

function* listForms(words: PhrasingContent[], kind: LineKind, isWary: boolean): Generator<string> {
  const children = kind === 'cell' ? hideBorders(words) : words;
  if (!isWary) {
    for (const hasBareAddresses of [true, false]) {
      const plain = closeLine(writePlainly(children, kind, hasBareAddresses), kind);
      // A character reference is nothing that a person reads.
      if (!/&#x?[\da-f]+;/i.test(plain)) yield plain;
    }
  }
  for (const escape of isWary ? [escapeSigns] : [escapeLightly, escapeSigns])
    for (const [emphasis, strong] of markPairs)
      yield closeLine(writePhrasing(children, { escape, emphasis, strong }), kind);
}

const markPairs = [
  ['*', '**'],
  ['_', '**'],
  ['*', '__'],
] as const;

const lineHandlers: Record<string, Handle> = {
  ...siteHandlers,
  text: (node: Text, _, state, info) => {
    const pieces: string[] = [];
    let end = 0;
    for (const mark of parseCitations(node.value)) {
      pieces.push(
        state.safe(node.value.slice(end, mark.start), { ...info, after: '[' }),
        node.value.slice(mark.start, mark.end).replace(/^\s+/, ' '),
      );
      end = mark.end;
    }
    const before = end === 0 ? info.before : ']';
    return [...pieces, state.safe(node.value.slice(end), { ...info, before })].join('');
  },
};

/** A link or an image whose address is written as it is wherever nothing in it has a meaning. */
const writeAddressed: Handle = (node: Link | Image, parent, state, info) => {
  if (/[\s()<>\\]|^$/.test(node.url))
    return node.type === 'link'
      ? defaultHandlers.link(node, parent, state, info)
      : defaultHandlers.image(node, parent, state, info);
  const address = formatAddress(node.url);
  if (node.type === 'image') {
    const text = defaultHandlers.image({ ...node, url: 'x' }, parent, state, info);
    return `${text.slice(0, -'x)'.length)}${address})`;
  }
  const [endLink, endLabel] = [state.enter('link'), state.enter('label')];
  const text = state.containerPhrasing(node, { ...info, before: '[', after: '](' });
  endLabel();
  endLink();
  return `[${text}](${address})`;
};

const writeBareLink: Handle = (node: Link, parent, state, info) =>
  isBareAddress(node) ? getWords(node) : writeAddressed(node, parent, state, info);
const addressedLink = Object.assign<Handle, { peek: () => string }>(
  (...given) => writeAddressed(...given),
  { peek: () => '[' },
);
const addressedImage = Object.assign<Handle, { peek: () => string }>(
  (...given) => writeAddressed(...given),
  { peek: () => '!' },
);
const bareLink = Object.assign(writeBareLink, { peek: () => '[' });

/**
 * Words none of whose signs mean anything. Most are, and the library looks for each of some thirty
 * signs.
 */
const bareWords = /^(?!\d+[.)]|[-:(])(?:[\p{L}\p{M}\p{N} ,;?%/“„”’"'–—()-]|(?<![wW])\.|:(?!\/))+$/u;

const plainText: Handle = (node: Text, parent, state, info) =>
  bareWords.test(node.value) && !/^[\r\n] | [\r\n]$/.test(info.before + node.value + info.after)
    ? node.value
    : defaultHandlers.text(node, parent, state, info);

const plainForm: Options = {
  ...form,
  unsafe: [],
  extensions: [
    gfmToMarkdown({ tablePipeAlign: false }),
    { handlers: { ...siteHandlers, link: bareLink, image: addressedImage, text: plainText } },
  ],
};

/** The form that most Markdown has, with as few backslashes as are needed. */
function writePlainly(
  children: PhrasingContent[],
  kind: LineKind,
  hasBareAddresses: boolean,
): string {
  const handlers = {
    ...lineHandlers,
    link: hasBareAddresses ? bareLink : addressedLink,
    image: addressedImage,
  };
  const options = { ...form, extensions: [gfmToMarkdown(), { handlers }] };
  const line: Nodes =
    kind === 'paragraph' || kind === 'nested'
      ? { type: 'paragraph', children }
      : { type: 'heading', depth: 1, children };
  const text = toMarkdown(line, options).trimEnd();
  return line.type === 'paragraph' ? text : text.replace(/^# ?/, '');
}

/** Whether an address is written as it is, and becomes a link by itself. */
function isBareAddress(node: Readonly<Link>): boolean {
  const words = getWords(node);
  return node.url === words || node.url === `mailto:${words}`;
}

function getWords({ children: [only, ...others] }: Readonly<Link>): string {
  return only?.type === 'text' && others.length === 0 ? only.value : '';
}

/** Stands for a border within a cell while it is written; no text holds it. */
const border = '\ufdd2';

function hideBorders(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const hide = (text: string) => text.replaceAll('|', border);
  return nodes.map((node): PhrasingContent => {
    if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'inlineMath')
      return { ...node, value: hide(node.value) };
    if (node.type === 'image') return { ...node, alt: hide(node.alt ?? ''), url: hide(node.url) };
    if (node.type === 'link')
      return { ...node, url: hide(node.url), children: hideBorders(node.children) };
    return 'children' in node ? { ...node, children: hideBorders(node.children) } : node;
  });
}

/**
 * A border within a cell is escaped, also in code, and a line of which MDX would make code begins
 * with a space.
 */
function closeLine(text: string, kind: LineKind): string {
  if (kind === 'cell') return text.replaceAll(border, '\\|');
  return kind === 'paragraph' && /^(?:import|export)\b/.test(text) ? ` ${text}` : text;
}

interface PhrasingStyle {
  readonly escape: (text: string) => string;
  readonly emphasis: string;
  readonly strong: string;
}

function writePhrasing(nodes: readonly PhrasingContent[], style: PhrasingStyle): string {
  return nodes.map((node) => writeOne(node, style)).join('');
}

function writeOne(node: PhrasingContent, style: PhrasingStyle): string {
  switch (node.type) {
    case 'text': {
      let [text, end] = ['', 0];
      for (const mark of parseCitations(node.value)) {
        text +=
          style.escape(node.value.slice(end, mark.start)) + node.value.slice(mark.start, mark.end);
        end = mark.end;
      }
      return text + style.escape(node.value.slice(end));
    }
    case 'emphasis':
      return style.emphasis + writePhrasing(node.children, style) + style.emphasis;
    case 'strong':
      return style.strong + writePhrasing(node.children, style) + style.strong;
    case 'delete':
      return `~~${writePhrasing(node.children, style)}~~`;
    case 'inlineCode':
      return formatInlineCode(node.value);
    case 'break':
      return '\\\n';
    case 'link':
      return `[${writePhrasing(node.children, style)}](${formatAddress(node.url)})`;
    case 'image':
      return `![${style.escape(node.alt ?? '')}](${formatAddress(node.url)})`;
    case 'footnoteReference':
      return `[^${node.identifier}]`;
    case 'inlineMath':
      return `$$${node.value}$$`;
    default: {
      const tag = inlineTagOf[node.type];
      const within = 'children' in node ? writePhrasing(node.children, style) : '';
      return tag === undefined ? within : `<${tag}>${within}</${tag}>`;
    }
  }
}

/** Formats inline code, with more backticks than the text contains. */
function formatInlineCode(words: string): string {
  let longest = 0;
  for (const [run] of words.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  const fence = '`'.repeat(longest + 1);
  const isPadded = longest > 0 || /^ .* $/.test(words);
  return isPadded ? `${fence} ${words} ${fence}` : fence + words + fence;
}

function formatAddress(url: string): string {
  const escaped = url.replace(/[\\<>]|&(?=[#\w]+;)/g, '\\$&');
  return /[\s()]/.test(url) || url === '' ? `<${escaped.replace(/\s/g, '%20')}>` : escaped;
}

/** Escapes what has a meaning anywhere, or at the head of a line. */
function escapeLightly(text: string): string {
  return text
    .replace(/[\\`*_[\]<>{}~|]|&(?=#?\w+;)|!(?=\[)/g, '\\$&')
    .replace(/^(?:[#>=:+-]|(\d+)(?=[.)]))/, (found, digits?: string) =>
      digits === undefined ? `\\${found}` : found,
    )
    .replace(/^(\d+)([.)])/, '$1\\$2');
}

/** Whether a line of Markdown is read as these words. */
function isLineRead(
  text: string,
  meant: readonly Nodes[],
  kind: LineKind,
  dialect: Dialect,
): boolean {
  const inItem = `- ${text.replaceAll('\n', '\n  ')}`;
  // What an item of a list takes for its box is none in a paragraph of its own.
  const tries = {
    heading: [`# ${text}`],
    cell: [`| ${text} | |\n| --- | --- |`],
    nested: [inItem],
    paragraph: text.startsWith('[') ? [text, inItem] : [text],
  }[kind];
  const expected = JSON.stringify(describeLine(meant));
  // The parser reads `[^id]` as a reference only if the footnote is defined.
  const notes = listMarkedNotes(meant).map((id) => `\n\n[^${id}]: x`);
  return tries.every((each) => {
    const read = parseOrNothing(each + notes.join(''), dialect)?.children ?? [];
    const [block, ...others] = read.slice(0, read.length - notes.length);
    const item =
      block?.type === 'list' && block.children[0]?.checked === null
        ? block.children[0].children[0]
        : block;
    const line = item?.type === 'table' ? item.children[0]?.children[0] : item;
    const isKind =
      line?.type ===
      { cell: 'tableCell', heading: 'heading', nested: 'paragraph', paragraph: 'paragraph' }[kind];
    if (others.length > 0 || !isKind || line === undefined || !('children' in line))
      return meant.length === 0 && block === undefined;
    return JSON.stringify(describeLine(line.children)) === expected;
  });
}

function listMarkedNotes(nodes: readonly Nodes[]): string[] {
  const found = nodes.flatMap((node): string[] => {
    if (node.type === 'footnoteReference') return [node.identifier];
    return 'children' in node ? listMarkedNotes(node.children) : [];
  });
  return [...new Set(found)];
}

function isSaid(text: string, tree: Readonly<Root>, dialect: Dialect): boolean {
  const read = parseOrNothing(text, dialect);
  return read !== undefined && hasSameText(read, tree);
}

function parseOrNothing(text: string, dialect: Dialect): Root | undefined {
  try {
    return parseMarkdown(text, dialect);
  } catch {
    return undefined;
  }
}

/** Whether two trees say the same, whatever signs they were written with. */
export function hasSameText(one: Readonly<Root>, other: Readonly<Root>): boolean {
  return JSON.stringify(describe(one)) === JSON.stringify(describe(other));
}

/** A node as plain data, without what makes no difference to readers. */
type Description = string | number | boolean | null | readonly Description[];

function describe(node: Readonly<Nodes>): Description {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
    case 'tableCell':
    case 'descriptionTerm':
      return [node.type, node.type === 'heading' ? node.depth : 0, describeLine(node.children)];
    case 'list':
      return [
        node.type,
        node.ordered === true ? (node.start ?? 1) : '',
        ...node.children.map(describe),
      ];
    case 'listItem':
      return [node.type, node.checked ?? '', ...node.children.map(describe)];
    case 'table':
      return [
        node.type,
        (node.align ?? []).map((align) => align ?? ''),
        ...node.children.map(describe),
      ];
    case 'code':
      return [node.type, node.lang ?? '', node.meta ?? '', node.value];
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return [
        node.type,
        node.name,
        JSON.stringify(
          node.attributes.map((each) => [
            each.type === 'mdxJsxAttribute' ? each.name : '',
            each.value,
          ]),
        ),
        ...node.children.map(describe),
      ];
    case 'footnoteDefinition':
      return [node.type, node.identifier, ...node.children.map(describe)];
    default:
      if ('children' in node) return [node.type, ...node.children.map(describe)];
      return 'value' in node ? [node.type, node.value] : [node.type];
  }
}

function describeLine(nodes: readonly Readonly<Nodes>[]): Description[] {
  const parts: Description[] = [];
  let text = '';
  const endText = () => {
    if (text !== '') parts.push(text.replace(/[ \t\r\n]+/g, ' '));
    text = '';
  };
  for (const node of nodes) {
    if (node.type === 'text') {
      text += node.value;
      continue;
    }
    endText();
    parts.push(describePhrasing(node));
  }
  endText();
  return parts;
}

function describePhrasing(node: Readonly<Nodes>): Description {
  switch (node.type) {
    case 'inlineCode':
      return [node.type, node.value.replace(/\s+/g, ' ')];
    case 'link':
      return [node.type, node.url, ...describeLine(node.children)];
    case 'image':
      return [node.type, node.url, node.alt ?? ''];
    case 'footnoteReference':
      return [node.type, node.identifier];
    case 'emphasis': {
      // Words that are both bold and slanted are the same either way round.
      const [only] = node.children;
      if (node.children.length === 1 && only?.type === 'strong')
        return ['strong', ['emphasis', ...describeLine(only.children)]];
      return [node.type, ...describeLine(node.children)];
    }
    default:
      if ('children' in node) return [node.type, ...describeLine(node.children)];
      return 'value' in node ? [node.type, node.value] : [node.type];
  }
}
