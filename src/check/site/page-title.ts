import type { CollectionName } from '../../schemas/collections.ts';
import type { Content } from '../content.ts';
import { findNode } from '../yaml/data-node.ts';

const titles = {
  articles: 'title',
  faq: 'question',
  pages: 'title',
  topics: 'label',
  people: 'name',
} as const satisfies Partial<Record<CollectionName, string>>;

/** What the page of an entry at an address such as `/faq/is-it-safe/` is called; undefined where the address is none. */
export function findPageTitle({ getEntry }: Content, address: string): string | undefined {
  const [, folder, id] =
    /^\/(?:(articles|faq|topics|people)\/)?([a-z0-9-]+)\/$/.exec(address) ?? [];
  const collection =
    folder === 'articles' || folder === 'faq' || folder === 'topics' || folder === 'people'
      ? folder
      : 'pages';
  if (id === undefined) return undefined;
  const title = findNode(getEntry(collection, id)?.yaml?.root, [titles[collection]])?.value;
  return typeof title === 'string' ? title.trim() : undefined;
}
