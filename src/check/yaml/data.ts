/** A value of a YAML text with its place, as offsets in the file. */
export interface DataNode {
  /** The value as the build reads it; lists and fields are plain arrays and objects. */
  readonly value: unknown;
  readonly start: number;
  readonly end: number;
  readonly fields?: ReadonlyMap<string, DataField>;
  readonly entries?: readonly DataNode[];
}

/** A field of a mapping: the place of its name and its value. */
export interface DataField {
  readonly start: number;
  readonly end: number;
  readonly node: DataNode;
}

export type DataPath = readonly PropertyKey[];

/** The value at a path; undefined if there is none. */
export function findNode(root: DataNode | undefined, path: DataPath): DataNode | undefined {
  let node = root;
  for (const part of path)
    node = typeof part === 'number' ? node?.entries?.[part] : node?.fields?.get(String(part))?.node;
  return node;
}

/** The field at a path; undefined if there is none, or if the path ends in a place of a list. */
export function findField(root: DataNode | undefined, path: DataPath): DataField | undefined {
  const last = path.at(-1);
  return last === undefined
    ? undefined
    : findNode(root, path.slice(0, -1))?.fields?.get(String(last));
}

/** The path of the value that begins at an offset; undefined if none does. */
export function findPathAt(root: DataNode | undefined, start: number): DataPath | undefined {
  if (root === undefined || start < root.start) return undefined;
  const parts =
    root.fields === undefined
      ? (root.entries ?? []).map((node, index) => [index, node] as const)
      : [...root.fields].map(([name, { node }]) => [name, node] as const);
  if (parts.length === 0) return root.start === start ? [] : undefined;
  for (const [part, node] of parts) {
    const rest = findPathAt(node, start);
    if (rest !== undefined) return [part, ...rest];
  }
  return undefined;
}

/**
 * The values at a dotted path, such as `reviewed.by`: those of a list each, or the one value. A
 * list on the way stands for each of its entries.
 */
export function findNodes(root: DataNode | undefined, dottedPath: string): readonly DataNode[] {
  let nodes: readonly DataNode[] = root === undefined ? [] : [root];
  for (const name of dottedPath.split('.'))
    nodes = nodes
      .flatMap((node) => node.fields?.get(name)?.node ?? [])
      .flatMap((node) => node.entries ?? [node]);
  return nodes;
}
