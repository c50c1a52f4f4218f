import { trimEndWhile } from '../../../domain/text/index.ts';
import { type Block, getPlainText } from '../blocks.ts';

/** A heading that announces readers' questions. */
interface FaqHeading extends FaqName {
  readonly depth: number;
}

/** Deeper than every heading: for text that acts as a heading without being marked as one. */
const maxDepth = 7;

/** Parses a heading, or a paragraph in bold, as the heading of a list of questions. */
export function parseFaqHeading(block: Block): FaqHeading | undefined {
  const depth = block.type === 'heading' ? block.depth : isBold(block) ? maxDepth : undefined;
  const name = depth === undefined ? undefined : parseFaqName(getPlainText(block));
  return depth === undefined || name === undefined ? undefined : { depth, ...name };
}

/** Whether a paragraph is bold as a whole, like an unmarked heading. */
export function isBold(block: Block): boolean {
  return (
    block.type === 'paragraph' &&
    block.children.length === 1 &&
    block.children[0]?.type === 'strong'
  );
}

/** For each block, whether it is in a part whose heading announces questions. */
export function findFaqParts(blocks: readonly Block[], isFaqDocument: boolean): boolean[] {
  const marks = blocks.map(() => isFaqDocument);
  for (const [index, block] of blocks.entries()) {
    const heading = parseFaqHeading(block);
    if (heading === undefined) continue;
    const end = findPartEnd(blocks, index, heading.depth);
    for (let at = index + 1; at < end && marks[at] !== true; at += 1) marks[at] = true;
  }
  return marks;
}

/**
 * The end of a part. If all headings have one depth, the question headings that follow belong to
 * it.
 */
function findPartEnd(blocks: readonly Block[], start: number, depth: number): number {
  let isFlat = false;
  for (let at = start + 1; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (block?.type !== 'heading' || block.depth > depth) continue;
    const isSibling = block.depth === depth && /[?？؟]$/u.test(getPlainText(block));
    if (isSibling && (isFlat || at - start <= 2)) isFlat = true;
    else return at;
  }
  return blocks.length;
}

/** How headings announce readers' questions, in the most frequent languages. */
const names = [
  // English
  '(?:(?:your|our|some|the|most|more) )?(?:(?:most )?(?:frequently|commonly|often) asked|frequent|common|popular) questions(?: and answers)?',
  "f\\.?a\\.?q\\.?(?:['’]?s)?",
  'q ?(?:&|and|\\+) ?as?',
  'questions (?:and|&) answers',
  '(?:your )?questions(?: answered)?',
  'people also ask',
  '(?:common )?questions (?:people|readers|clients|patients|customers|visitors|members) (?:often )?ask',
  // German
  'h(?:ä|ae)ufig(?:e|ste|sten)? (?:gestellte )?fragen',
  'oft gestellte fragen',
  '(?:ihre |eure |die )?(?:wichtigsten |häufigsten )?fragen (?:und|&) antworten',
  '(?:ihre|eure|leser)fragen',
  // French, Spanish, Italian, Portuguese, Dutch
  'questions fréquentes',
  'questions fréquemment posées',
  'foire aux questions',
  'preguntas (?:más )?frecuentes',
  'preguntas y respuestas',
  'domande (?:più )?frequenti',
  'perguntas (?:mais )?frequentes',
  'veelgestelde vragen',
].join('|');

const about =
  'about|on|regarding|concerning|for|over|with|zu|zur|zum|zu den|zu der|über|rund um|rund ums|sur|à propos de|à propos du|sobre|acerca de|su|sul|sulla';

const alone = new RegExp(`^(?:${names})$`, 'iu');
const withTopic = new RegExp(
  `^(?:${names})(?: (?:${about}) (?:the |die |das |den |dem |der |la |le |les |el |los |las )?|\\s*[:–—|-]\\s*)(\\S.{0,100})$`,
  'iu',
);
const behindTopic = new RegExp(`^(\\S.{0,100}?)(?:\\s*[:–—|-])?\\s+(?:${names})$`, 'iu');

/** A parsed FAQ heading; `topic` is what the questions are about. */
interface FaqName {
  readonly topic: string | undefined;
}

/**
 * Parses "FAQ", "Frequently asked questions about bees" or "Bees: FAQs"; undefined for other
 * headings.
 */
export function parseFaqName(heading: string): FaqName | undefined {
  const line = heading.replace(/\s+/g, ' ').replace(/^[\s\d.)]+| ?\(faqs?\)/gi, '');
  const words = trimEndWhile(line, (sign) => /[\s:.!–-]/.test(sign)).trim();
  if (words.length > 160) return undefined;
  if (alone.test(words)) return { topic: undefined };
  const topic = withTopic.exec(words)?.[1];
  if (topic !== undefined) return { topic };
  const before = behindTopic.exec(words)?.[1];
  // "Any questions" and "Ask questions" announce no list; a short form or "asked" does.
  return before !== undefined &&
    /(?:f\.?a\.?q\.?(?:['’]?s)?|q ?& ?as?|(?:asked|common|frequent|gestellte|häufige) (?:questions|fragen))$/iu.test(
      words,
    )
    ? { topic: before }
    : undefined;
}
