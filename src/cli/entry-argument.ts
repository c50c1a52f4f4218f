import { relative, resolve, sep } from 'node:path';
import type { Content, Entry } from '../check/index.ts';
import { findNearest } from '../domain/text/index.ts';
import { UsageError } from './arguments.ts';

/**
 * The entry that a person names: by its id, by folder and id (`faq/is-it-safe`), or by the path of
 * its file. Throws a `UsageError` if there is none, or more than one.
 */
export function resolveEntryArgument(
  content: Content,
  contentFolder: string,
  word: string,
  among: readonly Entry['collection'][],
): Entry {
  const entries = content.entries.filter(({ collection }) => among.includes(collection));
  const below = relative(contentFolder, resolve(word)).split(sep).join('/');
  const found = entries.filter(
    (entry) => entry.path === below || [entry.id, toName(entry), entry.path].includes(word),
  );
  const [entry, second] = found;
  if (entry !== undefined && second === undefined) return entry;
  if (entry !== undefined)
    throw new UsageError(
      `"${word}" may mean ${found.map(toName).join(' or ')}. Write one of these.`,
    );
  const nearest = findNearest(
    word,
    entries.flatMap((each) => [each.id, toName(each)]),
  );
  const advice =
    nearest === undefined
      ? `Write the name of a file in ${among.map((each) => `${each}/`).join(', ')} without its ending.`
      : `Did you mean ${nearest}?`;
  throw new UsageError(`There is no entry "${word}". ${advice}`);
}

function toName({ collection, id }: Entry): string {
  return `${collection}/${id}`;
}
