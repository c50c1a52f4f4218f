/** What people in danger write in one language, and what they are told; the form of the words is read in `client/search/emergency.ts`. */
export interface EmergencyLanguage {
  /** Paragraphs, parted by an empty line. */
  readonly text: string;
  /** Words that stand for each other, by the name under which a sign asks for them with `@`. */
  readonly sets: Readonly<Record<string, string>>;
  /** Phrases that sound like danger and are none. */
  readonly idioms: readonly string[];
  /** Words that are no misspelt sign. */
  readonly others: string;
  /** Words that may stand beside a sign that must be the whole question. */
  readonly fillers: string;
  /** One sign a line. */
  readonly signs: string;
}
