import { parseCitations } from '../../domain/text/citation.ts';
import type { BodyNode } from '../body/body.ts';
import { createCitingSentences } from '../body/citing-sentences.ts';
import type { Content } from '../content.ts';
import { findBodyPlace, type Entry } from '../entry.ts';
import { describeMissingSource, findCandidates } from '../claims/missing-source.ts';
import { suggestNearest } from '../fixes/nearest-fix.ts';
import { toError, type Diagnostic } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';

/** Every `[@id]` names a source, or a basis where there is none. */
export const checkCitations: Rule = (content) =>
  content.entries.flatMap((entry) => {
    const getSentence = createCitingSentences(entry, content.settings.language);
    return (entry.body?.nodes ?? []).flatMap((each) => [
      ...checkMarks(content, entry, each, getSentence),
      ...checkDefinition(entry, each),
    ]);
  });

type GetSentence = ReturnType<typeof createCitingSentences>;

function checkMarks(
  content: Content,
  entry: Entry,
  { node, parent }: BodyNode,
  getSentence: GetSentence,
): Diagnostic[] {
  if (node.type !== 'text' || !node.value.includes('[@')) return [];
  const marks = parseCitations(node.value);
  // Escapes and references such as &amp; make the source longer than the text, so each mark is sought in its turn.
  const source =
    entry.body?.source.slice(node.position?.start.offset, node.position?.end.offset) ?? '';
  const base = (entry.body?.start ?? 0) + (node.position?.start.offset ?? 0);
  const toPlace = (at: number, length: number) =>
    at < 0 ? findBodyPlace(entry, node) : entry.lines.toPlace(base + at, base + at + length);
  let sought = 0;
  const judged = marks.flatMap(({ id }): Diagnostic[] => {
    const at = source.indexOf(`[@${id}`, sought);
    if (at >= 0) sought = at + id.length + 2;
    const missing = describeMissingSource(content, id, getSentence);
    const message = isWithinTitle(parent)
      ? `A heading or a link cannot hold a citation. Put [@${id}] into the text below or behind it.`
      : missing;
    if (message === undefined) return [];
    const range = at < 0 ? undefined : { start: base + at, end: base + at + id.length + 3 };
    const mend = isWithinTitle(parent)
      ? {}
      : suggestNearest(id, findCandidates(content, id), range, (found) => `[@${found}]`);
    return [toError('citation', entry.path, toPlace(at, id.length + 3), message, mend)];
  });
  const others = [...source.matchAll(/(?<!\\)\[@[^[\]\n]*\]?/g)].filter(
    ([mark]) => parseCitations(mark).length === 0,
  );
  const malformed = others.map(({ index, 0: mark }) =>
    toError(
      'citation',
      entry.path,
      toPlace(index, mark.length),
      `"${mark}" is no citation. Write one source in each pair of brackets, and nothing else: [@first-source] [@second-source].`,
    ),
  );
  return [...judged, ...malformed];
}

function isWithinTitle(parent: BodyNode | undefined): boolean {
  if (parent === undefined) return false;
  return (
    ['heading', 'link', 'linkReference'].includes(parent.node.type) || isWithinTitle(parent.parent)
  );
}

function checkDefinition(entry: Entry, { node }: BodyNode): Diagnostic[] {
  if (node.type !== 'definition' || !node.label?.startsWith('@')) return [];
  return [
    toError(
      'citation',
      entry.path,
      findBodyPlace(entry, node),
      `The mark [${node.label}] needs no line of its own. Delete it; the source stands in sources/${node.label.slice(1)}.yml.`,
    ),
  ];
}
