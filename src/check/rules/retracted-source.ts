import { mentionsRetraction } from '../../domain/text/index.ts';
import { collectSentences, type Sentence } from '../body/text-blocks.ts';
import { findRetraction } from '../claims/evidence.ts';
import { defineQuestion } from '../content.ts';
import { defineRule } from '../define-rule.ts';
import { createRelated, findPlace, type EntryFacts } from '../entry.ts';
import { formatValue } from '../fixes/suggestions.ts';
import { digest } from '../kept/identity.ts';
import type { DataNode } from '../yaml/data.ts';

/** A source that was withdrawn, and the field that says so. */
interface RetractedSource {
  readonly source: EntryFacts;
  readonly field: DataNode;
}

/** No sentence rests on a source that was retracted, unless it is about that; and the source's file names all that do. */
export default defineRule({
  name: 'retracted-source',
  level: 'error',
  summary: 'A sentence that rests on a source which was retracted.',
  checkEntry(entry, { content, report }) {
    for (const [id, { source, field }] of content.ask(retractedSources, '')) {
      const related = [createRelated(source, field, 'Here the source says so.')];
      for (const { text, findRange } of collectResting(entry, id, content.settings.language)) {
        const message = `${formatValue(text)} rests on "${id}", which was retracted. Say in this sentence that it was, or cite another source, or delete the sentence.`;
        report(findRange(), message, { related });
      }
    }
  },
  checkSite(content, report) {
    for (const [id, { source, field }] of content.ask(retractedSources, '')) {
      const resting = content.entries.flatMap((entry) => {
        const places = collectResting(entry, id, content.settings.language).map(
          ({ text, findRange }) => createRelated(entry, findRange(), formatValue(text)),
        );
        entry.releaseBody();
        return places;
      });
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

/** The sentences of an entry that rest on a source, without those that are about its retraction. */
function collectResting(entry: EntryFacts, id: string, language: string): readonly Sentence[] {
  return entry.getBodyFacts().citedIds.has(id)
    ? collectSentences({ body: entry.holdBody() }, language).filter(
        ({ citations, text }) => citations.includes(id) && !mentionsRetraction(text),
      )
    : [];
}

/** The retracted sources by their ids. */
const retractedSources = defineQuestion(
  'retracted',
  ({ ids, getEntry }): ReadonlyMap<string, RetractedSource> =>
    new Map(
      ids.sources.flatMap((id) => {
        const source = getEntry('sources', id);
        const field = source && findRetraction(source);
        return source && field ? [[id, { source, field }]] : [];
      }),
    ),
  (sources, { identify }) =>
    digest([...sources.values()].map(({ source }) => identify(source.path) ?? '')),
);
