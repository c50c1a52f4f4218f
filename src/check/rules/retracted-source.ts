import { mentionsRetraction } from '../../domain/text/index.ts';
import { collectSentences } from '../body/text-blocks.ts';
import { findRetraction } from '../claims/evidence.ts';
import { memoizePerContent, type ContentFacts } from '../content.ts';
import { defineRule } from '../define-rule.ts';
import type { RelatedPlace } from '../diagnostic.ts';
import { createRelated, findPlace, type EntryFacts } from '../entry.ts';
import { formatValue } from '../fixes/suggestions.ts';
import type { DataNode } from '../yaml/data.ts';

/** A source that was withdrawn, and the sentences that rest on it. */
interface RetractedSource {
  readonly source: EntryFacts;
  readonly field: DataNode;
  readonly resting: RelatedPlace[];
}

/** No sentence rests on a source that was retracted, unless it is about that; and the source's file names all that do. */
export default defineRule({
  name: 'retracted-source',
  level: 'error',
  summary: 'A sentence that rests on a source which was retracted.',
  checkEntry(entry, { content, report }) {
    for (const [id, { source, field, resting }] of collectRetracted(content)) {
      if (!entry.getBodyFacts().citedIds.has(id)) continue;
      const related = [createRelated(source, field, 'Here the source says so.')];
      for (const { citations, text, findRange } of collectSentences(
        entry,
        content.settings.language,
      )) {
        if (!citations.includes(id) || mentionsRetraction(text)) continue;
        const range = findRange();
        resting.push(createRelated(entry, range, formatValue(text)));
        const message = `${formatValue(text)} rests on "${id}", which was retracted. Say in this sentence that it was, or cite another source, or delete the sentence.`;
        report(range, message, { related });
      }
    }
  },
  checkSite(content, report) {
    for (const { source, field, resting } of collectRetracted(content).values()) {
      if (resting.length === 0) continue;
      const list = resting.map(({ path, line }) => `${path}:${line}`).join(', ');
      report(
        source.path,
        findPlace(source, field),
        `${resting.length} ${resting.length === 1 ? 'sentence rests' : 'sentences rest'} on this source, which was retracted: ${list}. Mend each where it stands.`,
        { severity: 'info', related: resting },
      );
    }
  },
});

/** The retracted sources by their ids. The sentences are collected entry by entry, since bodies are not kept. */
const collectRetracted = memoizePerContent(
  ({ ids, getEntry }: ContentFacts): ReadonlyMap<string, RetractedSource> =>
    new Map(
      ids.sources.flatMap((id) => {
        const source = getEntry('sources', id);
        const field = source && findRetraction(source);
        return source && field ? [[id, { source, field, resting: [] }]] : [];
      }),
    ),
);
