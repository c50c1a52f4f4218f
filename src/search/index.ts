/**
 * The door of the search for the check, the pages and the components: what a page says to the index and to the search in the browser. It
 * needs neither Node nor a browser. The index itself is written by `build/index.ts`, in Node alone; the custom elements are loaded by the
 * scripts of their components, each by itself, so that a page loads only what it shows: `ui/search-button.ts`, `ui/search-page.ts` and
 * `ui/search-missing.ts`.
 */
export { getEmergencyText, createEmergency } from './emergency.ts';
export { createSearchMarkup } from './markup.ts';
export {
  findLetters,
  indexQuestions,
  type IndexedLetter,
  type IndexedQuestion,
} from './question-index.ts';
export { createSearchSettings } from './settings.ts';
