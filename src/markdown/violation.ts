/** What an author may not write, in words for the author. */
export interface Violation {
  /** The permanent name of the rule of the checker. */
  readonly rule:
    | 'unsafe'
    | 'html'
    | 'component'
    | 'link'
    | 'relative-link'
    | 'image'
    | 'heading'
    | 'footnote'
    | 'math';
  readonly message: string;
  /** Words of the source at which the place lies, where that is narrower than the node. */
  readonly words?: string;
  /** What to write instead of that place, if it is one thing. */
  readonly suggestion?: string;
}
