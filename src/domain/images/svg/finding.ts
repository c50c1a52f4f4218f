/** Something that a picture must not have, with its place in the text. */
export interface SvgFinding {
  readonly start: number;
  readonly end: number;
  /** What was found, as a sentence, such as `This image holds a script (<script>).` */
  readonly found: string;
  /** What to do, as a sentence. */
  readonly remedy: string;
}

export const saveAsPlain = 'Save it as a plain SVG, or as PNG.';
