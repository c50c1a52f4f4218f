import { mostFaqIds, parseFaqIds } from '../../domain/body/index.ts';
import type { TextRange } from '../../domain/text/index.ts';
import { collections, type CollectionName, slugPattern } from '../../schemas/index.ts';
import type { ContentReads } from '../content.ts';
import { defineRule, type ReportRange } from '../define-rule.ts';
import { createRelated, findBodyRange, type Entry } from '../entry.ts';
import { checkReference } from '../site/references.ts';
import { findNode, findNodes, type DataNode } from '../yaml/data.ts';

/** What a field or a body names exists, is named once, and is not the entry itself. */
export default defineRule({
  name: 'reference',
  level: 'error',
  summary: 'A field that names an entry which does not exist.',
  checkEntry(entry, { content, report }) {
    for (const [field, to] of Object.entries(collections[entry.collection].referenceFields ?? {}))
      checkField(content, entry, field, to, report);
    checkEmbedded(content, entry, report);
  },
});

function checkField(
  content: ContentReads,
  entry: Entry,
  field: string,
  to: CollectionName,
  report: ReportRange,
): void {
  const first = new Map<string, DataNode>();
  const nodes = findNodes(entry.yaml?.root, field);
  // A field of the items of a list may hold the same in several.
  const isList = findNode(entry.yaml?.root, field.split('.'))?.entries !== undefined;
  for (const node of nodes) {
    const { value, start, end } = node;
    // The schema reports what is no id at all.
    if (typeof value !== 'string' || !slugPattern.test(value)) continue;
    const twin = first.get(value);
    if (isList && twin !== undefined) {
      report(node, `"${value}" stands twice in "${field}". Delete one.`, {
        related: [createRelated(entry, twin, `Here stands "${value}" first.`)],
      });
      continue;
    }
    first.set(value, node);
    if (to === entry.collection && value === entry.id) {
      report(node, `"${field}" names this entry itself. Name another, or delete the line.`);
      continue;
    }
    const others = nodes.flatMap((each) =>
      each !== node && typeof each.value === 'string' ? [each.value] : [],
    );
    checkReference(content, entry, { to, id: value, start, end, others }, report);
  }
}

/** Every question that a text shows with `<Faq ids="…" />` exists and is shown once. */
function checkEmbedded(content: ContentReads, entry: Entry, report: ReportRange): void {
  const first = new Map<string, TextRange>();
  const embedded = collectEmbeddedIds(entry);
  for (const [index, each] of embedded.entries()) {
    const { id } = each;
    const twin = first.get(id);
    if (twin !== undefined) {
      report(each, `The question "${id}" is shown twice in this text. Delete one of them.`, {
        related: [createRelated(entry, twin, `Here "${id}" is shown first.`)],
      });
      continue;
    }
    first.set(id, each);
    // With so many ids, listing the others does not help.
    const others =
      embedded.length > mostFaqIds
        ? []
        : embedded.flatMap((other, at) => (at === index ? [] : [other.id]));
    checkReference(content, entry, { to: 'faq', ...each, others }, report);
  }
}

/** The ids that `<Faq ids="…" />` names in a body, with their ranges. */
function collectEmbeddedIds(entry: Entry): (TextRange & { readonly id: string })[] {
  return (entry.body?.select('mdxJsxFlowElement') ?? []).flatMap(({ node }) => {
    if (node.name !== 'Faq') return [];
    const { start = 0, end = 0 } = findBodyRange(entry, node) ?? {};
    const source = entry.text.slice(start, end);
    return node.attributes.flatMap((attribute) => {
      if (
        attribute.type !== 'mdxJsxAttribute' ||
        attribute.name !== 'ids' ||
        typeof attribute.value !== 'string'
      )
        return [];
      let at = Math.max(0, source.search(/\sids\s*=/) + 4);
      // The rule on components reports too many at once, and the same id twice in one list.
      return [...new Set(parseFaqIds(attribute.value).slice(0, mostFaqIds))].map((id) => {
        const found = source.indexOf(id, at);
        // If it is written with character references, only the component itself has a place.
        if (found < 0) return { id, start, end };
        at = found + id.length;
        return { id, start: start + found, end: start + at };
      });
    });
  });
}
