import {
  createDocument,
  type DroppedText,
  type ImportedDocument,
  type ImportMessage,
  type ParsedInput,
} from '../document.ts';
import { decodeAddress, decodeText, type Input, UnreadableInputError } from '../input.ts';
import { findContent } from './html/content.ts';
import { findElement } from './html/element.ts';
import {
  dropShownDay,
  findShownFacts,
  mergeQuestions,
  parseHead,
  parsePageData,
  resolvePageFields,
} from './html/page.ts';
import { parseHtml } from './html/parse.ts';
import { toTree } from './html/tree.ts';
import { collectVisibleText } from './html/visible-text.ts';

/**
 * Parses a page: a single file, or one that a browser saved with its images. Throws
 * UnreadableInputError if it is no HTML.
 */
export async function parseHtmlPage(input: Input): Promise<ParsedInput> {
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
  const [head, data] = [parseHead(root), parsePageData(root)];
  const content = findContent(root, head.siteNames);
  const options = {
    base: head.base,
    readImage: (address: string) =>
      input.readBeside(decodeAddress(address.replace(/[?#].*$/s, ''))),
  };
  const { tree, images, dropped, messages } = toTree(content.element, options);
  const shown = findShownFacts(findElement(root, ({ name }) => name === 'body') ?? root);
  const dated = dropShownDay(tree.children, shown);
  const merged = mergeQuestions(dated.children, data.questions, options);
  const fields = resolvePageFields(
    head,
    data,
    shown,
    tree,
    options.readImage,
    input.clock?.timeZone,
  );
  const document: ImportedDocument = createDocument({
    ...fields.document,
    images: [...images, ...merged.added.flatMap((piece) => piece.images), ...fields.images],
    tree: { type: 'root', children: [...merged.children] },
  });
  const pageMessages: ImportMessage[] = [
    { line: content.line, message: content.reason, requiresAction: false },
  ];
  if (isGuess)
    pageMessages.push({
      line: 1,
      message:
        'The page does not say how its letters are stored; they were read as Windows wrote them (Windows-1252). Look whether letters such as ä and é are right; if not, save the page as UTF-8 and import it again.',
      requiresAction: true,
    });
  if (merged.addedQuestions.length > 0)
    pageMessages.push({
      line: merged.addedQuestions[0]?.line ?? 1,
      message: `${merged.addedQuestions.length === 1 ? 'One question stands' : `${merged.addedQuestions.length} questions stand`} only in the data of the page for search engines (FAQPage), not in its text, and ${merged.addedQuestions.length === 1 ? 'was' : 'were'} taken from there.`,
      requiresAction: false,
    });
  const kept: DroppedText[] = [
    ...content.dropped.flatMap((each) => fields.withoutTitle(each)),
    ...dropped,
    ...dated.dropped,
    ...merged.added.flatMap((piece) => piece.dropped),
  ];
  return {
    documents: [document],
    dropped: kept.toSorted((one, other) => one.line - other.line),
    messages: [...pageMessages, ...messages, ...merged.added.flatMap((piece) => piece.messages)],
    visibleText: [
      ...collectVisibleText([root]),
      ...merged.addedQuestions,
      ...merged.added.flatMap((piece) => piece.visibleText),
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
