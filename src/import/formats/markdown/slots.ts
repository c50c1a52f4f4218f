import type { RootContent } from 'mdast';

/** Nodes that stand in HTML as elements without a meaning, until they are put back. */
export interface Slots {
  readonly block: (node: RootContent) => string;
  readonly span: (node: RootContent) => string;
  readonly nodes: ReadonlyMap<string, readonly RootContent[]>;
}

export function createSlots(): Slots {
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
