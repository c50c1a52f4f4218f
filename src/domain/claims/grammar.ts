/**
 * The words of claims in one language. A word stands for its forms; `…` in a phrase stands for up
 * to five words. The lists are told apart by how much a word says alone: “relieves” promises
 * always, “treats” has everyday senses.
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
  /**
   * Words that promise certainty, or the end of an illness. One that also stands in `everyday` is
   * judged as those are.
   */
  readonly strong: readonly string[];
  /** Words that deny what follows in their clause. */
  readonly negations: readonly string[];
  /** Phrases that promise nothing, whatever words are in them. */
  readonly exempt: readonly string[];
  readonly grammar: ClaimGrammar;
}

/**
 * How a word stands in its sentence: “relieves” and “relieve” say it of the present, “relieved” may
 * be passive.
 */
export type WordForm = 'base' | 'third' | 'past' | 'ing';

/**
 * What a language needs to know of its grammar to tell a promise from what only sounds like one.
 */
export interface ClaimGrammar {
  /** A pattern for all forms of a word. */
  readonly toForms: (word: string) => string;
  /** What forms of a word may begin with, beside the word itself, as “ge”. */
  readonly prefixes: readonly string[];
  /** The form of a word as it stands behind the words `before`. */
  readonly toForm: (word: string, before: string) => WordForm;
  /**
   * What looks like a denial and is none, as “not only”, or like a promise, as “treats it as
   * missing”.
   */
  readonly asides: RegExp;
  /** What ends a clause, whatever follows. */
  readonly boundary: RegExp;
  /**
   * A conjunction that ends a clause where a verb follows at once, as “and” in “does not hurt and
   * cures”; at the end of a text.
   */
  readonly joint: RegExp;
  /** Words in a row, as “diagnose, treat or” before “cure”; the whole of a text behind a comma. */
  readonly row: RegExp;
  /**
   * A clause that goes on with what the one before it says, as “dass …”; at the start of a text.
   */
  readonly dependent: RegExp | undefined;
  /** A denial directly behind the word, as in “relieves nothing”. */
  readonly deniedBehind: RegExp;
  /**
   * Whether a denial anywhere behind the word in its clause denies it, as in “lindert die Schmerzen
   * nicht”.
   */
  readonly deniesBackwards: boolean;
  /** A sentence that calls a promise untrue. */
  readonly refuted: RegExp;
  /** A clause that asks, or sets a condition. */
  readonly open: RegExp;
  /** An infinitive, at the end of what stands before the word. */
  readonly infinitive: RegExp;
  /**
   * An infinitive that promises nothing even if it names what people want, as in “how to reduce
   * stress”.
   */
  readonly idleInfinitive: RegExp;
  /** An infinitive that promises all the same, as in “is said to relieve”. */
  readonly promisedInfinitive: RegExp;
  /** What stands before a verb that commands: nothing but such words since the clause began. */
  readonly command: RegExp;
  /** What stands behind a verb that commands; undefined if nothing needs to. */
  readonly commandBehind: RegExp | undefined;
  /** A command that promises, as “boost your energy”. */
  readonly promisedCommand: RegExp;
  /**
   * Whether the object of a verb stands behind it, so that an everyday word without one promises
   * nothing.
   */
  readonly needsObject: boolean;
  /** Whether the word is a noun, as in “one of the oldest cures”. */
  readonly isNoun: (word: string, before: string, behind: string) => boolean;
  /**
   * A subject that is a person or a house of persons, at the end of what stands before the word.
   */
  readonly person: RegExp;
  /** The same directly behind the word, as in “behandeln wir”. */
  readonly personBehind: RegExp | undefined;
  /**
   * An everyday word with an object that nobody is promised, as “prevents cars from parking”; at
   * the start of the word and what follows.
   */
  readonly idleObject: RegExp;
  /** A subject that harms, at the start of the clause. */
  readonly harm: RegExp;
  /** What people want less of. */
  readonly ills: RegExp;
  /** What people want more of. */
  readonly goods: RegExp;
  /**
   * Something that gets better by itself, at the end of what stands before the word: “the wound
   * heals”.
   */
  readonly itself: RegExp;
}
