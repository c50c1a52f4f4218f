import { getEntry, render } from 'astro:content';
import { getBodyHash } from './body-facts.ts';
import { defineQuestion } from './question.ts';

/** The name of an entry of each collection in messages. */
const names = { articles: 'article', faq: 'FAQ entry', pages: 'page' } as const;

type CollectionWithBody = keyof typeof names;

const getBody = defineQuestion('body', async (collection: CollectionWithBody, id: string) => {
  const entry = await getEntry(collection, id);
  return entry && getBodyHash(entry);
});

/** Renders the body of an entry. Throws if there is no such entry. */
export async function renderBody(collection: CollectionWithBody, id: string) {
  await getBody(collection, id);
  const entry = await getEntry(collection, id);
  if (entry === undefined) throw new Error(`There is no ${names[collection]} "${id}".`);
  return render(entry);
}
