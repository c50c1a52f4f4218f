/** What came of one promise when it was tried. */
export interface SafetyRow {
  /** The promise, as a short sentence, such as `a killed rename leaves all or nothing`. */
  readonly promise: string;
  /** How many times it was tried. */
  readonly tried: number;
  /** What broke it, a line each. */
  readonly broken: readonly string[];
}
