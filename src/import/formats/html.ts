import { decodeText, type Input, UnreadableInputError } from '../input.ts';
import {
  type ImportedDocument,
  type LeftOut,
  type Reading,
  type Remark,
  toDocument,
} from '../document.ts';
import { parseHtml } from './html/parse.ts';
import { findContent } from './html/content.ts';
import { mergeQuestions, readHead, readPageData, toPageFields } from './html/page.ts';
import { toPassages } from './html/passages.ts';
import { toTree } from './html/tree.ts';

/** Reads a page: one file, or one that a browser saved with its images. Throws UnreadableInputError where it is no HTML. */
export async function readHtml(input: Input): Promise<Reading> {
  const { text, isGuess } = decodeText(input.bytes, findDeclared(input.bytes));
  if (/^\s*(?:From: <Saved by|MIME-Version:)/i.test(text))
    throw new UnreadableInputError(
      'The file is a web archive (MHTML). Save the page again as "Web page, complete", and import the .html file.',
    );
  if (!/<[a-z!][^<>]*>/i.test(text))
    throw new UnreadableInputError(
      'The file holds no HTML: no tag such as <p> stands in it. If it is plain text, give its name the ending .txt.',
    );
  const root = parseHtml(text, 'page');
  const [head, data] = [readHead(root), readPageData(root)];
  const content = findContent(root, head.meta.get('og:site_name')?.value ?? '');
  const options = {
    base: head.base,
    readImage: (address: string) => input.readBeside(decodePath(address)),
  };
  const { tree, images, leftOut, remarks } = toTree(content.element, options);
  const merged = mergeQuestions(tree.children, data.questions, options);
  const fields = toPageFields(head, data, tree, options.readImage);
  const document: ImportedDocument = toDocument({
    ...fields.document,
    images: [...images, ...merged.added.flatMap((piece) => piece.images), ...fields.images],
    tree: { type: 'root', children: [...merged.children] },
  });
  const told: Remark[] = [{ line: content.line, says: content.reason, needsPerson: false }];
  if (isGuess)
    told.push({
      line: 1,
      says: 'The page does not say how its letters are stored; they were read as Windows wrote them (Windows-1252). Look whether letters such as ä and é are right; if not, save the page as UTF-8 and import it again.',
      needsPerson: true,
    });
  if (merged.addedQuestions.length > 0)
    told.push({
      line: merged.addedQuestions[0]?.line ?? 1,
      says: `${merged.addedQuestions.length === 1 ? 'One question stands' : `${merged.addedQuestions.length} questions stand`} only in the data of the page for search engines (FAQPage), not in its text, and ${merged.addedQuestions.length === 1 ? 'was' : 'were'} taken from there.`,
      needsPerson: false,
    });
  const kept: LeftOut[] = [
    ...content.leftOut.flatMap((each) => fields.withoutTitle(each)),
    ...leftOut,
    ...merged.added.flatMap((piece) => piece.leftOut),
  ];
  return {
    documents: [document],
    leftOut: kept.toSorted((one, other) => one.line - other.line),
    remarks: [...told, ...remarks, ...merged.added.flatMap((piece) => piece.remarks)],
    passages: [
      ...toPassages([root]),
      ...merged.addedQuestions,
      ...merged.added.flatMap((piece) => piece.passages),
    ],
  };
}

function findDeclared(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 2048)).toString('latin1');
  return (
    /<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(start)?.[1] ??
    /^<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]+)/.exec(start)?.[1]
  );
}

function decodePath(address: string): string {
  try {
    return decodeURIComponent(address.replace(/[?#].*$/s, ''));
  } catch {
    return address;
  }
}
