import { defineMdastPlugin, type MdastPluginDefinition } from 'satteri';
import { toHref } from '../domain/addresses/index.ts';

/** Makes the addresses of this site in a text, which authors write as permalinks, lead below the path at which the site is published. */
export function createSiteLinks(base: string): () => MdastPluginDefinition {
  const toPublished = (url: string) => (url.startsWith('/') ? toHref(base, url) : url);
  return () =>
    defineMdastPlugin({
      name: 'site-links',
      link: (node, context) => {
        context.setProperty(node, 'url', toPublished(node.url));
      },
      definition: (node, context) => {
        context.setProperty(node, 'url', toPublished(node.url));
      },
    });
}
