import type { DroppedText, ImportMessage } from './document.ts';

/** The log of an import: dropped text, decisions, and what requires action. */
export interface ImportLog {
  readonly dropped: DroppedText[];
  readonly messages: ImportMessage[];
  /** Records text that goes into no entry, if there is any. */
  readonly drop: (line: number, words: string, reason: string) => void;
  /** Records a decision, for an editor to review. */
  readonly info: (line: number, message: string) => void;
  /** Records what a person has to decide. */
  readonly requireAction: (line: number, message: string) => void;
  /** Takes over what another log holds. */
  readonly take: (other: ImportLog) => void;
}

/** Creates an empty log, which keeps equal messages once. */
export function createImportLog(): ImportLog {
  const dropped: DroppedText[] = [];
  const messages: ImportMessage[] = [];
  const seen = new Set<string>();
  const add = (line: number, message: string, requiresAction: boolean) => {
    const key = `${line} ${requiresAction} ${message}`;
    if (!seen.has(key)) messages.push({ line, message, requiresAction });
    seen.add(key);
  };
  return {
    dropped,
    messages,
    drop: (line, words, reason) => {
      const plain = words.replace(/\s+/g, ' ').trim();
      if (/[\p{L}\p{N}]/u.test(plain)) dropped.push({ line, words: plain, reason });
    },
    info: (line, message) => add(line, message, false),
    requireAction: (line, message) => add(line, message, true),
    take: (other) => {
      for (const each of other.dropped) dropped.push(each);
      for (const { line, message, requiresAction } of other.messages)
        add(line, message, requiresAction);
    },
  };
}
