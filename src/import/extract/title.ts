import { toFragment } from '../../domain/text/index.ts';
import { getLine, type ImportedDocument, type Located, type TopicDetails } from '../document.ts';
import type { ImportLog } from '../import-log.ts';
import { type Block, getPlainText } from './blocks.ts';
import { judgeLine } from './boilerplate/judge.ts';

/** The title of a text, and the blocks without it. */
export interface TitledText {
  /** '' if the text has none. */
  readonly title: Located<string>;
  readonly blocks: readonly Block[];
}

/** Drops a title that is boilerplate, such as "Skip to content". */
export function dropSiteName(document: ImportedDocument, log: ImportLog): ImportedDocument {
  const { title } = document;
  const judgement = title === undefined ? undefined : judgeLine(title.value);
  if (title === undefined || judgement?.kind !== 'sure' || !title.value.trim().includes(' '))
    return document;
  log.drop(title.line, title.value, judgement.reason);
  return { ...document, title: undefined };
}

/**
 * Finds the title: the one of the format, else the first heading of level 1, else a heading at the
 * start.
 */
export function findTitle(
  document: Pick<ImportedDocument, 'line' | 'title'>,
  blocks: readonly Block[],
  log: ImportLog,
): TitledText {
  const title = document.title;
  if (title !== undefined && title.value.trim() !== '')
    return dropRepeated(shorten(title, blocks, log), blocks, log);
  const first = blocks.findIndex((block) => block.type === 'heading' && block.depth === 1);
  const at = first >= 0 ? first : blocks[0]?.type === 'heading' ? 0 : undefined;
  const heading = at === undefined ? undefined : blocks[at];
  if (heading === undefined) return { title: { value: '', line: document.line }, blocks };
  const rest = blocks.filter((block) => block !== heading);
  return dropRepeated({ value: getPlainText(heading), line: getLine(heading) }, rest, log);
}

/**
 * Removes the site name from a title that the page also shows without it: "Bees in winter | The
 * Garden".
 */
function shorten(
  title: Located<string>,
  blocks: readonly Block[],
  log: ImportLog,
): Located<string> {
  const heading = blocks.find((block) => block.type === 'heading' && block.depth === 1);
  const words = heading === undefined ? '' : getPlainText(heading);
  const rest =
    words !== '' && title.value.startsWith(words)
      ? /^\s+[|–—·»-]\s+(\S.*)$/u.exec(title.value.slice(words.length))?.[1]
      : undefined;
  if (rest === undefined) return title;
  log.drop(title.line, rest, 'the name of the site behind the title');
  return { value: words, line: title.line };
}

/** Drops a repetition of the title at the start, or as the only heading of level 1. */
function dropRepeated(
  title: Located<string>,
  blocks: readonly Block[],
  log: ImportLog,
): TitledText {
  const isSame = (block: Block) => toFragment(getPlainText(block)) === toFragment(title.value);
  const isTitle = (block: Block, index: number) =>
    (index < 3 && (block.type === 'paragraph' || block.type === 'heading') && isSame(block)) ||
    (block.type === 'heading' && block.depth === 1 && isSame(block));
  const kept = blocks.filter((block, index) => {
    if (title.value === '' || !isTitle(block, index)) return true;
    log.drop(getLine(block), getPlainText(block), 'the title, said again');
    return false;
  });
  return { title, blocks: kept };
}

const mark =
  /^(?:tags?|tagged(?: with)?|filed under|posted in|categor(?:y|ies)|schlagw(?:ort|örter|orte)|kategorien?|abgelegt unter|étiquettes|etiquetas|categorías?)\s*:\s*/iu;

/** How many blocks from the head or the foot such a line may be. */
const reach = 12;
const maxLabels = 8;
const maxLabelLength = 40;

/** A text without the line that lists its topics. */
interface TagLinesTaken {
  readonly document: ImportedDocument;
  readonly blocks: readonly Block[];
}

/** Parses "Tags: chains, oil" as topics, unless the format declares some. */
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
      labels.length > maxLabels ||
      labels.some((label) => label.length > maxLabelLength || /[.!?;:]/.test(label))
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
