import type { PhrasingContent } from 'mdast';

type Mark = Extract<PhrasingContent, { type: 'emphasis' | 'strong' | 'delete' | 'link' }>;

/**
 * Normalizes phrasing content as a browser shows it: whitespace is collapsed and moved out of
 * marks, empty and nested marks are removed, and equal neighbours are joined.
 */
export function tidyPhrasing(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const collapsed = collapse(joinAlike(nodes.flatMap((node) => tidyMark(node, new Set()))), {
    isOpen: false,
  });
  return trimEnds(joinAlike(collapsed.flatMap((node) => moveBlanksOut(node))));
}

function isMark(node: PhrasingContent): node is Mark {
  return (
    node.type === 'emphasis' ||
    node.type === 'strong' ||
    node.type === 'delete' ||
    node.type === 'link'
  );
}

function tidyMark(node: PhrasingContent, within: ReadonlySet<string>): PhrasingContent[] {
  if (node.type === 'text')
    return node.value === '' ? [] : [{ ...node, value: normalizeBlanks(node.value) }];
  if (!isMark(node)) return [node];
  const children = joinAlike(
    node.children.flatMap((child) => tidyMark(child, new Set([...within, node.type]))),
  );
  if (within.has(node.type)) return children;
  return children.every(
    (child) => child.type === 'break' || (child.type === 'text' && child.value.trim() === ''),
  )
    ? children
    : [{ ...node, children }];
}

/**
 * No-break spaces are kept between a number and its unit and before French punctuation; elsewhere
 * editors leave them behind.
 */
function normalizeBlanks(text: string): string {
  return text.replace(/\u00a0/g, (blank, at: number) => {
    const [before = '', after = ''] = [text[at - 1], text[at + 1]];
    const isBound = /[\p{N}«„§]/u.test(before)
      ? /\S/.test(after)
      : /\S/.test(before) && /[»;:!?%€$]/u.test(after);
    return isBound ? blank : ' ';
  });
}

/** Collapses whitespace, also across marks. */
function collapse(
  nodes: readonly PhrasingContent[],
  state: { isOpen: boolean },
): PhrasingContent[] {
  return nodes.map((node) => {
    if (node.type === 'text') {
      const value = node.value.replace(/[ \t\n\f\r]+/g, ' ');
      const kept = state.isOpen || !value.startsWith(' ') ? value : value.slice(1);
      if (value !== '') state.isOpen = !value.endsWith(' ');
      return { ...node, value: kept };
    }
    if (isMark(node)) return { ...node, children: collapse(node.children, state) };
    state.isOpen = node.type !== 'break';
    return node;
  });
}

function moveBlanksOut(node: PhrasingContent): PhrasingContent[] {
  if (!isMark(node)) return [node];
  const children = node.children.flatMap((child) => moveBlanksOut(child));
  const [first, last] = [
    children.findIndex((child) => !isBlank(child)),
    children.findLastIndex((child) => !isBlank(child)),
  ];
  if (first < 0) return children;
  const before = children.slice(0, first);
  const after = children.slice(last + 1);
  const inner = children.slice(first, last + 1);
  const [head, tail] = [inner[0], inner.at(-1)];
  if (head?.type === 'text' && /^\s/.test(head.value)) {
    before.push({ ...head, value: ' ' });
    inner[0] = { ...head, value: head.value.trimStart() };
  }
  const end = inner.at(-1);
  if (tail?.type === 'text' && end?.type === 'text' && /\s$/.test(end.value)) {
    after.unshift({ ...end, value: ' ' });
    inner[inner.length - 1] = { ...end, value: end.value.trimEnd() };
  }
  return [...before, { ...node, children: inner }, ...after];
}

function isBlank(node: PhrasingContent): boolean {
  return node.type === 'break' || (node.type === 'text' && node.value.trim() === '');
}

function joinAlike(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const groups: PhrasingContent[][] = [];
  for (const node of nodes) {
    const group = groups.at(-1);
    if (group?.[0] !== undefined && isAlike(group[0], node)) group.push(node);
    else groups.push([node]);
  }
  return groups.flatMap(joinGroup);
}

function isAlike(one: PhrasingContent, other: PhrasingContent): boolean {
  if (one.type === 'link' && other.type === 'link') return one.url === other.url;
  return one.type === other.type && (one.type === 'text' || isMark(one));
}

function joinGroup(group: readonly PhrasingContent[]): PhrasingContent[] {
  const [first, last] = [group[0], group.at(-1)];
  if (first === undefined || group.length === 1) return [...group];
  const span =
    first.position === undefined || last?.position === undefined
      ? {}
      : { position: { start: first.position.start, end: last.position.end } };
  if (isMark(first))
    return [
      {
        ...first,
        ...span,
        children: joinAlike(group.flatMap((node) => (isMark(node) ? node.children : []))),
      },
    ];
  return first.type === 'text'
    ? [
        {
          ...first,
          ...span,
          value: group.map((node) => (node.type === 'text' ? node.value : '')).join(''),
        },
      ]
    : [...group];
}

/** Trims whitespace at the end, before a break and between a mark and punctuation. */
function trimEnds(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return nodes.flatMap((node, index): PhrasingContent[] => {
    if (node.type !== 'text') return [node];
    const [before, next] = [nodes[index - 1], nodes[index + 1]];
    const own =
      before !== undefined && isMark(before)
        ? node.value.replace(/^ (?=[.,;)](?:\s|$))/, '')
        : node.value;
    const value = next === undefined || next.type === 'break' ? own.trimEnd() : own;
    return value === '' ? [] : [{ ...node, value }];
  });
}
