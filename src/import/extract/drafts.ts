import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import type { ImageFile, ImportedDocument, Said, TopicSaid } from '../document.ts';
import type { EntryDraft } from '../draft.ts';
import type { Block } from './blocks.ts';
import { toLine } from './blocks.ts';
import type { Notes } from '../log.ts';
import type { TakenQuestion } from './questions/take.ts';

/** Makes the draft of an entry that holds a text. */
export function toTextDraft(
  document: ImportedDocument,
  collection: EntryDraft['collection'],
  title: Said<string>,
  body: readonly Block[],
  questions: readonly EntryDraft[],
): EntryDraft {
  const {
    description,
    authors,
    topics,
    asks,
    published,
    updated,
    order,
    isDraft,
    slug,
    oldAddresses,
    cover,
  } = document;
  const images = toImages(document, body, questions);
  return {
    collection,
    line: title.line,
    title,
    description,
    authors,
    topics,
    asks,
    published,
    updated,
    order,
    isDraft,
    slug,
    oldAddresses,
    cover,
    images,
    body: [...body],
    questions,
  };
}

/** Makes the draft of a question that stood in a text. */
export function toQuestionDraft(
  document: ImportedDocument,
  { node, topic }: TakenQuestion,
  notes: Notes,
): EntryDraft {
  const line = toLine(node);
  const title = { value: node.question, line };
  askForQuestionMark(title, notes);
  const topics: readonly Said<TopicSaid>[] =
    document.topics.length > 0 || topic === undefined
      ? document.topics
      : [{ value: { label: topic }, line }];
  const { published, updated, isDraft } = document;
  const images = findImages(document.images, node.children);
  return {
    collection: 'faq',
    line,
    title,
    description: undefined,
    authors: [],
    topics,
    asks: [],
    published,
    updated,
    order: undefined,
    isDraft,
    slug: undefined,
    oldAddresses: [],
    cover: undefined,
    images,
    body: node.children,
    questions: [],
  };
}

/** Asks for a question where the title of an FAQ entry is none. */
export function askForQuestionMark(title: Said<string>, notes: Notes): void {
  if (/[?？؟]$/u.test(title.value.trim())) return;
  notes.ask(
    title.line,
    title.value === ''
      ? 'The answer has no question. Write the question that it answers.'
      : `“${title.value}” does not end with a question mark. Write it as a reader would ask it.`,
  );
}

/** The images of a text: all but those that only its questions name. */
function toImages(
  document: ImportedDocument,
  body: readonly Block[],
  questions: readonly EntryDraft[],
): ImageFile[] {
  const named = new Set([
    ...findImages(document.images, body),
    ...document.images.filter(({ name }) => document.cover?.src === `./${name}`),
  ]);
  const elsewhere = new Set(questions.flatMap(({ images }) => images));
  return document.images.filter((image) => named.has(image) || !elsewhere.has(image));
}

function findImages(images: readonly ImageFile[], body: readonly Nodes[]): ImageFile[] {
  if (images.length === 0) return [];
  const urls = new Set<string>();
  for (const block of body) visit(block, 'image', ({ url }) => void urls.add(url));
  return images.filter(({ name }) => urls.has(`./${name}`));
}
