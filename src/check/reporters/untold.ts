import type { Problem } from '../diagnostic.ts';

/** What to write instead, where the message does not say it already. */
export function findUntoldSuggestion({ message, suggestion }: Problem): string | undefined {
  return suggestion === undefined || message.includes(suggestion) ? undefined : suggestion;
}
