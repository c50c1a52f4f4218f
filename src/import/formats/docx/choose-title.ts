import { toString } from 'mdast-util-to-string';
import type { ImportedDocument, DroppedText, ImportMessage } from '../../document.ts';

/** A document under its title, and what became of the title that its properties say. */
interface Chosen {
  readonly document: ImportedDocument;
  readonly dropped: readonly DroppedText[];
  readonly messages: readonly ImportMessage[];
}

/**
 * Takes the title of the properties where the text has none: where it begins with a paragraph, or where it has several headings of the
 * first level and another title than the first of them.
 */
export function chooseTitle(document: ImportedDocument, said: string): Chosen {
  if (said === '') return { document, dropped: [], messages: [] };
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
      dropped: [
        {
          line: 1,
          words: said,
          reason: 'the title in the properties of the document; the text has its own',
        },
      ],
      messages: [],
    };
  const message = `The text has no title of its own, so that of the properties of the document is taken: “${said}”.`;
  return {
    document: { ...document, title: { line: 1, value: said } },
    dropped: [],
    messages: [{ line: 1, message, requiresAction: false }],
  };
}
