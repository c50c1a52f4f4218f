import { parseFaqIds } from '../../domain/embedded-faq.ts';
import type { Entry } from '../entry.ts';
import { toBodyPlace } from '../entry.ts';
import { judgeReference } from '../entry-reference.ts';
import { toError, type Problem } from '../problem.ts';
import type { Rule } from '../rule.ts';

/** Every question that a text shows with `<Faq ids="…" />` exists and is shown once. */
export const checkEmbeddedFaq: Rule = (content) =>
  content.entries.flatMap((entry) => {
    const seen = new Set<string>();
    return listIds(entry).flatMap(({ id, place }): Problem[] => {
      if (seen.has(id)) return [toError('reference', entry.path, place, `The question "${id}" is shown twice in this text. Delete one of them.`)];
      seen.add(id);
      return judgeReference(content, entry, { to: 'faq', id, place });
    });
  });

function listIds(entry: Entry) {
  return (entry.body?.nodes ?? []).flatMap(({ node }) => {
    if (node.type !== 'mdxJsxFlowElement' || node.name !== 'Faq') return [];
    return node.attributes.flatMap((attribute) => {
      if (attribute.type !== 'mdxJsxAttribute' || attribute.name !== 'ids' || typeof attribute.value !== 'string') return [];
      // The same id twice in one list is told by the rules of components.
      return [...new Set(parseFaqIds(attribute.value))].map((id) => ({ id, place: toBodyPlace(entry, node, id) }));
    });
  });
}
