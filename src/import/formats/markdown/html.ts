import type { Nodes, PhrasingContent, Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { getLine } from '../../document.ts';
import type { ImportLog } from '../../import-log.ts';
import { parseHtmlFragment } from '../html/tree.ts';

const flow: ReadonlySet<string> = new Set(['root', 'blockquote', 'listItem', 'footnoteDefinition']);

/**
 * Converts HTML within Markdown, together with the Markdown between its tags; comments are dropped.
 */
export function convertHtml(root: Root, log: ImportLog): void {
  const holders: Nodes[] = [];
  visit(root, (node: Nodes) => {
    if (
      'children' in node &&
      node.type !== 'paragraph' &&
      (flow.has(node.type) || hasHtml(node.children))
    )
      holders.push(node);
  });
  // From the inside out, so that slots contain Markdown only.
  for (const holder of holders.toReversed()) {
    if (!('children' in holder)) continue;
    const children: readonly RootContent[] = dropComments(holder.children, log);
    Object.assign(holder, {
      children: flow.has(holder.type)
        ? toBlocks(children, log)
        : toPhrasing(children, getLine(holder), log),
    });
  }
}

function hasHtml(nodes: readonly Nodes[]): boolean {
  return nodes.some(({ type }) => type === 'html');
}

function dropComments(nodes: readonly RootContent[], log: ImportLog): RootContent[] {
  return nodes.filter((node) => {
    const comment =
      node.type === 'html' ? /^\s*<!--([^]*)-->\s*$/.exec(node.value)?.[1] : undefined;
    if (comment === undefined || comment.includes('-->')) return true;
    log.drop(getLine(node), comment, 'a comment in the source, which no page shows');
    return false;
  });
}

function toBlocks(nodes: readonly RootContent[], log: ImportLog): RootContent[] {
  const blocks = nodes.flatMap((node) =>
    node.type === 'paragraph' && hasHtml(node.children)
      ? toParagraphs(dropComments(node.children, log), getLine(node), log)
      : [node],
  );
  const parts: (readonly RootContent[])[] = [];
  let done = 0;
  for (const { first, last } of findRuns(blocks)) {
    parts.push(blocks.slice(done, first), convertRun(blocks.slice(first, last + 1), log));
    done = last + 1;
  }
  return [...parts, blocks.slice(done)].flat();
}

/** Blocks between tags become slots; blank lines keep the line numbers. */
function convertRun(run: readonly RootContent[], log: ImportLog): RootContent[] {
  const [first] = run;
  if (first === undefined) return [];
  const slots = createSlots();
  let [html, line] = ['', getLine(first)];
  for (const node of run) {
    const gap = Math.max(0, getLine(node) - line);
    const part = node.type === 'html' ? node.value : slots.block(node);
    html += '\n'.repeat(gap) + part;
    line += gap + part.split('\n').length - 1;
  }
  return convert(html, getLine(first), slots, log);
}

function toParagraphs(nodes: readonly RootContent[], line: number, log: ImportLog): RootContent[] {
  const slots = createSlots();
  return convert(`<p>${getHtmlLine(nodes, slots)}</p>`, line, slots, log);
}

/** Inline HTML stays inline: blocks that it produces are joined by spaces. */
function toPhrasing(nodes: readonly RootContent[], line: number, log: ImportLog): RootContent[] {
  const slots = createSlots();
  const blocks = convert(`<p>${getHtmlLine(nodes, slots)}</p>`, line, slots, log);
  return blocks.flatMap((block, at): RootContent[] => [
    ...(at === 0 ? [] : [{ type: 'text' as const, value: ' ' }]),
    ...toParts(block),
  ]);
}

function toParts(block: RootContent): PhrasingContent[] {
  if (block.type === 'paragraph' || block.type === 'heading') return block.children;
  // Parts that stand below each other are told apart on the one line.
  const sign = block.type === 'list' ? '; ' : ' ';
  return 'children' in block
    ? block.children.flatMap((child, index): PhrasingContent[] => [
        ...(index === 0 ? [] : [{ type: 'text' as const, value: sign }]),
        ...toParts(child),
      ])
    : block.type === 'code'
      ? [{ type: 'inlineCode', value: block.value }]
      : [];
}

function getHtmlLine(nodes: readonly RootContent[], slots: Slots): string {
  return nodes
    .map((node) =>
      node.type === 'html'
        ? node.value
        : node.type === 'text'
          ? node.value.replace(/&/g, '&amp;').replace(/</g, '&lt;')
          : slots.span(node),
    )
    .join('');
}

function convert(html: string, line: number, slots: Slots, log: ImportLog): RootContent[] {
  const { tree, dropped, messages } = parseHtmlFragment(html, { line, slots: slots.nodes });
  for (const each of dropped) log.dropped.push(each);
  for (const each of messages) log.messages.push(each);
  return tree.children;
}

const single = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'param',
  'source',
  'track',
  'wbr',
]);

/**
 * The ranges of HTML among blocks, as first and last index: a block with open tags extends to the
 * one that closes them.
 */
function findRuns(
  blocks: readonly RootContent[],
): { readonly first: number; readonly last: number }[] {
  const ends = new Map<number, number>();
  const open: { readonly name: string; readonly at: number }[] = [];
  const counts = new Map<string, number>();
  blocks.forEach((block, at) => {
    if (block.type !== 'html') return;
    ends.set(at, at);
    for (const { name, isClosing } of listTags(block.value)) {
      if (!isClosing) {
        open.push({ name, at });
        counts.set(name, (counts.get(name) ?? 0) + 1);
      } else if ((counts.get(name) ?? 0) > 0) {
        for (let last = open.pop(); last !== undefined; last = open.pop()) {
          counts.set(last.name, (counts.get(last.name) ?? 1) - 1);
          if (last.name !== name) continue;
          ends.set(last.at, Math.max(ends.get(last.at) ?? last.at, at));
          break;
        }
      }
    }
  });
  const runs: { first: number; last: number }[] = [];
  for (const [first, last] of [...ends].sort(([one], [other]) => one - other)) {
    const before = runs.at(-1);
    if (before !== undefined && first <= before.last) before.last = Math.max(before.last, last);
    else runs.push({ first, last });
  }
  return runs;
}

function listTags(html: string): { name: string; isClosing: boolean }[] {
  return [...html.matchAll(/<(\/?)([A-Za-z][\w-]*)[^<>]*?(\/?)>/g)].flatMap(
    ([, slash, name = '', alone]) =>
      alone === '/' || single.has(name.toLowerCase())
        ? []
        : [{ name: name.toLowerCase(), isClosing: slash === '/' }],
  );
}

/** Placeholder elements for nodes within HTML. */
interface Slots {
  readonly block: (node: RootContent) => string;
  readonly span: (node: RootContent) => string;
  readonly nodes: ReadonlyMap<string, readonly RootContent[]>;
}

function createSlots(): Slots {
  const nodes = new Map<string, readonly RootContent[]>();
  const put = (element: string, node: RootContent) => {
    const name = String(nodes.size);
    nodes.set(name, [node]);
    return `<${element} name="${name}"></${element}>`;
  };
  return {
    block: (node) => put('import-slot', node),
    span: (node) => put('import-span', node),
    nodes,
  };
}
