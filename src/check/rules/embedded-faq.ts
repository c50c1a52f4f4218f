import { mostFaqIds, parseFaqIds } from '../../domain/text/embedded-faq.ts';
import type { Entry } from '../entry.ts';
import { checkReference } from '../site/entry-reference.ts';
import { toError, type Place, type Diagnostic } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';

/** Every question that a text shows with `<Faq ids="…" />` exists and is shown once. */
export const checkEmbeddedFaq: Rule = (content) =>
  content.entries.flatMap((entry) => {
    const first = new Map<string, Place>();
    const listed = listIds(entry);
    return listed.flatMap(({ id, start, end }, index): Diagnostic[] => {
      const place = entry.lines.toPlace(start, end);
      const twin = first.get(id);
      if (twin !== undefined) {
        const related = [{ path: entry.path, ...twin, message: `Here "${id}" is shown first.` }];
        return [
          toError(
            'reference',
            entry.path,
            place,
            `The question "${id}" is shown twice in this text. Delete one of them.`,
            { related },
          ),
        ];
      }
      first.set(id, place);
      // Of so many, no list of the rest helps to find the one that was meant.
      const others =
        listed.length > mostFaqIds
          ? []
          : listed.flatMap((each, at) => (at === index ? [] : [each.id]));
      return checkReference(content, entry, { to: 'faq', id, start, end, others });
    });
  });

function listIds(entry: Entry): { id: string; start: number; end: number }[] {
  return (entry.body?.nodes ?? []).flatMap(({ node }) => {
    if (node.type !== 'mdxJsxFlowElement' || node.name !== 'Faq') return [];
    const start = (entry.body?.start ?? 0) + (node.position?.start.offset ?? 0);
    const source = entry.text.slice(
      start,
      (entry.body?.start ?? 0) + (node.position?.end.offset ?? 0),
    );
    return node.attributes.flatMap((attribute) => {
      if (
        attribute.type !== 'mdxJsxAttribute' ||
        attribute.name !== 'ids' ||
        typeof attribute.value !== 'string'
      )
        return [];
      let at = Math.max(0, source.search(/\sids\s*=/) + 4);
      // Too many at once, and the same id twice in one list, are told by the rules of components.
      return [...new Set(parseFaqIds(attribute.value).slice(0, mostFaqIds))].map((id) => {
        const found = source.indexOf(id, at);
        // Where it is written with character references, only the component itself has a place.
        if (found < 0) return { id, start, end: start + source.length };
        at = found + id.length;
        return { id, start: start + found, end: start + at };
      });
    });
  });
}
