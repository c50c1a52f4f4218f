import type { Entry } from '../entry.ts';
import { collectSentences, type Sentence } from './sentences.ts';

/** Hands out, for each mark of an id in the order of the text, the sentence that it belongs to. */
export function createCitingSentences(
  entry: Entry,
  language: string,
): (id: string) => Sentence | undefined {
  let byId: Map<string, Sentence[]> | undefined;
  const taken = new Map<string, number>();
  return (id) => {
    byId ??= toSentencesById(entry, language);
    const count = taken.get(id) ?? 0;
    taken.set(id, count + 1);
    return byId.get(id)?.[count];
  };
}

function toSentencesById(entry: Entry, language: string): Map<string, Sentence[]> {
  const byId = new Map<string, Sentence[]>();
  for (const sentence of collectSentences(entry, language)) {
    for (const id of sentence.citations) {
      const sentences = byId.get(id);
      if (sentences === undefined) byId.set(id, [sentence]);
      else sentences.push(sentence);
    }
  }
  return byId;
}
