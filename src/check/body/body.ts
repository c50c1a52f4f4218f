import type { Nodes, Root } from 'mdast';
import type { Dialect } from '../../domain/text/markdown-tree.ts';
import { parseTolerantly } from './markdown-fixed.ts';

/** The body of an entry as a tree. Places in the tree count from `start`, an offset in the file. */
export interface Body {
  readonly start: number;
  readonly source: string;
  /** Undefined where even a mended body could not be read. */
  readonly tree: Root | undefined;
  /** All nodes of the tree in order. */
  readonly nodes: readonly BodyNode[];
  readonly issues: readonly BodyIssue[];
}

export interface BodyNode {
  readonly node: Nodes;
  readonly parent: BodyNode | undefined;
  /** How many nodes stand around it. */
  readonly depth: number;
}

/** Where MDX cannot be read, as an offset in the file, and what the parser says. */
export interface BodyIssue {
  readonly kind: 'mdx' | 'too-deep' | 'too-many-braces' | 'too-many-signs';
  readonly start: number;
  readonly message: string;
}

const deepest = 100;
/** The parser's time grows with the square of these. */
const [mostBraces, mostTags] = [2000, 2000];
/** Its memory grows with the square of the references, such as `&amp;`, of one paragraph. */
const mostReferences = 5000;
/** The longest text allowed, written as prose, holds a quarter of these; more can only be marks without words. */
const mostSigns = 150_000;
const runOfMarks = /(?:[>*_+-][ \t]?){200}/;

/** Reads a body that begins at `start` of its file, as the build does: without white space at its ends. Never throws. */
export function parseBody(text: string, start: number, dialect: Dialect): Body {
  const untrimmed = text.slice(start);
  const source = untrimmed.trim();
  const bodyStart = start + untrimmed.length - untrimmed.trimStart().length;
  const empty = { start: bodyStart, source, tree: undefined, nodes: [] };
  const runStart = source.search(runOfMarks);
  if (runStart >= 0)
    return { ...empty, issues: [{ kind: 'too-deep', start: bodyStart + runStart, message: '' }] };
  if (dialect === 'mdx' && source.split('{').length > mostBraces) {
    return {
      ...empty,
      issues: [{ kind: 'too-many-braces', start: bodyStart + source.indexOf('{'), message: '' }],
    };
  }
  if (hasTooManySigns(source) || hasTooManyReferences(source))
    return { ...empty, issues: [{ kind: 'too-many-signs', start: bodyStart, message: '' }] };
  if (dialect === 'mdx' && source.split('<').length > mostTags)
    return { ...empty, issues: [{ kind: 'too-many-signs', start: bodyStart, message: '' }] };
  const mended = parseTolerantly(source, dialect);
  const { tree } = mended;
  const faults = mended.faults.map(({ offset, message }): BodyIssue => ({
    kind: 'mdx',
    start: bodyStart + offset,
    message,
  }));
  if (tree === undefined) return { ...empty, issues: faults };
  const nodes = listNodes(tree);
  if (nodes !== undefined) return { ...empty, tree, nodes, issues: faults };
  return { ...empty, issues: [...faults, { kind: 'too-deep', start: bodyStart, message: '' }] };
}

/** Whether there are more signs and lines than a text of words has; each could be a node of the tree. */
function hasTooManySigns(source: string): boolean {
  return source.length > mostSigns && source.replace(/[^!-/:-@[-`{-~\n]+/g, '').length > mostSigns;
}

function hasTooManyReferences(source: string): boolean {
  const isMany = (text: string) => text.split('&').length > mostReferences;
  return isMany(source) && source.split(/\n[ \t]*\n/).some(isMany);
}

/** Undefined where the tree is deeper than a person writes, since all who walk it would run out of stack. */
function listNodes(root: Root): BodyNode[] | undefined {
  const list: BodyNode[] = [];
  const rest: BodyNode[] = [{ node: root, parent: undefined, depth: 0 }];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    const { node, depth } = next;
    if (depth > deepest) return undefined;
    list.push(next);
    if ('children' in node)
      for (const child of node.children.toReversed())
        rest.push({ node: child, parent: next, depth: depth + 1 });
  }
  return list;
}
