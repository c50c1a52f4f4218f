import type { LeftOut, Remark } from '../../document.ts';

/** What is noted while a file is read: what was left out, and what was decided or is to be decided. */
export interface Notes {
  readonly leftOut: LeftOut[];
  readonly remarks: Remark[];
  /** Notes words that go into no entry; nothing is noted where there are none. */
  readonly leaveOut: (line: number, words: string, reason: string) => void;
  /** Notes a decision that needs nobody. */
  readonly decide: (line: number, says: string) => void;
  /** Notes what a person has to decide. */
  readonly ask: (line: number, says: string) => void;
}

export function createNotes(): Notes {
  const leftOut: LeftOut[] = [];
  const remarks: Remark[] = [];
  return {
    leftOut,
    remarks,
    leaveOut: (line, words, reason) => {
      if (/[\p{L}\p{N}]/u.test(words)) leftOut.push({ line, words: words.trim(), reason });
    },
    decide: (line, says) => remarks.push({ line, says, needsPerson: false }),
    ask: (line, says) => remarks.push({ line, says, needsPerson: true }),
  };
}
