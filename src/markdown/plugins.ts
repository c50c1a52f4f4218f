import type { MdastPluginList } from 'satteri';
import { citations } from './citations.ts';
import { faqAnswers } from './faq-answers.ts';
import { headingLinks } from './heading-links.ts';
import { refuseUnsafe } from './refuse-unsafe.ts';

/** The Markdown plugins in the order in which they run. */
export const markdownPlugins: MdastPluginList = [refuseUnsafe, headingLinks, citations, faqAnswers];
