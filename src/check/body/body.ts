import type { Definition, Image, Link, Nodes, Root } from 'mdast';
import { collectHeadings } from '../../domain/entries/index.ts';
import { parseCitations, type TextRange } from '../../domain/text/index.ts';
import {
  collectEmbeddedFaqIds,
  parseMarkdown,
  trimBody,
  type Dialect,
} from '../../domain/body/index.ts';
import { downloadPathPattern } from '../../schemas/index.ts';
import { judgeNode, listComponentFiles, type Violation } from '../../markdown/index.ts';
import type { FrontMatter } from '../files/front-matter.ts';

/** The body of an entry as a tree. Places in the tree count from `start`, an offset in the file. */
export interface Body {
  readonly start: number;
  readonly source: string;
  /** Undefined if not even a masked body could be parsed. */
  readonly tree: Root | undefined;
  /** All nodes of the tree in order. */
  readonly nodes: readonly BodyNode[];
  /** The nodes of these types, in document order. All calls share one walk of the tree. */
  readonly select: <Type extends Nodes['type']>(
    ...types: readonly Type[]
  ) => readonly BodyNode<OfType<Type>>[];
  /** What the content policy refuses, in order. */
  readonly violations: readonly NodeViolation[];
  readonly issues: readonly BodyIssue[];
}

export interface BodyNode<Node extends Nodes = Nodes> {
  readonly node: Node;
  readonly parent: BodyNode | undefined;
  /** How many nodes are around it. */
  readonly depth: number;
  /** Its number in the order of the tree. */
  readonly index: number;
}

type OfType<Type extends Nodes['type']> = Extract<Nodes, { readonly type: Type }>;

/** What the content policy refuses, with the node that it is about. */
interface NodeViolation extends Violation {
  readonly node: Nodes;
}

/** Where MDX cannot be parsed, as an offset in the file, and what the parser says. */
export interface BodyIssue {
  readonly kind: 'mdx' | 'too-deep' | 'too-many-braces' | 'too-many-signs';
  readonly start: number;
  readonly message: string;
}

const deepest = 100;
/** The parser takes time quadratic in the number of these. */
const [mostBraces, mostTags] = [2000, 2000];
/**
 * The parser takes memory quadratic in the number of references, such as `&amp;`, in one paragraph.
 */
const mostReferences = 5000;
/**
 * The longest text allowed has a quarter as many if it is prose; a text with more is mostly
 * punctuation.
 */
const mostSigns = 150_000;
/**
 * So many marks of quotes and lists at the beginning of one line: the parser takes time quadratic
 * in their number.
 */
const runOfContainers = /^(?:[ \t]*(?:>|[*+-][ \t]|\d{1,9}[.)][ \t])){1000}/m;

const empty = { tree: undefined, nodes: [], violations: [], select: () => [] };

/**
 * Parses a body that begins at `start` of its file, as the build does: without blank lines at its
 * ends. Never throws.
 */
export function parseBody(text: string, start: number, dialect: Dialect): Body {
  const untrimmed = text.slice(start);
  const source = trimBody(untrimmed);
  const bodyStart = start + (source === '' ? untrimmed.length : untrimmed.indexOf(source));
  const refuse = (kind: BodyIssue['kind'], at: number): Body => ({
    ...empty,
    start: bodyStart,
    source,
    issues: [{ kind, start: bodyStart + at, message: '' }],
  });
  const runStart = source.search(runOfContainers);
  if (runStart >= 0) return refuse('too-deep', runStart);
  if (dialect === 'mdx' && source.split('{').length > mostBraces)
    return refuse('too-many-braces', source.indexOf('{'));
  if (hasTooManySigns(source) || hasTooManyReferences(source)) return refuse('too-many-signs', 0);
  if (dialect === 'mdx' && source.split('<').length > mostTags) return refuse('too-many-signs', 0);
  const parsed = parseTolerantly(source, dialect);
  const issues = parsed.issues.map(({ offset, message }): BodyIssue => ({
    kind: 'mdx',
    start: bodyStart + offset,
    message,
  }));
  const walked = parsed.tree === undefined ? undefined : walk(parsed.tree, dialect);
  if (walked !== undefined && 'nodes' in walked)
    return { start: bodyStart, source, tree: parsed.tree, ...walked, issues };
  if (walked !== undefined) {
    const at = walked.tooDeep.position?.start.offset ?? 0;
    issues.push({ kind: 'too-deep', start: bodyStart + at, message: '' });
  }
  return { ...empty, start: bodyStart, source, issues };
}

