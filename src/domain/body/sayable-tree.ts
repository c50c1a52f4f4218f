import type { Definition, Nodes, PhrasingContent, Root, Table } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { judgeMail, judgeWebAddress } from '../../schemas/index.ts';
import { copyNode, inlineTagOf } from './inline-tags.ts';
import { parseMarkdown } from './markdown-tree.ts';

/** What a text loses, since Markdown has no signs for it. */
export interface UnsayablePart {
  /** Where it was. */
  readonly node: Readonly<Nodes>;
  /** A phrase without a full stop, such as “a link within a link”. */
  readonly what: string;
}

export type ReportUnsayable = (node: Readonly<Nodes>, what: string) => void;

/**
 * Normalizes a tree to what Markdown can express: invisible blanks are removed, neighbours of one
 * kind are joined, and nodes without a notation are replaced. A bare address in the text becomes
 * the link that the parser makes of it.
 */
export function toSayableTree(root: Readonly<Root>, report: ReportUnsayable): Root {
  const copy: Root = { type: 'root', children: [] };
  const children: Nodes[] = copy.children;
  children.push(...root.children.map(copyNode));
  const definitions = new Map<string, Definition>();
  collectDefinitions(copy, definitions);
  prepareBlocks(copy, { report, definitions });
  return copy;
}

type PhrasingParent = Extract<PhrasingContent, { children: PhrasingContent[] }>;

interface Context {
  readonly report: ReportUnsayable;
  readonly definitions: ReadonlyMap<string, Definition>;
}

function collectDefinitions(node: Readonly<Nodes>, found: Map<string, Definition>): void {
  if (node.type === 'definition' && !found.has(node.identifier)) found.set(node.identifier, node);
  if ('children' in node) for (const child of node.children) collectDefinitions(child, found);
}

const marks: ReadonlySet<string> = new Set([
  'emphasis',
  'strong',
  'delete',
  ...Object.keys(inlineTagOf),
]);
const phrasing: ReadonlySet<string> = new Set([
  ...marks,
  'text',
  'break',
  'inlineCode',
  'inlineMath',
  'link',
  'linkReference',
  'image',
  'imageReference',
  'footnoteReference',
  'mdxJsxTextElement',
]);

/** Prepares the blocks that a node holds; words between them become paragraphs. */
function prepareBlocks(parent: Nodes, context: Context): void {
  if (!('children' in parent)) return;
  const given: readonly Nodes[] = parent.children;
  parent.children = [];
  const blocks: Nodes[] = parent.children;
  let words: Nodes[] = [];
  const endWords = () => {
    const [first] = words;
    const children = prepareLine(words, true, context);
    if (first !== undefined && children.length > 0)
      blocks.push({
        type: 'paragraph',
        children,
        ...(first.position && { position: first.position }),
      });
    words = [];
  };
  for (const node of given) {
    if (phrasing.has(node.type)) words.push(node);
    else {
      endWords();
      if (prepareBlock(node, context)) blocks.push(node);
    }
  }
  endWords();
}

/** Prepares a block in its place; false if nothing of it is left. */
function prepareBlock(node: Nodes, context: Context): boolean {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
    case 'descriptionTerm':
      node.children = prepareLine(node.children, node.type === 'paragraph', context);
      return node.children.length > 0;
    case 'table':
      prepareTable(node, context);
      return node.children.length > 0;
    case 'listItem':
      prepareBlocks(node, context);
      if (typeof node.checked === 'boolean' && node.children[0]?.type !== 'paragraph') {
        context.report(node, 'the box of an item that does not begin with words');
        node.checked = null;
      }
      return true;
    case 'list':
    case 'blockquote':
    case 'descriptionList':
    case 'descriptionDetails':
    case 'footnoteDefinition':
    case 'mdxJsxFlowElement':
      prepareBlocks(node, context);
      return node.children.length > 0 || node.type === 'mdxJsxFlowElement';
    case 'code': {
      const language = /^[^\s`~]+/.exec(node.lang ?? '')?.[0] ?? null;
      node.lang = language;
      node.meta = language === null ? null : (/^[^`\r\n]+$/.exec(node.meta ?? '')?.[0] ?? null);
      node.value = node.value.replace(/\r\n?/g, '\n');
      return true;
    }
    case 'math':
    case 'thematicBreak':
    case 'html':
      return true;
    default:
      return false;
  }
}

