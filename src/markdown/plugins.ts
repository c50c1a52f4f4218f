import type { HastPluginList, MdastPluginList } from 'satteri';
import { citations } from './citations.ts';
import { componentProps } from './component-props.ts';
import { headingLinks } from './heading-links.ts';
import { refuseUnsafe } from './refuse-unsafe.ts';
import { createSiteLinks } from './site-links.ts';
import { tables } from './tables.ts';

/** The Markdown plugins in the order in which they run, for a site that lies below `base`, which has both slashes. */
export function createMarkdownPlugins(base: string): MdastPluginList {
  return [
    refuseUnsafe,
    headingLinks,
    citations,
    componentProps,
    ...(base === '/' ? [] : [createSiteLinks(base)]),
  ];
}

/** The plugins on the HTML that comes of it. */
export const htmlPlugins: HastPluginList = [tables];
