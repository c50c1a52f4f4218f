/** A file to be imported. */
export interface Input {
  /** Its path below the folder that was named, with `/` between folders; its name alone where a file was named. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The bytes of a file that lies beside the input or below its folder; undefined where there is none. Never leaves the folder. */
  readonly readBeside: (path: string) => Uint8Array | undefined;
}

/** Thrown where an input cannot be read at all; the message says what was found, what was expected and what to do. */
export class UnreadableInputError extends Error {}
