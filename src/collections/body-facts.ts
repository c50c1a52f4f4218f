import type { BodyEntry, BodyFacts } from '../domain/entries/index.ts';

/** The fields of an entry with a body that are read here. */
type EntryWithBody = {
  readonly collection: BodyEntry['collection'];
  readonly id: string;
  readonly body?: string | undefined;
  /**
   * What the rendering process has read of the body, and a hash of the body; the types of
   * `astro:content` omit both.
   */
  readonly facts?: BodyFacts | undefined;
  readonly bodyHash?: string | undefined;
};

/** The facts of the body of an entry. Throws if the rendering process has given none. */
export function getBodyFacts({ collection, id, facts }: EntryWithBody): BodyFacts {
  if (facts === undefined) throw new Error(`Nothing is known of the body of ${collection}/${id}.`);
  return facts;
}

/** Names the body of an entry, and saves reading it. Throws if the rendering process has given none. */
export function getBodyHash({ collection, id, bodyHash }: EntryWithBody): string {
  if (bodyHash === undefined) throw new Error(`The body of ${collection}/${id} has no hash.`);
  return bodyHash;
}

/** Converts an entry to what `parseEntryBody` takes. */
export function toBodyEntry({ collection, id, body = '' }: EntryWithBody): BodyEntry {
  return { collection, id, body };
}
