import { toString } from 'mdast-util-to-string';
import type { ImportedDocument, LeftOut, Remark } from '../../document.ts';

/** A document under its title, and what became of the title that its properties say. */
interface Chosen {
  readonly document: ImportedDocument;
  readonly leftOut: readonly LeftOut[];
  readonly remarks: readonly Remark[];
}

/**
 * Takes the title of the properties where the text has none: where it begins with a paragraph, or where it has several headings of the
 * first level and another title than the first of them.
 */
export function chooseTitle(document: ImportedDocument, said: string): Chosen {
  if (said === '') return { document, leftOut: [], remarks: [] };
  const headings = document.tree.children.filter(
    (block) => block.type === 'heading' && block.depth === 1,
  );
  const [first] = document.tree.children;
  const isSame = first !== undefined && toString(first).trim() === said;
  const isMissing =
    document.title === undefined && !isSame && (first?.type !== 'heading' || headings.length > 1);
  if (!isMissing)
    return {
      document,
      leftOut: [
        {
          line: 1,
          words: said,
          reason: 'the title in the properties of the document; the text has its own',
        },
      ],
      remarks: [],
    };
  const says = `The text has no title of its own, so that of the properties of the document is taken: “${said}”.`;
  return {
    document: { ...document, title: { line: 1, value: said } },
    leftOut: [],
    remarks: [{ line: 1, says, needsPerson: false }],
  };
}
