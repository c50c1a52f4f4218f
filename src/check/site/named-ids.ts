import { referenceFields, type CollectionName } from '../../schemas/collections.ts';
import type { Content } from '../content.ts';
import { findNodes } from '../yaml/data-node.ts';

/** The ids of a collection that fields of entries name, drafts included. */
export function collectReferencedIds(
  { entries }: Content,
  collection: CollectionName,
): ReadonlySet<unknown> {
  return new Set(
    entries.flatMap((entry) =>
      Object.entries(referenceFields[entry.collection]).flatMap(([field, to]) =>
        to === collection ? findNodes(entry.yaml?.root, field).map(({ value }) => value) : [],
      ),
    ),
  );
}
