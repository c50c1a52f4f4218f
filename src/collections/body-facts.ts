import type { BodyEntry, BodyFacts } from '../domain/entries/index.ts';

/** The fields of an entry with a body that are read here. */
type EntryWithBody = {
  readonly collection: BodyEntry['collection'];
  readonly id: string;
  readonly body?: string | undefined;
  /** What the rendering process has read of the body; the types of `astro:content` omit it. */
  readonly facts?: BodyFacts | undefined;
};

/** The facts of the body of an entry. Throws if the rendering process has given none. */
export function getBodyFacts({ collection, id, facts }: EntryWithBody): BodyFacts {
  if (facts === undefined) throw new Error(`Nothing is known of the body of ${collection}/${id}.`);
  return facts;
}

/** Converts an entry to what `parseEntryBody` takes. */
export function toBodyEntry({ collection, id, body = '' }: EntryWithBody): BodyEntry {
  return { collection, id, body };
}
