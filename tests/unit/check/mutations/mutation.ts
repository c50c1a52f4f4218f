import type { Random } from './random-choice.ts';

/**
 * A kind of slip that an author or an editor program makes: what stands at `find` becomes what
 * `write` says.
 */
export interface Mutation {
  readonly name: string;
  /** The rule that must find it. */
  readonly rule: string;
  /** The paths of the files in which it can happen. */
  readonly in: RegExp;
  /** With the flag `g`; one match is chosen. */
  readonly find: RegExp;
  readonly write: (match: RegExpExecArray, random: Random) => string;
  /**
   * Where it must be told: at the first line changed, some lines below it, in line 1, or for the
   * file as a whole.
   */
  readonly at?: number | 'first-line' | 'file';
  /** How many lines below there is a second place at which it must be told. */
  readonly also?: number;
  /** The bytes that stand for U+F8FF in what is written, for encodings. */
  readonly bytes?: readonly number[];
}

/**
 * A file after a mutation, and the lines at which it must be told; undefined for the file as a
 * whole.
 */
export interface Mutated {
  readonly bytes: Buffer;
  readonly lines: readonly (number | undefined)[];
}

const standIn = Buffer.from('\uf8ff');

/** Applies a mutation to a text; undefined if nothing in the text fits. */
export function mutate(
  { find, write, at = 0, also, bytes }: Mutation,
  text: string,
  random: Random,
): Mutated | undefined {
  const matches = [...text.matchAll(find)];
  const match = matches[random(matches.length)];
  if (match === undefined) return undefined;
  const changed =
    text.slice(0, match.index) + write(match, random) + text.slice(match.index + match[0].length);
  return {
    bytes:
      bytes === undefined
        ? Buffer.from(changed)
        : replaceBytes(Buffer.from(changed), Buffer.from(bytes)),
    lines: [
      toLine(text, match.index, at),
      ...(also === undefined ? [] : [toLine(text, match.index, also)]),
    ],
  };
}

function toLine(
  text: string,
  index: number,
  at: number | 'first-line' | 'file',
): number | undefined {
  if (at === 'file') return undefined;
  return at === 'first-line' ? 1 : text.slice(0, index).split('\n').length + at;
}

function replaceBytes(whole: Buffer, bytes: Buffer): Buffer {
  const start = whole.indexOf(standIn);
  return start < 0
    ? whole
    : Buffer.concat([whole.subarray(0, start), bytes, whole.subarray(start + standIn.length)]);
}
