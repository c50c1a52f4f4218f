import type { ImportedDocument, Located, TopicDetails } from '../document.ts';
import { type Block, getLine, getPlainText } from './blocks.ts';
import type { ImportLog } from '../import-log.ts';

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
export function extractTagLines(
  document: ImportedDocument,
  blocks: readonly Block[],
  log: ImportLog,
): TagLinesTaken {
  const topics: Located<TopicDetails>[] = [];
  const kept = blocks.filter((block, index) => {
    const isNear = index < reach || index >= blocks.length - reach;
    const words = block.type === 'paragraph' && isNear ? getPlainText(block) : '';
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
    const line = getLine(block);
    if (document.topics.length === 0) {
      log.drop(line, head, 'the word before topics');
      for (const label of labels) {
        if (topics.some(({ value }) => value.label === label))
          log.drop(line, label, 'a topic, said again');
        else topics.push({ value: { label }, line });
      }
    } else log.drop(line, words, 'a line of topics; others are named already');
    return false;
  });
  return { document: topics.length === 0 ? document : { ...document, topics }, blocks: kept };
}