/** Gives each row as many cells as the widest has: Markdown takes the width from the head. */
function prepareTable(table: Table, context: Context): void {
  const width = Math.max(0, ...table.children.map(({ children }) => children.length));
  for (const row of table.children) {
    for (const cell of row.children) cell.children = prepareLine(cell.children, false, context);
    while (row.children.length < width) row.children.push({ type: 'tableCell', children: [] });
  }
  table.align = Array.from({ length: width }, (_, column) => table.align?.[column] ?? null);
  if (width === 0) table.children = [];
}

/** The words of a line in one form, without blanks at its ends. */
function prepareLine(
  nodes: readonly Nodes[],
  hasBreaks: boolean,
  context: Context,
): PhrasingContent[] {
  const line = joinNeighbours(
    nodes.flatMap((node) => preparePhrasing(node, { around: new Set(), hasBreaks }, context)),
  );
  return orderMarks(settleMarks(trimLine(linkAddresses(line)), ' ', ' ', context));
}

/** Words that are both bold and slanted, in the order in which the parser reads their signs. */
function orderMarks(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return joinNeighbours(
    nodes.map((node): PhrasingContent => {
      if (node.type === 'text' || !('children' in node)) return node;
      const children = orderMarks(node.children);
      const [only, ...others] = children;
      return node.type === 'strong' && only?.type === 'emphasis' && others.length === 0
        ? { ...only, children: [{ ...node, children: only.children }] }
        : { ...node, children };
    }),
  );
}

/** What is around words, and whether they can be broken into lines. */
interface Place {
  readonly around: ReadonlySet<string>;
  readonly hasBreaks: boolean;
}

/** Parts the marks of notes from words, since each mark is a link of its own. */
function partNotes(nodes: readonly PhrasingContent[]): {
  readonly words: readonly PhrasingContent[];
  readonly notes: readonly PhrasingContent[];
} {
  const notes: PhrasingContent[] = [];
  const words = nodes.flatMap((node): PhrasingContent[] => {
    if (node.type === 'footnoteReference') {
      notes.push(node);
      return [];
    }
    if (node.type === 'text' || !('children' in node)) return [node];
    const inner = partNotes(node.children);
    notes.push(...inner.notes);
    return inner.words.length === 0 ? [] : [{ ...node, children: [...inner.words] }];
  });
  return { words, notes };
}

function preparePhrasing(node: Nodes, place: Place, context: Context): PhrasingContent[] {
  const within = (children: readonly Nodes[], type: string) =>
    joinNeighbours(
      children.flatMap((child) =>
        preparePhrasing(child, { ...place, around: new Set([...place.around, type]) }, context),
      ),
    );
  switch (node.type) {
    case 'text':
    case 'html':
      return toText(node.value);
    case 'break':
      return place.hasBreaks ? [node] : toText(' ');
    case 'inlineCode': {
      const value = node.value.replace(/\s+/g, ' ');
      return value.trim() === '' ? toText(value) : [{ ...node, value }];
    }
    case 'emphasis':
    case 'strong':
    case 'delete':
    case 'subscript':
    case 'superscript':
    case 'keyboard': {
      const children = within(node.children, node.type);
      return place.around.has(node.type) ? children : hoistBlanks({ ...node, children });
    }
    case 'link': {
      if (place.around.has('link')) {
        context.report(node, 'a link within a link');
        return within(node.children, 'link');
      }
      const { words, notes } = partNotes(node.children);
      if (notes.length > 0) context.report(node, 'the mark of a note within a link');
      const children = within(words, 'link');
      return [...hoistBlanks({ ...node, title: null, children }), ...notes];
    }
    case 'linkReference': {
      const url = context.definitions.get(node.identifier)?.url;
      return url === undefined
        ? within(node.children, 'linkReference')
        : preparePhrasing({ type: 'link', url, children: node.children }, place, context);
    }
    case 'image':
      return [{ ...node, title: null, alt: (node.alt ?? '').replace(/\s+/g, ' ').trim() }];
    case 'imageReference': {
      const url = context.definitions.get(node.identifier)?.url;
      return url === undefined
        ? toText(node.alt ?? '')
        : preparePhrasing({ type: 'image', url, alt: node.alt ?? '' }, place, context);
    }
    case 'footnoteReference':
    case 'inlineMath':
      return [node];
    default:
      if ('children' in node) return within(node.children, node.type);
      return 'value' in node ? toText(node.value) : [];
  }
}

