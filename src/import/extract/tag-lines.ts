import type { ImportedDocument, Said, TopicSaid } from '../document.ts';
import { type Block, toLine, toWords } from './blocks.ts';
import type { Notes } from '../import-log.ts';

const mark =
  /^(?:tags?|tagged(?: with)?|filed under|posted in|categor(?:y|ies)|schlagw(?:ort|örter|orte)|kategorien?|abgelegt unter|étiquettes|etiquetas|categorías?)\s*:\s*/iu;

/** Such a line stands at the head or at the foot of a text. */
const reach = 12;
const mostLabels = 8;
const longestLabel = 40;

/** What is left of a text once the line with its topics is out. */
interface TagLinesTaken {
  readonly document: ImportedDocument;
  readonly blocks: readonly Block[];
}

/** Reads "Tags: chains, oil" as the topics of a text, unless its format has named some. */
export function takeTagLines(
  document: ImportedDocument,
  blocks: readonly Block[],
  notes: Notes,
): TagLinesTaken {
  const topics: Said<TopicSaid>[] = [];
  const kept = blocks.filter((block, index) => {
    const isNear = index < reach || index >= blocks.length - reach;
    const words = block.type === 'paragraph' && isNear ? toWords(block) : '';
    const head = words.length > 300 ? undefined : mark.exec(words)?.[0];
    const labels =
      head === undefined
        ? []
        : words
            .slice(head.length)
            .split(/\s*[,|·•]\s*/u)
            .filter((label) => label !== '');
    if (
      head === undefined ||
      labels.length === 0 ||
      labels.length > mostLabels ||
      labels.some((label) => label.length > longestLabel || /[.!?;:]/.test(label))
    )
      return true;
    const line = toLine(block);
    if (document.topics.length === 0) {
      notes.leaveOut(line, head, 'the word before topics');
      for (const label of labels) {
        if (topics.some(({ value }) => value.label === label))
          notes.leaveOut(line, label, 'a topic, said again');
        else topics.push({ value: { label }, line });
      }
    } else notes.leaveOut(line, words, 'a line of topics; others are named already');
    return false;
  });
  return { document: topics.length === 0 ? document : { ...document, topics }, blocks: kept };
}
