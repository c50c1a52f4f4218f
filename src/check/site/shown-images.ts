import { imageFields } from '../../schemas/collections.ts';
import { findNodes } from '../yaml/data-node.ts';
import type { Entry } from '../entry.ts';

/** The images that an entry shows from its own folder, as paths below the content folder in the letters of the entry. */
export function collectVisibleImages(entry: Entry): string[] {
  const folder = entry.path.slice(0, entry.path.lastIndexOf('/') + 1);
  const inData = imageFields[entry.collection].flatMap((field) =>
    findNodes(entry.yaml?.root, field).flatMap(({ value }) =>
      typeof value === 'string' ? [value] : [],
    ),
  );
  return [...inData, ...entry.getBodyFacts().imageAddresses]
    .filter((address) => address.startsWith('./'))
    .map((address) => folder + address.slice(2));
}
