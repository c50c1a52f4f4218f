import Break from './content/Break.astro';
import Callout from './content/Callout.astro';
import Details from './content/Details.astro';
import Faq from './content/Faq.astro';
import Figure from './content/Figure.astro';
import Rule from './content/Rule.astro';
import Steps from './content/Steps.astro';
import Video from './content/Video.astro';

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
  Video,
  br: Break,
  hr: Rule,
};
