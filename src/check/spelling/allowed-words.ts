import { listForms } from '../../domain/text/spelling.ts';
import type { Content } from '../content.ts';
import { findNodes } from '../yaml/data-node.ts';

const fields = {
  people: ['name', 'credentials'],
  sources: ['authors'],
  topics: ['label'],
  site: ['title', 'publisher.name'],
} as const;

/** Words that are right on this site whatever a dictionary says: those of `words` in site.yml, names, and labels of topics. */
export function collectAllowedWords({ ids, getEntry, settings }: Content): ReadonlySet<string> {
  const named = (['people', 'sources', 'topics', 'site'] as const).flatMap((collection) =>
    ids[collection].flatMap((id) =>
      fields[collection].flatMap((field) =>
        findNodes(getEntry(collection, id)?.yaml?.root, field).map(({ value }) => value),
      ),
    ),
  );
  const texts = [
    ...settings.words,
    ...[...settings.abbreviations].flat(),
    ...named.filter((value) => typeof value === 'string'),
  ];
  return new Set(
    texts.flatMap((text) =>
      [text, ...text.split(/[^\p{L}\p{M}'’]+/u)].flatMap((word) =>
        listForms(word.normalize('NFC').replaceAll('’', "'")),
      ),
    ),
  );
}
