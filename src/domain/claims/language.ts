import type { ClaimGrammar } from './grammar.ts';

/**
 * The words of claims in one language. A word stands for its forms; `…` in a phrase stands for up to five words. The
 * lists are told apart by how much a word says alone: “relieves” promises always, “treats” has everyday senses.
 */
export interface ClaimLanguage {
  /** Words that promise an effect wherever they stand. */
  readonly promises: readonly string[];
  /** Words that promise one unless they tell what people do: “we improved our opening hours”. */
  readonly everyday: readonly string[];
  /** Words that promise one where more of their object is good, as in “increases bone density”. */
  readonly raising: readonly string[];
  /** Words that promise one where less of their object is good, as in “lowers blood pressure”. */
  readonly lowering: readonly string[];
  /** Words that promise certainty, or the end of an illness. One that also stands in `everyday` is judged as those are. */
  readonly strong: readonly string[];
  /** Words that deny what follows in their clause. */
  readonly negations: readonly string[];
  /** Phrases that promise nothing, whatever words are in them. */
  readonly exempt: readonly string[];
  readonly grammar: ClaimGrammar;
}
