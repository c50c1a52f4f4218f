import type { JsonLd } from './json-ld.ts';

/**
 * The graph as JSON that may stand in a `<script>` element. Without a `<` in it no value can end the element or open a
 * comment; U+2028 and U+2029, which end a line for some readers, are escaped too.
 */
export function formatJsonLd(graph: JsonLd): string {
  return JSON.stringify(graph).replace(
    /[<\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
