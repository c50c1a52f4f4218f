import type { Diagnostic } from '../diagnostic.ts';

/** What to write instead, where the message does not say it already. */
export function findUnmentionedSuggestion({ message, suggestion }: Diagnostic): string | undefined {
  return suggestion === undefined || message.includes(suggestion) ? undefined : suggestion;
}
