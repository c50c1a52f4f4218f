import type { LeftOut, Remark } from '../document.ts';

/** What is left out of a document and what is decided about it, collected while it is taken apart. */
export interface Notes {
  readonly leftOut: LeftOut[];
  readonly remarks: Remark[];
  leaveOut(line: number, words: string, reason: string): void;
  /** Notes a decision, for an editor to look over. */
  decide(line: number, says: string): void;
  /** Notes what a person has to decide. */
  ask(line: number, says: string): void;
}

/** Empty notes. */
export function createNotes(): Notes {
  const leftOut: LeftOut[] = [];
  const remarks: Remark[] = [];
  return {
    leftOut,
    remarks,
    leaveOut(line, words, reason) {
      const plain = words.replace(/\s+/g, ' ').trim();
      if (plain !== '') leftOut.push({ line, words: plain, reason });
    },
    decide(line, says) {
      remarks.push({ line, says, needsPerson: false });
    },
    ask(line, says) {
      remarks.push({ line, says, needsPerson: true });
    },
  };
}
