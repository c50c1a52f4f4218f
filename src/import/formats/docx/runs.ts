import { followAll, toFieldReason } from './fields.ts';
import { toWords, type Change, type PartPreparation } from './preparation.ts';
import { readRunFormat, toRunProperties } from './run-format.ts';
import { prepareMark, toText, type RunPlace } from './run-marks.ts';
import { createElement } from './write-xml.ts';
import { findChild, isElement, textOf, valueOf, type XmlElement } from './xml.ts';

/** Elements that only wrap runs; what is in them is read as if they were not there. */
const wrappers = new Set([
  'w:smartTag',
  'w:customXml',
  'w:sdtContent',
  'w:dir',
  'w:bdo',
  'w:ins',
  'w:moveTo',
  'w:rubyBase',
  'm:oMathPara',
]);

/** Prepares the runs of a paragraph, without what no reader of a page sees. */
export function prepareRuns(
  paragraph: XmlElement,
  place: RunPlace,
  preparation: PartPreparation,
): XmlElement[] {
  return paragraph.children
    .filter(isElement)
    .flatMap((child) => prepareInline(child, place, preparation));
}

function prepareInline(
  element: XmlElement,
  place: RunPlace,
  preparation: PartPreparation,
): XmlElement[] {
  const { line } = place;
  const id = valueOf(element, 'w:id') ?? '';
  if (element.name === 'w:r') return prepareRun(element, place, preparation);
  if (element.name === 'w:ins') preparation.changes.push(toChange(element, 'put in', line));
  if (wrappers.has(element.name)) return prepareRuns(element, place, preparation);
  switch (element.name) {
    case 'w:hyperlink':
      return [
        createElement(
          'w:hyperlink',
          { href: resolveHref(element, preparation) },
          prepareRuns(element, place, preparation),
        ),
      ];
    case 'w:sdt':
      return prepareRuns(findChild(element, 'w:sdtContent') ?? element, place, preparation);
    case 'w:del':
    case 'w:moveFrom':
      preparation.changes.push(
        toChange(element, element.name === 'w:del' ? 'taken out' : 'moved away', line),
      );
      followAll(element, preparation.fields);
      return [];
    case 'w:fldSimple':
      return prepareSimpleField(element, place, preparation);
    case 'm:oMath':
      preparation.messages.push({
        line,
        message: `The formula “${toWords(element)}” stands as plain text. Look whether it can be read like that, or show an image of it.`,
        requiresAction: true,
      });
      return [toTextRun(toWords(element))];
    case 'w:commentRangeStart':
      preparation.openComments.add(id);
      return [];
    case 'w:commentRangeEnd':
      preparation.openComments.delete(id);
      return [];
    default:
      return [];
  }
}

function toChange(element: XmlElement, kind: Change['kind'], line: number): Change {
  return { line, kind, words: toWords(element), by: valueOf(element, 'w:author')?.trim() ?? '' };
}

/** The address of a link; undefined if it leads nowhere. */
function resolveHref(element: XmlElement, { part }: PartPreparation): string | undefined {
  const [id, anchor] = [valueOf(element, 'r:id'), valueOf(element, 'w:anchor')];
  const target = part.relations.get(id ?? '')?.target;
  if (target !== undefined)
    return anchor === undefined ? target : `${target.replace(/#.*$/s, '')}#${anchor}`;
  return id === undefined && anchor !== undefined ? `#${anchor}` : undefined;
}

function prepareSimpleField(
  element: XmlElement,
  place: RunPlace,
  preparation: PartPreparation,
): XmlElement[] {
  const instruction = valueOf(element, 'w:instr') ?? '';
  const reason = toFieldReason(instruction);
  if (reason !== undefined) preparation.drop(place.line, toWords(element), reason);
  return reason === undefined ? prepareRuns(element, place, preparation) : [];
}

function prepareRun(run: XmlElement, place: RunPlace, preparation: PartPreparation): XmlElement[] {
  const format = readRunFormat(findChild(run, 'w:rPr'), place.style, preparation.styles);
  const reason = format.isHidden ? 'hidden text' : undefined;
  const kept = run.children
    .filter(isElement)
    .flatMap((child) => prepareMark(child, reason, place, preparation));
  // The mark of a note is raised in any case.
  const isNote = kept.some(({ name }) => name.endsWith('Reference'));
  if (kept.length === 0) return [];
  if (!format.isCode || place.isCode)
    return [
      createElement('w:r', {}, [...(isNote ? [] : [toRunProperties(format, place)]), ...kept]),
    ];
  const { before, within, after } = partBlanks(kept);
  return [
    toTextRun(before),
    createElement('w:r', {}, [toRunProperties(format, place), ...within]),
    toTextRun(after),
  ];
}

/** Blanks at the ends of code, which belong to the text around it. */
function partBlanks(marks: readonly XmlElement[]): {
  before: string;
  within: XmlElement[];
  after: string;
} {
  const [first, last] = [marks[0], marks.at(-1)];
  const before = first?.name === 'w:t' ? (/^\s*/.exec(textOf(first))?.[0] ?? '') : '';
  const after = last?.name === 'w:t' ? textOf(last).slice(textOf(last).trimEnd().length) : '';
  return {
    before,
    within: marks.map((mark) =>
      mark === first || mark === last ? trimText(mark, mark === first, mark === last) : mark,
    ),
    after,
  };
}

function trimText(mark: XmlElement, isFirst: boolean, isLast: boolean): XmlElement {
  if (mark.name !== 'w:t') return mark;
  const text = isFirst ? textOf(mark).trimStart() : textOf(mark);
  return toText(isLast ? text.trimEnd() : text);
}

function toTextRun(text: string): XmlElement {
  return createElement('w:r', {}, [toText(text)]);
}