function toText(value: string): PhrasingContent[] {
  const words = value.replace(/[^\S\u00a0\u202f\u2007]+/g, ' ');
  return words === '' ? [] : [{ type: 'text', value: words }];
}

/** Neighbours of one kind as one, whose signs would run into each other. */
export function joinNeighbours(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const joined: PhrasingContent[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (last?.type === 'text' && node.type === 'text')
      joined[joined.length - 1] = {
        ...last,
        value: (last.value + node.value).replace(/ {2,}/g, ' '),
      };
    else if (last?.type === 'inlineCode' && node.type === 'inlineCode')
      joined[joined.length - 1] = {
        ...last,
        value: (last.value + node.value).replace(/\s+/g, ' '),
      };
    else if (
      (last?.type === 'emphasis' && node.type === 'emphasis') ||
      (last?.type === 'strong' && node.type === 'strong') ||
      (last?.type === 'delete' && node.type === 'delete')
    )
      joined[joined.length - 1] = {
        ...last,
        children: joinNeighbours([...last.children, ...node.children]),
      };
    else joined.push(node);
  }
  return joined;
}

/** A mark or a link with the blanks and breaks at its ends outside; nothing if it holds nothing. */
function hoistBlanks(node: PhrasingParent): PhrasingContent[] {
  const children = [...node.children];
  const before: PhrasingContent[] = [];
  const after: PhrasingContent[] = [];
  for (let first = children[0]; first !== undefined; first = children[0]) {
    if (first.type === 'text' && /^\s/u.test(first.value)) {
      before.push({ type: 'text', value: first.value.charAt(0) });
      replaceEdge(children, 0, first.value.slice(1));
    } else if (first.type === 'break') before.push(...children.splice(0, 1));
    else break;
  }
  for (let last = children.at(-1); last !== undefined; last = children.at(-1)) {
    if (last.type === 'text' && /\s$/u.test(last.value)) {
      after.unshift({ type: 'text', value: last.value.slice(-1) });
      replaceEdge(children, children.length - 1, last.value.slice(0, -1));
    } else if (last.type === 'break') after.unshift(...children.splice(-1, 1));
    else break;
  }
  return [...before, ...(children.length === 0 ? [] : [{ ...node, children }]), ...after];
}

/** Without blanks and breaks at the ends, and without blanks around breaks. */
function trimLine(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  let isAtStart = true;
  const trimStart = (node: PhrasingContent): PhrasingContent[] => {
    if (node.type === 'break') {
      const isKept = !isAtStart;
      isAtStart = true;
      return isKept ? [node] : [];
    }
    if (node.type !== 'text') {
      if (!('children' in node)) isAtStart = false;
      return 'children' in node ? withChildren(node, node.children.flatMap(trimStart)) : [node];
    }
    const value = isAtStart ? node.value.replace(/^ +/, '') : node.value;
    isAtStart &&= value === '';
    return value === '' ? [] : [{ ...node, value }];
  };
  let isAtEnd: 'line' | 'break' | false = 'line';
  const trimEnd = (node: PhrasingContent): PhrasingContent[] => {
    if (node.type === 'break') {
      const isKept = isAtEnd !== 'line';
      isAtEnd = isKept ? 'break' : 'line';
      return isKept ? [node] : [];
    }
    if (node.type !== 'text') {
      if (!('children' in node)) isAtEnd = false;
      return 'children' in node
        ? withChildren(node, node.children.toReversed().flatMap(trimEnd).toReversed())
        : [node];
    }
    const value = isAtEnd === false ? node.value : node.value.replace(/ +$/, '');
    if (value !== '') isAtEnd = false;
    return value === '' ? [] : [{ ...node, value }];
  };
  return nodes.flatMap(trimStart).toReversed().flatMap(trimEnd).toReversed();
}

