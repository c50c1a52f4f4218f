import { referenceFields, type CollectionName } from '../../schemas/collections.ts';
import { slugPattern } from '../../schemas/slug.ts';
import type { Content } from '../content.ts';
import { findNode, findNodes, type DataNode } from '../yaml/data-node.ts';
import type { Entry } from '../entry.ts';
import { checkReference } from '../site/entry-reference.ts';
import { toError, type Diagnostic } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';

/** Every field that names an entry names one that exists, once, and not the entry itself. */
export const checkReferences: Rule = (content) =>
  content.entries.flatMap((entry) =>
    Object.entries(referenceFields[entry.collection]).flatMap(([field, to]) =>
      checkField(content, entry, field, to),
    ),
  );

function checkField(
  content: Content,
  entry: Entry,
  field: string,
  to: CollectionName,
): Diagnostic[] {
  const first = new Map<string, DataNode>();
  const nodes = findNodes(entry.yaml?.root, field);
  // A field of the items of a list may well hold the same in several.
  const isList = findNode(entry.yaml?.root, field.split('.'))?.entries !== undefined;
  return nodes.flatMap((node) => {
    const { value, start, end } = node;
    // What is no id at all is told by the schema.
    if (typeof value !== 'string' || !slugPattern.test(value)) return [];
    const getPlace = () => entry.lines.toPlace(start, end);
    const twin = first.get(value);
    if (isList && twin !== undefined) {
      const related = [
        {
          path: entry.path,
          ...entry.lines.toPlace(twin.start, twin.end),
          message: `Here stands "${value}" first.`,
        },
      ];
      return [
        toError(
          'reference',
          entry.path,
          getPlace(),
          `"${value}" stands twice in "${field}". Delete one.`,
          { related },
        ),
      ];
    }
    first.set(value, node);
    if (to === entry.collection && value === entry.id)
      return [
        toError(
          'reference',
          entry.path,
          getPlace(),
          `"${field}" names this entry itself. Name another, or delete the line.`,
        ),
      ];
    const others = nodes.flatMap((each) =>
      each !== node && typeof each.value === 'string' ? [each.value] : [],
    );
    return checkReference(content, entry, { to, id: value, start, end, others });
  });
}
