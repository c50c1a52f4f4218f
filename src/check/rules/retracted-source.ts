import { mentionsRetraction } from '../../domain/citations/index.ts';
import { collectSentences, type Sentence } from '../body/text-blocks.ts';
import { defineQuery } from '../content.ts';
import { defineRule } from '../define-rule.ts';
import type { Place } from '../diagnostic.ts';
import { createRelated, type EntryFacts } from '../entry.ts';
import { formatValue } from '../fixes/suggestions.ts';

/**
 * No sentence rests on a source that was retracted, unless it is about that; and the source's file
 * names all that do.
 */
export default defineRule({
  name: 'retracted-source',
  level: 'error',
  summary: 'A sentence that rests on a source which was retracted.',
  checkEntry(entry, { content, report }) {
    for (const [id, source] of content.ask(retractedSources, '')) {
      const related = [{ ...source, message: 'Here the source says so.' }];
      for (const { text, findRange } of collectResting(entry, id, content.settings.language)) {
        const message = `${formatValue(text)} rests on "${id}", which was retracted. Say in this sentence that it was, or cite another source, or delete the sentence.`;
        report(findRange(), message, { related });
      }
    }
  },
  checkSite(content, report) {
    for (const [id, { path, ...place }] of content.ask(retractedSources, '')) {
      const resting = content.entries.flatMap((entry) => {
        const places = collectResting(entry, id, content.settings.language).map(
          ({ text, findRange }) => createRelated(entry, findRange(), formatValue(text)),
        );
        entry.releaseBody();
        return places;
      });
      if (resting.length === 0) continue;
      const list = resting.map((each) => `${each.path}:${each.line}`).join(', ');
      report(
        path,
        place,
        `${resting.length} ${resting.length === 1 ? 'sentence rests' : 'sentences rest'} on this source, which was retracted: ${list}. Mend each where it stands.`,
        { severity: 'info', related: resting },
      );
    }
  },
});

/** The sentences of an entry that rest on a source, without those that are about its retraction. */
function collectResting(entry: EntryFacts, id: string, language: string): readonly Sentence[] {
  return entry.getBodyFacts().citedIds.includes(id)
    ? collectSentences({ body: entry.holdBody() }, language).filter(
        ({ citations, text }) => citations.includes(id) && !mentionsRetraction(text),
      )
    : [];
}

/** The sources that were withdrawn, by their ids: the place that says so. */
const retractedSources = defineQuery(
  'retracted',
  ({ ids, getEntry }): ReadonlyMap<string, Place & { readonly path: string }> =>
    new Map(
      ids.sources.flatMap((id) => {
        const source = getEntry('sources', id);
        const place = source?.getDataFacts().retraction;
        return source && place ? [[id, { path: source.path, ...place }]] : [];
      }),
    ),
  (sources) => JSON.stringify([...sources]),
);
