import type { LeftOut, Remark } from './document.ts';

/** What is noted while an input becomes entries: what was left out, what was decided, and what a person has to decide. */
export interface Notes {
  readonly leftOut: LeftOut[];
  readonly remarks: Remark[];
  /** Notes words that go into no entry; nothing is noted where there are none. */
  readonly leaveOut: (line: number, words: string, reason: string) => void;
  /** Notes a decision, for an editor to look over. */
  readonly decide: (line: number, says: string) => void;
  /** Notes what a person has to decide. */
  readonly ask: (line: number, says: string) => void;
}

/** Empty notes, which take down each remark once. */
export function createNotes(): Notes {
  const leftOut: LeftOut[] = [];
  const remarks: Remark[] = [];
  const told = new Set<string>();
  const remark = (line: number, says: string, needsPerson: boolean) => {
    const key = `${line} ${needsPerson} ${says}`;
    if (!told.has(key)) remarks.push({ line, says, needsPerson });
    told.add(key);
  };
  return {
    leftOut,
    remarks,
    leaveOut: (line, words, reason) => {
      const plain = words.replace(/\s+/g, ' ').trim();
      if (/[\p{L}\p{N}]/u.test(plain)) leftOut.push({ line, words: plain, reason });
    },
    decide: (line, says) => remark(line, says, false),
    ask: (line, says) => remark(line, says, true),
  };
}
