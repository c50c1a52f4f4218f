import { type Block, toLine, toWords } from './blocks.ts';
import type { Notes } from '../log.ts';
import { readFaqName } from './questions/faq-names.ts';

/** Parts of one text that are often headed like a text of its own. */
const part =
  /^(?:(?:\d+|[ivx]+)[.)] .*|introduction|overview|background|summary|conclusions?|references|sources|bibliography|further reading|about(?: the author)?|contact|appendix|notes|einleitung|einführung|überblick|hintergrund|zusammenfassung|fazit|schluss|quellen|literatur|anhang|über (?:den autor|die autorin))$/iu;

/** Takes blocks apart where several headings of the first level each begin a text; one alone where they are its parts. */
export function splitTexts(blocks: readonly Block[], notes: Notes): (readonly Block[])[] {
  const starts = blocks.flatMap((block, index) =>
    block.type === 'heading' && block.depth === 1 ? [index] : [],
  );
  const texts = starts.map((start, index) => blocks.slice(start, starts[index + 1]));
  const before = blocks.slice(0, starts[0]);
  if (
    texts.length < 2 ||
    before.some(({ type }) => type === 'heading') ||
    !texts.every(hasText) ||
    texts.some(isPart)
  )
    return [blocks];
  for (const text of texts.slice(1))
    if (text[0] !== undefined)
      notes.decide(
        toLine(text[0]),
        `A heading of the first level with a text under it begins an entry of its own: “${toWords(text[0])}”.`,
      );
  return texts.map((text, index) => (index === 0 ? [...before, ...text] : text));
}

function hasText(text: readonly Block[]): boolean {
  return text.some((block) => block.type !== 'heading' && block.type !== 'thematicBreak');
}

function isPart([heading]: readonly Block[]): boolean {
  const words = heading === undefined ? '' : toWords(heading);
  return part.test(words) || readFaqName(words) !== undefined || /[?？؟]$/u.test(words);
}
