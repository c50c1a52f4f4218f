/**
 * What people in danger write in one language, and what they are told. `client/search/emergency.ts` reads it.
 *
 * A sign is a line of parts between spaces. Each part must stand in the question, as any of its words between `|`, in any order and with
 * at most five other words among them. Words are in lower case, without accents and apostrophes; typing errors need no word of their own.
 * `@name` stands for the words of a set, `*` for any beginning or ending, `#` for a number and `##` for one of two digits or more; a word
 * with a full stop behind it must be written right. `>` before the parts asks for their order, `=` for nothing else in the question but
 * `fillers`; `~2` behind them changes the five to two, and `!word|word` excludes questions with such a word. The words of a part are in
 * alphabetical order, since every reader who searches fetches all of this.
 */
export interface EmergencyLanguage {
  /** Paragraphs, parted by an empty line. */
  readonly text: string;
  /** Words that stand for each other, by the name under which a sign asks for them with `@`. */
  readonly sets: Readonly<Record<string, string>>;
  /** Phrases that sound like danger and are none. */
  readonly idioms: readonly string[];
  /** Words that are no misspelt sign. */
  readonly others: string;
  /** Small words: they may stand beside a sign that must be the whole question, and tell the language of a text. */
  readonly fillers: string;
  /** One sign a line. */
  readonly signs: string;
}
