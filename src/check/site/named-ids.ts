import { referenceFields, type CollectionName } from '../../schemas/collections.ts';
import type { Content } from '../content.ts';
import { listNodes } from '../yaml/data-node.ts';

/** The ids of a collection that fields of entries name, drafts included. */
export function listNamedIds(
  { entries }: Content,
  collection: CollectionName,
): ReadonlySet<unknown> {
  return new Set(
    entries.flatMap((entry) =>
      Object.entries(referenceFields[entry.collection]).flatMap(([field, to]) =>
        to === collection ? listNodes(entry.yaml?.root, field).map(({ value }) => value) : [],
      ),
    ),
  );
}