/** The node with these children; none if it holds nothing. */
function withChildren(node: PhrasingParent, children: PhrasingContent[]): PhrasingContent[] {
  return children.length === 0 ? [] : [{ ...node, children }];
}

// Languages without spaces write their signs right behind an address.
const possibleAddress =
  /(?:https?:\/\/|www\.)[^\s<。，、；：！？（）「」『』【】《》〈〉]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gi;

/**
 * Makes links of the addresses among the words of which the parser makes links whatever is before
 * them.
 */
function linkAddresses(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return nodes.flatMap((node): PhrasingContent[] => {
    if (node.type === 'text') return readAddresses(node.value);
    return node.type !== 'link' && 'children' in node
      ? [{ ...node, children: linkAddresses(node.children) }]
      : [node];
  });
}

function readAddresses(text: string): PhrasingContent[] {
  if (!/:\/\/|www\.|@/i.test(text)) return toText(text);
  const parts: PhrasingContent[] = [];
  let end = 0;
  for (const { index, 0: found } of text.matchAll(possibleAddress)) {
    // The parser says where an address ends, and whether it is one behind what is before it.
    const before = /\S*$/.exec(text.slice(end, index))?.[0] ?? '';
    const read = parseMarkdown(escapeSigns(before) + found, 'markdown').children[0];
    const links = read?.type === 'paragraph' ? read.children : [];
    const link = links.find((child) => child.type === 'link');
    const isPlain = links.every(({ type }) => type === 'text' || type === 'link');
    const [only] = link?.children ?? [];
    const start =
      only?.type === 'text' ? text.indexOf(only.value, Math.max(end, index - before.length)) : -1;
    if (link !== undefined && (!isPlain || start < 0)) {
      parts.push(...toText(text.slice(end, index)), { type: 'inlineCode', value: found });
      end = index + found.length;
    } else if (link !== undefined && only?.type === 'text') {
      parts.push(...toText(text.slice(end, start)), toAddressNode(link.url, only.value));
      end = start + only.value.length;
    }
  }
  return [...parts, ...toText(text.slice(end))];
}

/** A link that readers may follow; else the address as code, of which no link is made. */
function toAddressNode(url: string, words: string): PhrasingContent {
  const secure = url.replace(/^http:/i, 'https:');
  const host = URL.canParse(secure) ? new URL(secure).hostname : '';
  const isGood = url.startsWith('mailto:')
    ? judgeMail(url.slice('mailto:'.length)) === undefined
    : judgeWebAddress(secure) === undefined &&
      (secure === url ||
        (/\.[a-z]{2,}$/i.test(host) && !/\.(?:local|localhost|test|internal)$/.test(host)));
  return isGood
    ? { type: 'link', url: secure, title: null, children: [{ type: 'text', value: words }] }
    : { type: 'inlineCode', value: words };
}

/** Makes code of all that could be an address, of which no link is made. */
export function quoteAddresses(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return nodes.flatMap((node): PhrasingContent[] => {
    if (node.type !== 'text')
      return node.type !== 'link' && 'children' in node
        ? [{ ...node, children: quoteAddresses(node.children) }]
        : [node];
    return node.value
      .split(/((?:https?:\/\/|www\.)\S*|\S+@\S+)/i)
      .flatMap((part, index): PhrasingContent[] =>
        index % 2 === 0 ? toText(part) : [{ type: 'inlineCode', value: part }],
      );
  });
}

/** Writes a backslash before every sign, so that it has no meaning. */
export function escapeSigns(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, '\\$&');
}

type CharacterClass = 'space' | 'sign' | 'letter';

function classify(character: string): CharacterClass {
  if (character === '' || /\s/u.test(character)) return 'space';
  return /[\p{P}\p{S}]/u.test(character) ? 'sign' : 'letter';
}

/** The character that a node is written with first, or last. */
function edgeOf(node: PhrasingContent | undefined, side: 'first' | 'last', none: string): string {
  if (node === undefined) return none;
  if (node.type === 'break') return ' ';
  if (node.type !== 'text') return '*';
  const [first = none] = node.value;
  return side === 'first' ? first : (/.$/su.exec(node.value)?.[0] ?? none);
}

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/**
 * Settles where the signs of bold, slanted and struck words stand: they have no meaning between a
 * letter outside and a sign inside. A colon or the like gets the space that belongs behind it,
 * other signs at the ends move outside, and what is left has no marks.
 */
