import type { Nodes } from 'mdast';
// Adds the nodes of MDX to the types of mdast.
import type {} from 'satteri';

/** The ids of the FAQ entries that a text shows with `<Faq ids="…" />`, in order, each once. */
export function collectEmbeddedFaqIds(node: Nodes): string[] {
  return [...new Set(collect(node))];
}

/** The most questions in one list; nobody reads a page with more. */
export const mostFaqIds = 200;

/** The ids that the attribute `ids` of a `<Faq>` lists, separated by spaces or commas. */
export function parseFaqIds(ids: string): string[] {
  return ids.split(/[\s,]+/).filter((id) => id !== '');
}

function collect(node: Nodes): string[] {
  if (
    (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') &&
    node.name === 'Faq'
  ) {
    return node.attributes.flatMap((attribute) =>
      attribute.type === 'mdxJsxAttribute' &&
      attribute.name === 'ids' &&
      typeof attribute.value === 'string'
        ? parseFaqIds(attribute.value)
        : [],
    );
  }
  return 'children' in node ? node.children.flatMap(collect) : [];
}
