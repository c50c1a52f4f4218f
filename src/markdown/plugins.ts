import type { MdastPluginList } from 'satteri';
import { citations } from './citations.ts';
import { faqAnswers } from './faq-answers.ts';
import { headingLinks } from './heading-links.ts';
import { refuseUnsafe } from './refuse-unsafe.ts';
import { createSiteLinks } from './site-links.ts';

/** The Markdown plugins in the order in which they run, for a site that lies below `base`, which has both slashes. */
export function createMarkdownPlugins(base: string): MdastPluginList {
  return [
    refuseUnsafe,
    headingLinks,
    citations,
    faqAnswers,
    ...(base === '/' ? [] : [createSiteLinks(base)]),
  ];
}
