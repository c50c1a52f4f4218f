import type { Text } from 'mdast';
import { bases, isBasis, parseCitations } from '../../domain/text/index.ts';
import type { BodyNode } from '../body/body.ts';
import { collectSentences, type Sentence } from '../body/text-blocks.ts';
import type { ContentReads } from '../content.ts';
import { defineRule, type ReportRange } from '../define-rule.ts';
import { findBodyRange, type Entry } from '../entry.ts';
import { formatSuggestion, formatValue, suggestNearest } from '../fixes/suggestions.ts';

/** Every `[@id]` names a source, or a basis if there is none. */
export default defineRule({
  name: 'citation',
  level: 'error',
  summary: 'A citation that names no source, or stands where none can stand.',
  checkEntry(entry, { content, report }) {
    const findSentence = createSentenceFinder(entry, content.settings.language);
    for (const text of entry.body?.select('text') ?? [])
      if (text.node.value.includes('[@')) checkText(content, entry, text, findSentence, report);
    for (const { node } of entry.body?.select('definition') ?? [])
      if (node.label?.startsWith('@'))
        report(
          findBodyRange(entry, node),
          `The mark [${node.label}] needs no line of its own. Delete it; the source stands in sources/${node.label.slice(1)}.yml.`,
        );
  },
});

type FindSentence = (id: string) => Sentence | undefined;

function checkText(
  content: ContentReads,
  entry: Entry,
  { node, parent }: BodyNode<Text>,
  findSentence: FindSentence,
  report: ReportRange,
): void {
  // Escapes and references such as &amp; make the source longer than the text, so each mark is
  // sought in its turn.
  const whole = findBodyRange(entry, node);
  const { start: base = 0, end = 0 } = whole ?? {};
  const source = entry.text.slice(base, end);
  let sought = 0;
  for (const { id } of parseCitations(node.value)) {
    const at = source.indexOf(`[@${id}`, sought);
    if (at >= 0) sought = at + id.length + 2;
    const missing = describeMissingSource(content, id, findSentence);
    const range = at < 0 ? undefined : { start: base + at, end: base + at + id.length + 3 };
    if (isWithinTitle(parent))
      report(
        range ?? whole,
        `A heading or a link cannot hold a citation. Put [@${id}] into the text below or behind it.`,
      );
    else if (missing !== undefined)
      report(
        range ?? whole,
        missing,
        suggestNearest(id, findCandidates(content, id), range, (found) => `[@${found}]`),
      );
  }
  for (const { index, 0: mark } of source.matchAll(/(?<!\\)\[@[^[\]\n]*\]?/g))
    if (parseCitations(mark).length === 0)
      report(
        { start: base + index, end: base + index + mark.length },
        `"${mark}" is no citation. Write one source in each pair of brackets, and nothing else: [@first-source] [@second-source].`,
      );
}

function isWithinTitle(parent: BodyNode | undefined): boolean {
  if (parent === undefined) return false;
  return (
    ['heading', 'link', 'linkReference'].includes(parent.node.type) || isWithinTitle(parent.parent)
  );
}

/**
 * Says that the source of a mark does not exist, and which sentence rests on it; undefined if it
 * exists or is a basis.
 */
function describeMissingSource(
  content: ContentReads,
  id: string,
  findSentence: FindSentence,
): string | undefined {
  if (isBasis(id) || content.has('sources', id)) return undefined;
  const sentence = findSentence(id);
  const resting = sentence === undefined ? '' : ` On it rests ${formatValue(sentence.text)}.`;
  const meant = findCandidates(content, id);
  const suggestion = formatSuggestion(
    id,
    meant,
    meant.length > bases.length ? 'There are' : 'Cite another, or where there is none write',
  );
  return `The source "${id}" does not exist in sources/. ${suggestion}${resting}`;
}

/**
 * What may be meant by the id of a mark. A source of another year is another study, however near
 * its name is.
 */
function findCandidates({ ids }: ContentReads, id: string): string[] {
  const year = /\d{4}/.exec(id)?.[0];
  return [...ids.sources.filter((each) => year === undefined || each.includes(year)), ...bases];
}

/** Finds, for each mark of an id in the order of the text, the sentence that it belongs to. */
function createSentenceFinder(entry: Entry, language: string): FindSentence {
  let byId: Map<string, Sentence[]> | undefined;
  const taken = new Map<string, number>();
  return (id) => {
    byId ??= groupSentencesById(entry, language);
    const count = taken.get(id) ?? 0;
    taken.set(id, count + 1);
    return byId.get(id)?.[count];
  };
}

function groupSentencesById(entry: Entry, language: string): Map<string, Sentence[]> {
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