/**
 * Whether there are more signs and lines than a text of words has; each could be a node of the
 * tree.
 */
function hasTooManySigns(source: string): boolean {
  return source.length > mostSigns && source.replace(/[^!-/:-@[-`{-~\n]+/g, '').length > mostSigns;
}

function hasTooManyReferences(source: string): boolean {
  const isMany = (text: string) => text.split('&').length > mostReferences;
  return isMany(source) && source.split(/\n[ \t]*\n/).some(isMany);
}

/**
 * The block that is too deep if the tree is deeper than a person writes: recursive walks would
 * overflow the stack.
 */
function walk(
  root: Root,
  dialect: Dialect,
): Pick<Body, 'nodes' | 'select' | 'violations'> | { readonly tooDeep: Nodes } {
  const nodes: BodyNode[] = [];
  const byType = new Map<string, BodyNode[]>();
  const violations: NodeViolation[] = [];
  const openTags: string[] = [];
  function visit(node: Nodes, parent: BodyNode | undefined, depth: number): boolean {
    if (depth > deepest) return false;
    const each = { node, parent, depth, index: nodes.length };
    nodes.push(each);
    const same = byType.get(node.type);
    if (same === undefined) byType.set(node.type, [each]);
    else same.push(each);
    if (node.type !== 'html' || !isSecondHalf(node.value, openTags))
      for (const violation of judgeNode(node, dialect)) violations.push({ ...violation, node });
    return !('children' in node) || node.children.every((child) => visit(child, each, depth + 1));
  }
  if (!visit(root, undefined, 0))
    return { tooDeep: nodes.findLast(({ depth }) => depth === 1)?.node ?? root };
  return {
    nodes,
    violations,
    select: (...types) => {
      const [found = [], ...others] = types.flatMap((type) => {
        const list = byType.get(type);
        return list !== undefined && isListOf(list, type) ? [list] : [];
      });
      return others.length === 0
        ? found
        : [...found, ...others.flat()].sort((a, b) => a.index - b.index);
    },
  };
}

function isListOf<Type extends Nodes['type']>(
  list: readonly BodyNode[],
  type: Type,
): list is readonly (BodyNode & BodyNode<OfType<Type>>)[] {
  return list[0]?.node.type === type;
}

/** Whether an HTML tag closes one that is refused already. */
function isSecondHalf(html: string, open: string[]): boolean {
  const opened = /^<([a-z][\w-]*)/i.exec(html)?.[1];
  if (opened !== undefined) open.push(opened.toLowerCase());
  const closed = /^<\/([a-z][\w-]*)\s*>$/i.exec(html)?.[1]?.toLowerCase();
  const at = closed === undefined ? -1 : open.lastIndexOf(closed);
  if (at >= 0) open.splice(at, 1);
  return at >= 0;
}

/**
 * The range in the file of the address of a link, an image or a definition. Undefined if it is
 * written otherwise than it reads, as with character references, or if it is its own text.
 */
export function findAddress(
  { start: base, source: whole }: Body,
  node: Readonly<Link> | Readonly<Image> | Readonly<Definition>,
): TextRange | undefined {
  const [from, to] = [node.position?.start.offset, node.position?.end.offset];
  if (from === undefined || to === undefined || node.url === '') return undefined;
  const source = whole.slice(from, to);
  const heads = node.type === 'definition' ? [']: ', ']: <', ']:'] : ['](', '](<'];
  for (const head of heads) {
    const at = source.lastIndexOf(head + node.url);
    const after = source.at(at + head.length + node.url.length);
    if (at < 0 || (after !== undefined && !/[)>\s]/.test(after))) continue;
    const start = base + from + at + head.length;
    return { start, end: start + node.url.length };
  }
  return undefined;
}

/**
 * The name of the file beside a text that an address means; undefined if it is another address,
 * such as that of a page or of a text.
 */
export function parseFileName(address: string): string | undefined {
  const [, dot, name = ''] =
    /^(\.\/)?([^\s/?#:\\]+\.[A-Za-z][A-Za-z0-9]{1,4})$/.exec(address) ?? [];
  if (name === '' || /\.(?:mdx?|markdown|html?)$/i.test(name)) return undefined;
  // Without ./ it may be the name of a host, unless the ending is that of a download.
  return dot !== undefined || downloadPathPattern.test(`./${name}`) ? name : undefined;
}

/**
 * Memoizes a function of an object. The value is computed at the first call and collected with the
 * object.
 */
export function memoizePerObject<Key extends object, Value>(
  create: (key: Key) => Value,
): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    const made = known.get(key) ?? { value: create(key) };
    known.set(key, made);
    return made.value;
  };
}

/**
 * What the check needs to know about the body of another entry. It is small, so that the trees of
 * thousands of entries need not stay in memory.
 */
export interface CheckedBodyFacts {
  /** Whether the body could be parsed. */
  readonly isParsed: boolean;
  /** Whether the front matter before it is closed; if not, the start of the body is unknown. */
  readonly isBounded: boolean;
  /** The ids of its headings on the page, without `#`, in order. */
  readonly headingAnchors: readonly string[];
  /** The FAQ entries that it shows. */
  readonly faqIds: readonly string[];
  /**
   * What it cites, sources and bases, each once. A body that could not be parsed may cite all that
   * its file names as a text does.
   */
  readonly citedIds: readonly string[];
  /** The addresses of its links, and of its images, as they are written, each once; of videos, too. */
  readonly linkAddresses: readonly string[];
  readonly imageAddresses: readonly string[];
}

/**
 * The facts of the body in a file; those of an empty one if there is none or it could not be
 * parsed, but for what `text`, the whole of the file, may cite.
 */
export function collectCheckedBodyFacts(
  body: Body | undefined,
  frontMatter: FrontMatter | undefined,
  text: string,
): CheckedBodyFacts {
  const isParsed = body?.tree !== undefined;
  const texts = isParsed ? body.select('text').map(({ node: { value } }) => value) : [text];
  const select: Body['select'] = body?.select ?? empty.select;
  return {
    isParsed,
    isBounded: frontMatter?.yaml !== undefined,
    headingAnchors: collectHeadings({
      type: 'root',
      children: select('heading').map(({ node }) => node),
    }).map(({ anchor }) => anchor),
    faqIds: listOnce(
      select('mdxJsxFlowElement', 'mdxJsxTextElement').flatMap(({ node }) =>
        collectEmbeddedFaqIds(node),
      ),
    ),
    citedIds: listOnce(
      texts.flatMap((each) =>
        each.includes('[@') ? parseCitations(each).map(({ id }) => id) : [],
      ),
    ),
    linkAddresses: listOnce([
      ...select('link', 'definition').map(({ node }) => node.url),
      ...select('mdxJsxFlowElement').flatMap(({ node }) => listComponentFiles(node)),
    ]),
    imageAddresses: listOnce(select('image').map(({ node }) => node.url)),
  };
}

function listOnce(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

/** Where a text cannot be parsed, and what the parser says. */
interface ParseIssue {
  readonly offset: number;
  readonly message: string;
}

/** A long text is retried fewer times, since each attempt takes as long as the first. */
const [mostAttempts, mostLettersInAll, mostTagsInAll] = [50, 500_000, 20_000];

/**
 * Parses Markdown or MDX. If MDX cannot be parsed, the character at which parsing fails is masked,
 * with all offsets kept, and parsing is tried again, so that every issue is found and the rest is
 * checked too. `tree` is undefined if that does not help.
 */
export function parseTolerantly(
  source: string,
  dialect: Dialect,
): { readonly tree: Root | undefined; readonly issues: readonly ParseIssue[] } {
  const issues: ParseIssue[] = [];
  const attempts = Math.max(
    2,
    Math.min(
      mostAttempts,
      Math.floor(mostLettersInAll / (source.length + 1)),
      Math.floor(mostTagsInAll / source.split('<').length),
    ),
  );
  let current = source;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    try {
      return { tree: parseMarkdown(current, dialect), issues };
    } catch (error) {
      const { offset, message } = readParserError(current, error);
      const simplified = message.startsWith('Could not parse expression')
        ? simplify(current, offset)
        : current;
      // The braces that are left are reported by the content policy.
      if (simplified === current) issues.push({ offset, message });
      const masked = simplified === current ? mask(current, offset, message) : simplified;
      if (masked === current) break;
      current = masked;
    }
  }
  return { tree: undefined, issues };
}

/** Where the parser stopped, according to its message; offset 0 if the message has no position. */
function readParserError(text: string, error: unknown): ParseIssue {
  const [, line, column, message = ''] =
    /^(\d+):(\d+): (.*)$/s.exec(error instanceof Error ? error.message : '') ?? [];
  return {
    offset:
      line === undefined || column === undefined ? 0 : toOffset(text, Number(line), Number(column)),
    message,
  };
}

/**
 * Masks the brace or bracket at an offset, and the other half of the same tag, which would only be
 * reported a second time.
 */
function mask(text: string, offset: number, message: string): string {
  const masked = maskAt(text, offset);
  const address = /^<[^\s<>]*[:@][^\s<>]*>/.exec(text.slice(offset))?.[0];
  if (address !== undefined)
    return text.slice(0, offset) + '·'.repeat(address.length) + text.slice(offset + address.length);
  const unclosed =
    /^Expected a closing tag for `<([^>]*)>`/.exec(message)?.[1] ??
    /^<(\w+)\s/.exec(text.slice(offset))?.[1];
  if (unclosed !== undefined) return maskAt(masked, masked.indexOf(`</${unclosed}>`, offset));
  const [, line, column] =
    /expected corresponding closing tag for `<[^>]*>` \((\d+):(\d+)\)/.exec(message) ?? [];
  return line === undefined || column === undefined
    ? masked
    : maskAt(masked, toOffset(masked, Number(line), Number(column)));
}

/**
 * Replaces the expression in the braces around an offset with `1`, or with `...a` if it is a
 * spread.
 */
function simplify(text: string, offset: number): string {
  const open = text.lastIndexOf('{', offset);
  let depth = 0;
  for (let at = open; at >= 0 && at < text.length; at += 1) {
    depth += text[at] === '{' ? 1 : text[at] === '}' ? -1 : 0;
    if (depth > 0) continue;
    const inner = text.slice(open + 1, at);
    const simple = /^\s*\.\.\.[^]/.test(inner) ? '...a' : '1';
    return (
      text.slice(0, open + 1) +
      simple +
      inner.slice(simple.length).replace(/[^\r\n]/g, ' ') +
      text.slice(at)
    );
  }
  return text;
}

function maskAt(text: string, offset: number): string {
  return '<{'.includes(text[offset] ?? ' ')
    ? `${text.slice(0, offset)}·${text.slice(offset + 1)}`
    : text;
}

function toOffset(text: string, line: number, column: number): number {
  let start = 0;
  for (let count = 1; count < line; count += 1) {
    const end = /\r\n|\n|\r/g;
    end.lastIndex = start;
    if (end.exec(text) !== null) start = end.lastIndex;
  }
  return start + column - 1;
}
