import { type BodyEntry, type BodyFacts, collectBodyFacts } from '../domain/entries/index.ts';
import { getLanguage } from './language.ts';

/** What is read of an entry of `astro:content` that has a body. */
type EntryWithBody = {
  readonly collection: BodyEntry['collection'];
  readonly id: string;
  readonly body?: string | undefined;
  /** In a build the process that renders has them, and keeps them from one build to the next. */
  readonly facts?: BodyFacts;
};

/**
 * While writing, the facts of each body as it was when it was last asked for, by the name of its
 * entry.
 */
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

/** What the body of an entry is read by. */
export function toBodyEntry({ collection, id, body = '' }: EntryWithBody): BodyEntry {
  return { collection, id, body };
}
