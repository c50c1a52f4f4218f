import { common, createLowlight } from 'lowlight';

type Highlighted = ReturnType<ReturnType<typeof createLowlight>['highlight']>['children'];

const lowlight = createLowlight(common);

/** Longer code is shown as it is: highlighting takes time by its length, and nobody reads it. */
const longest = 50_000;

/**
 * Code with its keywords, strings and comments as elements with a class each; undefined if the
 * language is not known. Classes and not styles, since the policy of the pages allows no styles.
 */
export function highlight(code: string, language: string): Highlighted | undefined {
  if (code.length > longest || !lowlight.registered(language)) return undefined;
  return lowlight.highlight(language, code).children;
}
