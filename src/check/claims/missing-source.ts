import { bases, isBasis } from '../../domain/text/citation.ts';
import type { createCitingSentences } from '../body/citing-sentences.ts';
import type { Content } from '../content.ts';
import { formatValue, formatSuggestion } from '../fixes/suggestion.ts';

/** Says that the source of a mark does not exist, and which sentence rests on it; undefined where it exists or is a basis. */
export function describeMissingSource(
  content: Content,
  id: string,
  getSentence: ReturnType<typeof createCitingSentences>,
): string | undefined {
  if (isBasis(id) || content.has('sources', id)) return undefined;
  const sentence = getSentence(id);
  const resting = sentence === undefined ? '' : ` On it rests ${formatValue(sentence.text)}.`;
  const meant = findCandidates(content, id);
  const suggestion = formatSuggestion(
    id,
    meant,
    meant.length > bases.length ? 'There are' : 'Cite another, or where there is none write',
  );
  return `The source "${id}" does not exist in sources/. ${suggestion}${resting}`;
}

/** What may be meant by the id of a mark. A source of another year is another study, however near its name is. */
export function findCandidates({ ids }: Content, id: string): string[] {
  const year = /\d{4}/.exec(id)?.[0];
  return [...ids.sources.filter((each) => year === undefined || each.includes(year)), ...bases];
}
