import { type BodyEntry, type BodyFacts, collectBodyFacts } from '../domain/entries/index.ts';

/** The fields of an entry of `astro:content` with a body that are read here. */
type EntryWithBody = {
  readonly collection: BodyEntry['collection'];
  readonly id: string;
  readonly body?: string | undefined;
  /** Present in a build, where the rendering process keeps them from one build to the next. */
  readonly facts?: BodyFacts;
};

/**
 * In the dev server, the facts of each body as it was last parsed, by collection and id. Vite loads
 * this module once, since it imports nothing that asks for entries: those that do are loaded again
 * after each change of the content.
 */
const known = new Map<
  string,
  { readonly body: string; readonly language: string; readonly facts: BodyFacts }
>();

/** Reads the facts of the bodies of entries in a language; a body is parsed only after a change. */
export function createFactsReader(language: string): (entry: EntryWithBody) => BodyFacts {
  return (entry) => {
    if (entry.facts !== undefined) return entry.facts;
    const { body } = toBodyEntry(entry);
    const name = `${entry.collection}/${entry.id}`;
    const before = known.get(name);
    if (before?.body === body && before.language === language) return before.facts;
    const facts = collectBodyFacts(toBodyEntry(entry), language);
    known.set(name, { body, language, facts });
    return facts;
  };
}

/** Converts an entry to what `parseEntryBody` and `collectBodyFacts` take. */
export function toBodyEntry({ collection, id, body = '' }: EntryWithBody): BodyEntry {
  return { collection, id, body };
}
