import { createRandom } from '../../tests/unit/check/random.ts';

const pieces = [
  '<',
  '>',
  '</',
  '/>',
  '"',
  "'",
  '&',
  ';',
  '&#x3c;',
  '&#60;',
  '&quot;',
  '\\',
  '\\75 ',
  '\\69',
  '/*',
  '*/',
  '(',
  ')',
  '{',
  '}',
  ':',
  '@',
  '#',
  ',',
  '\n',
  '\r',
  '\t',
  '\u0000',
  '\u00a0',
  '\ufeff',
  '\ud800',
  '<![CDATA[',
  ']]>',
  '<!--',
  '-->',
  '<?x ?>',
  'url(',
  'url("',
  'u\\72l(',
  '@import "https://elsewhere.example/a.css";',
  'image-set("https://elsewhere.example/a" 1x)',
  'https://elsewhere.example/a',
  '//elsewhere.example/',
  'javascript:',
  ' onload="fetch(1)"',
  ' href="https://elsewhere.example/"',
  ' style="fill:url(https://elsewhere.example/)"',
  ' xmlns="http://www.w3.org/1999/xhtml"',
  ' xmlns=""',
  ' xmlns:a="http://www.w3.org/2000/svg"',
  '<a:script>',
  '</a:script>',
  '<script>fetch(1)</script>',
  '<style>',
  '</style>',
  '<svg xmlns="http://www.w3.org/2000/svg">',
  '</svg>',
  '<g>',
  '</g>',
  '<foreignObject>',
  '</foreignObject>',
  '--x:',
  'var(--x,',
  '!important',
  'attributeName="href"',
  'data:image/png;base64,',
  'data:image/svg+xml,',
] as const;

/**
 * A hostile picture, changed in a few places at random; the same for the same number. Most stay
 * well formed for a while.
 */
export function mutatePicture(seeds: readonly string[], number: number): string {
  const random = createRandom(number * 7919 + 13);
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[random(items.length)];
  // Letters that stand for themselves everywhere keep most pictures readable, so that the changes
  // reach the lists and not only the parser.
  let text = pick(seeds) ?? '';
  if (text.length > 20_000) text = seeds[0] ?? '';
  for (let changes = 1 + random(4); changes > 0; changes -= 1) {
    const at = random(text.length + 1);
    const way = random(5);
    if (way === 0) text = text.slice(0, at) + (pick(pieces) ?? '') + text.slice(at);
    else if (way === 1) text = text.slice(0, at) + text.slice(at + 1 + random(8));
    else if (way === 2) text = insertElement(text, pick(seeds) ?? '', random);
    else if (way === 3) text = swapCase(text, at);
    else text = replaceWord(text, random);
  }
  return text;
}

/** Puts the inside of one picture into another, behind a tag, so that it stays XML. */
function insertElement(text: string, other: string, random: (below: number) => number): string {
  const inside = /<svg\b[^<>]*>([^]*)<\/svg>/.exec(other)?.[1] ?? '';
  const places = [...text.matchAll(/[\w"'/]>/g)].map((match) => match.index + 2);
  const at = places[random(Math.max(1, places.length))] ?? 0;
  return text.slice(0, at) + inside + text.slice(at);
}

function swapCase(text: string, at: number): string {
  const letter = text.charAt(at);
  return (
    text.slice(0, at) +
    (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()) +
    text.slice(at + 1)
  );
}

/** Names and values of which another place makes something else. */
const words = [
  'href',
  'xlink:href',
  'style',
  'fill',
  'filter',
  'mask',
  'attributeName',
  'to',
  'values',
  'begin',
  'onclick',
  'animate',
  'set',
  'image',
  'use',
  'a',
  'script',
  'title',
  'text',
  'switch',
  'metadata',
  'feImage',
  'url',
  'background',
  'content',
  'src',
  'font-face',
  'media',
  'import',
  'namespace',
  'keyframes',
] as const;

function replaceWord(text: string, random: (below: number) => number): string {
  const places = [...text.matchAll(/[A-Za-z:-]{2,}/g)];
  const match = places[random(Math.max(1, places.length))];
  return match === undefined
    ? text
    : text.slice(0, match.index) +
        (words[random(words.length)] ?? '') +
        text.slice(match.index + match[0].length);
}
