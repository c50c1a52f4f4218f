import type { Nodes, Root } from 'mdast';
import { parseMarkdown, type Dialect } from '../markdown/parse.ts';

/** The body of an entry as a tree. Places in the tree count from `start`, an offset in the file. */
export interface Body {
  readonly start: number;
  readonly source: string;
  /** Undefined where even a mended body could not be read. */
  readonly tree: Root | undefined;
  /** All nodes of the tree in order. */
  readonly nodes: readonly BodyNode[];
  readonly faults: readonly BodyFault[];
}

export interface BodyNode {
  readonly node: Nodes;
  readonly parent: BodyNode | undefined;
  /** How many nodes stand around it. */
  readonly depth: number;
}

/** Where MDX cannot be read, as an offset in the file, and what the parser says. */
export interface BodyFault {
  readonly kind: 'mdx' | 'too-deep' | 'too-many-braces';
  readonly start: number;
  readonly message: string;
}

const attempts = 50;
const deepest = 100;
/** The parser's time grows with the square of these. */
const mostBraces = 2000;
const runOfMarks = /(?:[>*_+-][ \t]?){200}/;

/**
 * Reads a body that begins at `start` of its file, as the build does: without white space at its ends. Where MDX
 * cannot be read, the character at fault is masked and reading goes on, so that every fault is found. Never throws.
 */
export function parseBody(text: string, start: number, dialect: Dialect): Body {
  const untrimmed = text.slice(start);
  const source = untrimmed.trim();
  const bodyStart = start + untrimmed.length - untrimmed.trimStart().length;
  const empty = { start: bodyStart, source, tree: undefined, nodes: [] };
  const runStart = source.search(runOfMarks);
  if (runStart >= 0) return { ...empty, faults: [{ kind: 'too-deep', start: bodyStart + runStart, message: '' }] };
  if (dialect === 'mdx' && source.split('{').length > mostBraces) {
    return { ...empty, faults: [{ kind: 'too-many-braces', start: bodyStart + source.indexOf('{'), message: '' }] };
  }
  const { tree, faults } = parseMasked(source, bodyStart, dialect);
  if (tree === undefined) return { ...empty, faults };
  const nodes = listNodes(tree);
  if (nodes !== undefined) return { ...empty, tree, nodes, faults };
  return { ...empty, faults: [...faults, { kind: 'too-deep', start: bodyStart, message: '' }] };
}

function parseMasked(source: string, bodyStart: number, dialect: Dialect): { tree: Root | undefined; faults: BodyFault[] } {
  const faults: BodyFault[] = [];
  let current = source;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    try {
      return { tree: parseMarkdown(current, dialect), faults };
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const [, line, column, message = ''] = /^(\d+):(\d+): (.*)$/s.exec(error.message) ?? [];
      if (line === undefined || column === undefined) throw error;
      const offset = toOffset(current, Number(line), Number(column));
      faults.push({ kind: 'mdx', start: bodyStart + offset, message });
      const masked = mask(current, offset, message);
      if (masked === current) break;
      current = masked;
    }
  }
  return { tree: undefined, faults };
}

/** Masks the brace or bracket at fault, and the other half of the same tag, which would only be told a second time. */
function mask(text: string, offset: number, message: string): string {
  const masked = maskAt(text, offset);
  const address = /^<[^\s<>]*[:@][^\s<>]*>/.exec(text.slice(offset))?.[0];
  if (address !== undefined) return text.slice(0, offset) + '·'.repeat(address.length) + text.slice(offset + address.length);
  const unclosed = /^Expected a closing tag for `<([^>]*)>`/.exec(message)?.[1] ?? /^<(\w+)\s/.exec(text.slice(offset))?.[1];
  if (unclosed !== undefined) return maskAt(masked, masked.indexOf(`</${unclosed}>`, offset));
  const [, line, column] = /expected corresponding closing tag for `<[^>]*>` \((\d+):(\d+)\)/.exec(message) ?? [];
  return line === undefined || column === undefined ? masked : maskAt(masked, toOffset(masked, Number(line), Number(column)));
}

function maskAt(text: string, offset: number): string {
  return '<{'.includes(text[offset] ?? ' ') ? `${text.slice(0, offset)}·${text.slice(offset + 1)}` : text;
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

/** Undefined where the tree is deeper than a person writes, since all who walk it would run out of stack. */
function listNodes(root: Root): BodyNode[] | undefined {
  const list: BodyNode[] = [];
  const rest: BodyNode[] = [{ node: root, parent: undefined, depth: 0 }];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    const { node, depth } = next;
    if (depth > deepest) return undefined;
    list.push(next);
    if ('children' in node) for (const child of node.children.toReversed()) rest.push({ node: child, parent: next, depth: depth + 1 });
  }
  return list;
}
