import Callout from './content/Callout.astro';
import Faq from './content/Faq.astro';
import Figure from './content/Figure.astro';
import Steps from './content/Steps.astro';

/** The components that an author may use in MDX; markdown/component-registry.ts says how each is written. */
export const contentComponents = { Callout, Faq, Figure, Steps };
