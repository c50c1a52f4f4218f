import { defineMdastPlugin, type MdastPluginDefinition } from 'satteri';

/**
 * Hands to each `<Faq ids="…" />` what it cannot ask itself: the `answers` that the page gives to the body, and the level of its
 * questions, below the heading before it. It runs behind the allow-list, so no author can write this.
 */
export function componentProps(): MdastPluginDefinition {
  // The page's own heading is before all of the body.
  let level = 1;
  return defineMdastPlugin({
    name: 'component-props',
    heading(node) {
      level = node.depth;
    },
    mdxJsxFlowElement(node, context) {
      if (node.name !== 'Faq') return;
      const props = { answers: 'props.answers', level: String(Math.min(level + 1, 6)) };
      const attributes = Object.entries(props).map(([name, value]) => ({
        type: 'mdxJsxAttribute' as const,
        name,
        value: { type: 'mdxJsxAttributeValueExpression' as const, value },
      }));
      context.replaceNode(node, { ...node, attributes: [...node.attributes, ...attributes] });
    },
  });
}
