import { saysRetracted } from '../../domain/text/retraction-words.ts';
import type { Content } from '../content.ts';
import type { Entry } from '../entry.ts';
import { findRetraction } from '../claims/evidence.ts';
import { toError, type Place, type Diagnostic, type RelatedPlace } from '../diagnostic.ts';
import { collectSentences } from '../body/sentences.ts';
import { formatValue } from '../fixes/suggestion.ts';
import type { Rule } from '../rule.ts';

/** A sentence that cites a source that was withdrawn. */
interface Resting {
  readonly path: string;
  readonly place: Place;
  readonly text: string;
}

/** No sentence rests on a source that was retracted, unless it is about that; and the source's file names all that do. */
export const checkRetractedSources: Rule = (content) =>
  content.entries.flatMap((entry) =>
    entry.collection === 'sources' && findRetraction(entry) !== undefined
      ? checkSource(content, entry)
      : [],
  );

function checkSource(content: Content, source: Entry): Diagnostic[] {
  const node = findRetraction(source);
  const resting = content.entries.flatMap((entry) => listResting(content, entry, source.id));
  if (node === undefined || resting.length === 0) return [];
  const here = source.lines.toPlace(node.start, node.end);
  const related = [{ path: source.path, ...here, message: 'Here the source says so.' }];
  const each = resting.map(({ path, place, text }) =>
    toError(
      'retracted-source',
      path,
      place,
      `${formatValue(text)} rests on "${source.id}", which was retracted. Say in this sentence that it was, or cite another source, or delete the sentence.`,
      { related },
    ),
  );
  const places = resting.map(({ path, place, text }): RelatedPlace => ({
    path,
    ...place,
    message: formatValue(text),
  }));
  const list = resting.map(({ path, place }) => `${path}:${place.line}`).join(', ');
  const summary = `${resting.length} ${resting.length === 1 ? 'sentence rests' : 'sentences rest'} on this source, which was retracted: ${list}. Mend each where it stands.`;
  return [
    ...each,
    {
      path: source.path,
      ...here,
      severity: 'info',
      rule: 'retracted-source',
      message: summary,
      related: places,
    },
  ];
}

/** Only bodies that cite the source are read again. */
function listResting(content: Content, entry: Entry, id: string): Resting[] {
  if (!entry.getBodyFacts().citedIds.has(id)) return [];
  const sentences = collectSentences(entry, content.settings.language).filter(
    ({ citations, text }) => citations.includes(id) && !saysRetracted(text),
  );
  const resting = sentences.map(({ text, getPlace }) => ({
    path: entry.path,
    place: getPlace(),
    text,
  }));
  entry.releaseBody();
  return resting;
}
