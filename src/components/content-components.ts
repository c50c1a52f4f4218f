import Break from './content/Break.astro';
import Callout from './content/Callout.astro';
import Details from './content/Details.astro';
import Faq from './content/Faq.astro';
import Figure from './content/Figure.astro';
import Rule from './content/Rule.astro';
import Steps from './content/Steps.astro';
import Tab from './content/Tab.astro';
import Tabs from './content/Tabs.astro';
import Video from './content/Video.astro';
import VideoLink from './content/VideoLink.astro';
import WordBreak from './content/WordBreak.astro';

/**
 * The components that an author may use in MDX; markdown/component-registry.ts says how each is
 * written. Elements without content are components, too, since MDX would write them as XML does
 * (`<hr/>`).
 */
export const contentComponents = {
  Callout,
  Details,
  Faq,
  Figure,
  Steps,
  Tab,
  Tabs,
  Video,
  VideoLink,
  br: Break,
  hr: Rule,
  wbr: WordBreak,
};
