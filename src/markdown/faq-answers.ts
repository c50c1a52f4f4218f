import { defineMdastPlugin, type MdastPluginDefinition } from 'satteri';

/**
 * Hands the page's answers to each `<Faq ids="…" />`: the page gives them to the body as `answers`, and a
 * component cannot ask a collection itself. It runs behind the allow-list, so no author can write this.
 */
export function faqAnswers(): MdastPluginDefinition {
  return defineMdastPlugin({
    name: 'faq-answers',
    mdxJsxFlowElement(node, context) {
      if (node.name !== 'Faq') return;
      const answers = {
        type: 'mdxJsxAttribute',
        name: 'answers',
        value: { type: 'mdxJsxAttributeValueExpression', value: 'props.answers' },
      } as const;
      context.replaceNode(node, { ...node, attributes: [...node.attributes, answers] });
    },
  });
}
