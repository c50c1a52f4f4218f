import { type BodyEntry, type BodyFacts, collectBodyFacts } from '../domain/entries/index.ts';
import { getLanguage } from './language.ts';

/** The fields of an entry of `astro:content` with a body that are read here. */
type EntryWithBody = {
  readonly collection: BodyEntry['collection'];
  readonly id: string;
  readonly body?: string | undefined;
  /** Present in a build, where the rendering process keeps them from one build to the next. */
  readonly facts?: BodyFacts;
};

/** In the dev server, the facts of each body as it was last parsed, by collection and id. */
const known = new Map<
  string,
  { readonly body: string; readonly language: string; readonly facts: BodyFacts }
>();

/** The facts of the bodies of entries; a body is parsed only after a change. */
export async function createFactsReader(): Promise<(entry: EntryWithBody) => BodyFacts> {
  const language = await getLanguage();
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
