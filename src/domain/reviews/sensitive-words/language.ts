/**
 * Words of a language that change what a sentence says when they come, go or are replaced; all in
 * lower case.
 */
export interface SensitiveWords {
  readonly numbers: ReadonlySet<string>;
  /**
   * What numbers written as one word are made of, such as `neun`, `und` and `zehn`; the longest
   * first. None if hyphens part them.
   */
  readonly numberParts: readonly string[];
  readonly units: ReadonlySet<string>;
  readonly negations: ReadonlySet<string>;
  readonly negationForms: readonly RegExp[];
  /** Words that say how much, when, whether and which way. */
  readonly directions: ReadonlySet<string>;
  /** What makes a word of another that means the opposite. */
  readonly opposites: {
    readonly prefixes: readonly string[];
    readonly suffixes: readonly string[];
  };
}