function settleMarks(
  nodes: readonly PhrasingContent[],
  before: string,
  after: string,
  context: Context,
): PhrasingContent[] {
  const settled: PhrasingContent[] = [];
  for (const [index, node] of nodes.entries()) {
    const next = edgeOf(nodes[index + 1], 'first', after);
    const last = edgeOf(settled.at(-1), 'last', before);
    if (node.type === 'emphasis' || node.type === 'strong' || node.type === 'delete')
      settled.push(...settleMark(node, last, next, context));
    else if (node.type !== 'text' && 'children' in node)
      settled.push({ ...node, children: settleMarks(node.children, '[', ']', context) });
    else settled.push(node);
  }
  return joinNeighbours(settled);
}

type MarkNode = Extract<PhrasingContent, { type: 'emphasis' | 'strong' | 'delete' }>;

function settleMark(
  node: MarkNode,
  before: string,
  after: string,
  context: Context,
): PhrasingContent[] {
  const [only, ...others] = node.children;
  // Words with two marks are settled by the inner one, and the outer one goes where it is.
  if (
    others.length === 0 &&
    (only?.type === 'emphasis' || only?.type === 'strong' || only?.type === 'delete')
  )
    return settleMark(only, before, after, context).map((part) =>
      part.type === only.type ? { ...node, children: [part] } : part,
    );
  const children = [...node.children];
  const out = { before: '', after: '' };
  for (;;) {
    const [first, last] = [children[0], children.at(-1)];
    const [left, right] = [edgeOf(first, 'first', ''), edgeOf(last, 'last', '')];
    const outer = { before: out.before.at(-1) ?? before, after: out.after[0] ?? after };
    const canOpen = classify(left) !== 'sign' || classify(outer.before) !== 'letter';
    const canClose = classify(right) !== 'sign' || classify(outer.after) !== 'letter';
    if (children.length === 0) break;
    if (canOpen && canClose) break;
    if (canOpen && /^[:;,.!?…]$/u.test(right) && out.after === '' && !unspaced.test(after)) {
      out.after = ' ';
      continue;
    }
    const isPair = isBracketed(children, left, right);
    const movesLeft = (isPair || !canOpen) && first?.type === 'text';
    const movesRight = (isPair || (!movesLeft && !canClose)) && last?.type === 'text';
    if (movesLeft) {
      out.before += left;
      replaceEdge(children, 0, first.value.slice(left.length));
    }
    const end = children.at(-1);
    if (movesRight && end?.type === 'text') {
      out.after = right + out.after;
      replaceEdge(children, children.length - 1, end.value.slice(0, -right.length));
    } else if (!movesLeft) {
      context.report(node, 'bold, slanted or struck words that touch the next word');
      return [
        ...toText(out.before),
        ...settleMarks(children, before, after, context),
        ...toText(out.after),
      ];
    }
  }
  const isEmpty = children.length === 0;
  return [
    ...toText(out.before),
    ...(isEmpty
      ? []
      : hoistBlanks({ ...node, children: settleMarks(children, '*', '*', context) })),
    ...toText(out.after),
  ];
}

const partners: ReadonlyMap<string, string> = new Map(
  [
    '()',
    '[]',
    '（）',
    '「」',
    '『』',
    '【】',
    '《》',
    '〈〉',
    '“”',
    '‘’',
    '„“',
    '«»',
    '»«',
    '""',
    "''",
  ].map(([left = '', right = '']) => [left, right]),
);

/** Whether one pair of brackets is around all the words, so that the two belong together. */
function isBracketed(children: readonly PhrasingContent[], left: string, right: string): boolean {
  const [first, last] = [children[0], children.at(-1)];
  if (first?.type !== 'text' || last?.type !== 'text' || partners.get(left) !== right) return false;
  const inner = children
    .map((node) => toString(node))
    .join('')
    .slice(left.length, -right.length);
  return inner !== '' && !inner.includes(left) && !inner.includes(right);
}

function replaceEdge(children: PhrasingContent[], at: number, value: string): void {
  if (value === '') children.splice(at, 1);
  else children[at] = { type: 'text', value };
}
