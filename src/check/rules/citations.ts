import { bases, isBasis, parseCitations } from '../../domain/citation.ts';
import type { BodyNode } from '../body.ts';
import type { Content } from '../content.ts';
import { findNode } from '../data-node.ts';
import { toBodyPlace, type Entry } from '../entry.ts';
import { toError, toWarning, type Place, type Problem } from '../problem.ts';
import type { Rule } from '../rule.ts';
import { toSuggestion } from '../suggestion.ts';

/** Every `[@id]` names a source, or a basis where there is none. */
export const checkCitations: Rule = (content) =>
  content.entries.flatMap((entry) => (entry.body?.nodes ?? []).flatMap((each) => [...checkMarks(content, entry, each), ...checkDefinition(entry, each)]));

function checkMarks(content: Content, entry: Entry, { node, parents }: BodyNode): Problem[] {
  if (node.type !== 'text' || !node.value.includes('[@')) return [];
  const marks = parseCitations(node.value);
  // Escapes and references such as &amp; make the source longer than the text, so each mark is sought in its turn.
  const source = entry.body?.source.slice(node.position?.start.offset, node.position?.end.offset) ?? '';
  const base = (entry.body?.start ?? 0) + (node.position?.start.offset ?? 0);
  let sought = 0;
  const judged = marks.flatMap(({ id }): Problem[] => {
    const at = source.indexOf(`[@${id}`, sought);
    if (at >= 0) sought = at + id.length + 2;
    const place = at < 0 ? toBodyPlace(entry, node) : entry.lines.toPlace(base + at, base + Math.min(at + id.length + 3, source.length));
    const isTitle = parents.some(({ type }) => type === 'heading' || type === 'link' || type === 'linkReference');
    return isTitle ? [toError('citation', entry.path, place, `A heading or a link cannot hold a citation. Put [@${id}] into the text below or behind it.`)] : judgeId(content, entry, id, place);
  });
  const others = [...source.matchAll(/\[@[^\]\n]*\]?/g)].filter(([mark]) => parseCitations(mark).length === 0);
  const malformed = others.map((match) => {
    const place = entry.lines.toPlace(base + match.index, base + match.index + match[0].length);
    return toError('citation', entry.path, place, `"${match[0]}" is no citation. Write one source in each pair of brackets, and nothing else: [@first-source] [@second-source].`);
  });
  return [...judged, ...malformed];
}

function judgeId({ ids, getEntry }: Content, entry: Entry, id: string, place: Place | undefined): Problem[] {
  if (isBasis(id)) return [];
  if (!ids.sources.includes(id)) {
    const suggestion = toSuggestion(id, [...ids.sources, ...bases], 'There are');
    return [toError('citation', entry.path, place, `The source "${id}" does not exist in sources/. ${suggestion}`)];
  }
  if (findNode(getEntry('sources', id)?.yaml?.root, ['retracted'])?.fields === undefined) return [];
  return [toWarning('citation', entry.path, place, `The source "${id}" was retracted. Say so in the text, or cite another.`)];
}

function checkDefinition(entry: Entry, { node }: BodyNode): Problem[] {
  if (node.type !== 'definition' || !node.label?.startsWith('@')) return [];
  return [toError('citation', entry.path, toBodyPlace(entry, node), `The mark [${node.label}] needs no line of its own. Delete it; the source stands in sources/${node.label.slice(1)}.yml.`)];
}
