import { getCollection, render, type CollectionEntry } from 'astro:content';
import renderer from '@astrojs/mdx/server.js';
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { toPermalink } from '../domain/addresses/index.ts';
import { getArticles } from './articles.ts';
import { getBodyFacts } from './body-facts.ts';
import { getFaqEntries } from './faq.ts';
import { memoize } from './memoize.ts';
import { getPages } from './pages.ts';

/**
 * Components contain images but add none of their own, so plain elements replace them; `Faq` shows
 * the images of other entries.
 */
const components = {
  Callout: 'div',
  Details: 'div',
  Figure: 'div',
  Steps: 'div',
  Faq: 'div',
  Video: 'div',
  VideoLink: 'div',
  Tabs: 'div',
  Tab: 'div',
};

const getContainer = memoize(async () => {
  const container = await AstroContainer.create();
  // Astro's `loadRenderers` would load it, and much of Astro, once more beside what is bundled.
  container.addServerRenderer({ name: 'astro:jsx', renderer });
  return container;
});

/**
 * The address of each image in the body of each entry that this edition shows and that has any, in
 * their order, by the permalink of the entry. Astro gives images their address as it renders them,
 * so these bodies are rendered once more; that of a draft is not, since its images would be
 * published.
 */
export const getImageAddresses: () => Promise<ReadonlyMap<string, readonly string[]>> = memoize(
  async () => {
    const addresses = new Map<string, readonly string[]>();
    const shown = new Set(
      [...(await getArticles()), ...(await getFaqEntries()), ...(await getPages())].map(
        ({ permalink }) => permalink,
      ),
    );
    for (const name of ['articles', 'faq', 'pages'] as const) {
      for (const entry of await getCollection(name)) {
        const permalink = toPermalink(name, entry.id);
        if (shown.has(permalink) && getBodyFacts(entry).hasImages)
          addresses.set(permalink, await listImages(entry));
      }
    }
    return addresses;
  },
);

async function listImages(entry: CollectionEntry<'articles' | 'faq' | 'pages'>): Promise<string[]> {
  const { Content } = await render(entry);
  return parseImageSources(
    await (await getContainer()).renderToString(Content, { props: { components } }),
  );
}

/** The `src` of each image of a rendered body, in order. */
function parseImageSources(html: string): string[] {
  return [...html.matchAll(/<img\b[^>]*?\ssrc="([^"]*)"/g)].map((match) =>
    (match[1] ?? '').replace(/&amp;|&#38;/g, '&'),
  );
}
