import type { Nodes } from 'mdast';
import { defineMdastPlugin, type MdastPluginDefinition } from 'satteri';
import { copyNode, mayHoldInlineTags, replaceInlineTags } from '../domain/body/index.ts';
import { judgeNode } from './content-policy.ts';

/** Refused content; Astro prints the place from `line` and `column`. */
class UnsafeContentError extends Error {
  override name = 'UnsafeContentError';
  readonly line: number | undefined;
  readonly column: number | undefined;

  constructor(message: string, node?: Readonly<Nodes>) {
    super(message);
    this.line = node?.position?.start.line;
    this.column = node?.position?.start.column;
  }
}

/**
 * The safety net behind the checker: stops the build where a body holds what the allow-list
 * refuses, or where front matter names a layout, which Astro would import and run. It must be the
 * first plugin, since later ones add code.
 */
export function refuseUnsafe(): MdastPluginDefinition {
  return defineMdastPlugin({
    name: 'refuse-unsafe',
    options: { position: true },
    after(root, context) {
      if (hasLayout(context.data['astro']))
        throw new UnsafeContentError('Front matter may not name a layout.');
      const dialect = context.sourceFormat === 'mdx' ? 'mdx' : 'markdown';
      const rest: Readonly<Nodes>[] = [withInlineTags(root, context.source)];
      for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
        const [violation] = judgeNode(node, dialect);
        if (violation !== undefined) throw new UnsafeContentError(violation.message, node);
        if ('children' in node) for (const child of node.children.toReversed()) rest.push(child);
      }
    },
  });
}

/** The tree with the tags that a text may hold as nodes, so that only the others are HTML. */
function withInlineTags(root: Readonly<Nodes>, source: string): Readonly<Nodes> {
  if (!mayHoldInlineTags(source)) return root;
  const copy = copyNode(root);
  replaceInlineTags(copy);
  return copy;
}

function hasLayout(astro: unknown): boolean {
  if (typeof astro !== 'object' || astro === null || !('frontmatter' in astro)) return false;
  const { frontmatter } = astro;
  return typeof frontmatter === 'object' && frontmatter !== null && 'layout' in frontmatter;
}
