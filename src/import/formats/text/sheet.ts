import type { LeftOut, Remark } from '../../document.ts';
import type { Block, Manner } from './blocks.ts';
import type { Heading } from './headings.ts';

/** A text's blocks, what is known of them, and where to note what is left out and what was decided. */
export interface Sheet {
  readonly blocks: readonly Block[];
  /** For each block, what it says as a heading where it is one. */
  readonly headings: readonly (Heading | undefined)[];
  readonly manner: Manner;
  readonly leftOut: LeftOut[];
  readonly remarks: Remark[];
}
