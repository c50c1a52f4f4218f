import type { Content } from '../content.ts';

/** Whether the fields of an article or an FAQ entry, or its whole file, could not be read as they are, so that nobody knows what they name. */
export function hasUnparsedFields({ ids, getEntry }: Content): boolean {
  return (['articles', 'faq'] as const).some((collection) =>
    ids[collection].some((id) => {
      const yaml = getEntry(collection, id)?.yaml;
      return yaml?.root === undefined || yaml.issues.length > 0;
    }),
  );
}
