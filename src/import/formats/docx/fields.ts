import { isElement, listBelow, textOf, valueOf, type XmlElement } from './xml.ts';

/** Why the result of a field goes nowhere, by the name of the field. */
const dropReasons: ReadonlyMap<string, string> = new Map([
  ...['TOC', 'TOA', 'INDEX'].map(
    (name) => [name, 'a table of contents or an index; the page makes its own'] as const,
  ),
  ...['PAGE', 'NUMPAGES', 'SECTIONPAGES', 'PAGEREF', 'SECTION', 'FILENAME'].map(
    (name) =>
      [name, 'a number of a page or the name of the file, which the site does not have'] as const,
  ),
]);

/** Follows the fields of a document, which begin and end in any run of it. */
export interface Fields {
  /** Told of every `w:fldChar` and `w:instrText`. */
  readonly follow: (element: XmlElement) => void;
  /** Why what stands here goes nowhere; undefined where it stays. */
  readonly findReason: () => string | undefined;
}

interface OpenField {
  instruction: string;
  isResult: boolean;
}

/** Without any effect where the fields of the part do not end as often as they begin, as then no words could be told apart. */
export function createFields(root: XmlElement): Fields {
  const marks = listBelow(root, 'w:fldChar').map((element) => valueOf(element, 'w:fldCharType'));
  const isWhole =
    marks.filter((type) => type === 'begin').length ===
    marks.filter((type) => type === 'end').length;
  const open: OpenField[] = [];
  return {
    follow: (element) => {
      const [type, last] = [valueOf(element, 'w:fldCharType'), open.at(-1)];
      if (element.name === 'w:instrText' && last !== undefined) last.instruction += textOf(element);
      else if (type === 'begin') open.push({ instruction: '', isResult: false });
      else if (type === 'separate' && last !== undefined) last.isResult = true;
      else if (type === 'end') open.pop();
    },
    findReason: () =>
      isWhole
        ? open
            .filter(({ isResult }) => isResult)
            .map(({ instruction }) => findDropReason(instruction))
            .find((reason) => reason !== undefined)
        : undefined,
  };
}

/** Tells of all marks of fields in an element that is left out as a whole, so that those which begin or end in it stay counted. */
export function followFields(element: XmlElement, fields: Fields): void {
  if (element.name === 'w:fldChar' || element.name === 'w:instrText') fields.follow(element);
  for (const child of element.children) if (isElement(child)) followFields(child, fields);
}

/** Why the result of a field with that instruction goes nowhere; undefined where it stays. */
export function findDropReason(instruction: string): string | undefined {
  return dropReasons.get(instruction.trim().split(/\s+/)[0]?.toUpperCase() ?? '');
}
