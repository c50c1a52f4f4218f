import type { DroppedText, ImportMessage } from './document.ts';

/** What is noted while an input becomes entries: what was left out, what was decided, and what a person has to decide. */
export interface ImportLog {
  readonly dropped: DroppedText[];
  readonly messages: ImportMessage[];
  /** Notes words that go into no entry; nothing is noted where there are none. */
  readonly drop: (line: number, words: string, reason: string) => void;
  /** Notes a decision, for an editor to look over. */
  readonly info: (line: number, message: string) => void;
  /** Notes what a person has to decide. */
  readonly requireAction: (line: number, message: string) => void;
}

/** Empty notes, which take down each remark once. */
export function createImportLog(): ImportLog {
  const dropped: DroppedText[] = [];
  const messages: ImportMessage[] = [];
  const told = new Set<string>();
  const remark = (line: number, message: string, requiresAction: boolean) => {
    const key = `${line} ${requiresAction} ${message}`;
    if (!told.has(key)) messages.push({ line, message, requiresAction });
    told.add(key);
  };
  return {
    dropped,
    messages,
    drop: (line, words, reason) => {
      const plain = words.replace(/\s+/g, ' ').trim();
      if (/[\p{L}\p{N}]/u.test(plain)) dropped.push({ line, words: plain, reason });
    },
    info: (line, message) => remark(line, message, false),
    requireAction: (line, message) => remark(line, message, true),
  };
}
