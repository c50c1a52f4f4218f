import { splitSentences } from '../../domain/text/sentences.ts';
import { parseTags, toText, type Tag } from '../audit/html-tags.ts';

/** Elements that hold a run of text with marks. */
const blocks: ReadonlySet<string> = new Set([
  'p',
  'li',
  'td',
  'th',
  'dd',
  'dt',
  'figcaption',
  'blockquote',
  'div',
  'section',
  'ul',
  'ol',
  'table',
  'tr',
]);

/**
 * The sentences of a page that bear marks, each with the sources and bases that its marks name, in their order. Answers that the
 * page shows of other pages are left out.
 */
export function listMarkedSentences(html: string, language: string): Map<string, string[]> {
  const main = toOwnMain(html);
  const tags = parseTags(main);
  const starts = tags.filter(({ name }) => blocks.has(name));
  const marked = new Map<string, string[]>();
  for (const [start, marks] of Map.groupBy(
    tags.filter(({ attributes }) => attributes.has('data-cite')),
    (mark) => starts.findLast((each) => each.start < mark.start),
  )) {
    if (start === undefined) continue;
    const next = starts.find((each) => each.start > start.start)?.start ?? main.length;
    const close = main.indexOf(`</${start.name}`, start.end);
    for (const [sentence, ids] of toSentences(
      main.slice(0, Math.min(next, close < 0 ? main.length : close)),
      start.end,
      marks,
      language,
    )) {
      marked.set(sentence, [...new Set([...(marked.get(sentence) ?? []), ...ids])]);
    }
  }
  return marked;
}

function toOwnMain(html: string): string {
  const main = html.slice(html.indexOf('<main'), html.lastIndexOf('</main'));
  return main.replace(/<div class="faq-answer[\s\S]*?<p class="faq-more">/g, '<p>');
}

/** Sentences are found in the text without its marks; a mark belongs to the sentence that ends with it, or that it stands in. */
function toSentences(
  html: string,
  from: number,
  marks: readonly Tag[],
  language: string,
): Map<string, string[]> {
  let [text, at] = ['', from];
  const placed = marks.map((mark) => {
    text = (text + toText(html.slice(at, mark.start))).replace(/\s+/g, ' ');
    const close = html.indexOf(`</${mark.name}>`, mark.end);
    at = close < 0 ? html.length : close + mark.name.length + 3;
    return {
      id: mark.attributes.get('data-cite') ?? '',
      place: Math.max(0, text.trimEnd().length - 1),
    };
  });
  text = (text + toText(html.slice(at))).replace(/\s+/g, ' ');
  const sentences = splitSentences(text, language);
  const found = new Map<string, string[]>();
  for (const { id, place } of placed) {
    const range = sentences.find(({ end }) => place < end);
    const sentence = range === undefined ? text.trim() : text.slice(range.start, range.end);
    found.set(sentence, [...(found.get(sentence) ?? []), id]);
  }
  return found;
}
