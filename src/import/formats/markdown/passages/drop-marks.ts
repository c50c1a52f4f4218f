import { replaceBetween } from '../between.ts';
import { keepSpoken, keepReadable } from './keep-readable.ts';

/** A kind of mark and what a reader sees of it. */
type Step = readonly [pattern: RegExp, shown: (whole: string, inside: string) => string];

const nothing = () => '';
const inner = (_: string, inside: string) => inside;
const values = (_: string, inside: string) => keepReadable(inside);

/** Each pattern ends at the next sign with which it could begin, so that none runs on over a text without end. */
const steps: readonly Step[] = [
  [
    /^(?:import[ \t]+(?:[^'";\n]*[ \t]from[ \t]+)?['"][^'"\n]+['"];?|export[ \t]+(?:const|let|default|function)\b.*)[ \t]*$/gm,
    nothing,
  ],
  [/\{\{[<%]\/?((?:[^{}>%]|[>%](?!\}\}))*)[>%]\}\}/g, values],
  [
    /\[\/?(?:caption|gallery|embed|audio|video|youtube|vimeo|contact-form-7|toc)(\s[^[\]\n]*)?\](?![([:])/g,
    values,
  ],
  [/\{%((?:[^%{]|%(?!\}))*)%\}/g, values],
  [/\{\{([^{}]*)\}\}/g, values],
  [/\{(?::[^{}\n]*|[#.][^{}\n]*)\}/g, nothing],
  [/^([ \t>]*):{3,}[ \t]*[\w-]*/gm, inner],
  [/^([ \t]*>[ \t>]*)\[!\w+\][+-]?/gm, inner],
  [/<su[bp]\b[^<>]*>([^<>]*)<\/su[bp]>/gi, toRaised],
  [
    /<\/?(?:a|abbr|acronym|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr)\b([^<>]*)>/gi,
    (_, inside) => keepSpoken(inside),
  ],
  [
    /<(\/?[A-Za-z][^<>]*)>/g,
    (_, inside) =>
      /^(?:https?:|[\w.+-]+@)/i.test(inside)
        ? inside
        : /^[A-Z]/.test(inside)
          ? keepReadable(inside)
          : ` ${keepSpoken(inside)} `,
  ],
  [/!\[\[[^[\]|\n]*\.(?:png|jpe?g|webp|avif|gif|svg)(?:\|(?:[\dx]+|([^[\]|\n]*)))?\]\]/gi, inner],
  [/!?\[\[(?:[^[\]|\n]*\|)?([^[\]|\n]*)\]\]/g, inner],
  [/^[ \t>]*\[(?!\^)[^[\]\n]+\]:[ \t]*\S+(.*)$/gm, inner],
  [/\[\^[^[\]\s]+\]:?/g, nothing],
  [/\]\([ \t]*(?:<[^<>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)/g, () => '] '],
  [/(?:https?:\/\/|www\.)[!#-;=?-Z\\^_a-z~]+/gi, nothing],
  [/^([ \t>]*)(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)*(?:\[[ xX]\][ \t])?/gm, inner],
  [/\*|~~|\\(?=[!-/:-@[-`{-~])/g, nothing],
];

/** Numbers that stand raised or lowered have signs of their own. */
function toRaised(whole: string, inside: string): string {
  const [from, to] =
    whole.charAt(3).toLowerCase() === 'p'
      ? ['0123456789+-−=()ni', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ']
      : ['0123456789+-−=()', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎'];
  const [signs, raised] = [[...from], [...to]];
  return [...inside].every((sign) => signs.includes(sign))
    ? [...inside].map((sign) => raised[signs.indexOf(sign)] ?? sign).join('')
    : inside;
}

/** Leaves of a text, which has no code, the words that a reader sees; its lines stay as many as they were. */
export function dropMarks(text: string): string {
  const remarks = replaceBetween(text, '<!--', '-->', (words) =>
    words.replace(/[<>{}[\]()*_$]/g, ' '),
  );
  const scripts = ['script', 'style'].reduce(
    (rest, name) => replaceBetween(rest, `<${name}`, `</${name}>`, toLines),
    remarks,
  );
  const declared = replaceBetween(
    replaceBetween(scripts, '<!DOCTYPE', '>', toLines),
    '<!doctype',
    '>',
    toLines,
  );
  const plain = replaceBetween(declared, '{/*', '*/}', (words) => words);
  const labels = new Set(
    [...plain.matchAll(/^[ \t>]*\[(?!\^)([^[\]\n]+)\]:/gm)].map(([, label = '']) => toLabel(label)),
  );
  const named = plain.replace(/\]\[([^[\]\n]*)\]/g, (whole: string, label: string) =>
    label === '' || labels.has(toLabel(label)) ? ']' : whole,
  );
  return steps.reduce(
    (rest, [pattern, shown]) =>
      rest.replace(pattern, (whole: string, inside: unknown) =>
        withLines(whole, shown(whole, typeof inside === 'string' ? inside : '')),
      ),
    named,
  );
}

function withLines(whole: string, words: string): string {
  return words + toLines(whole).slice(toLines(words).length);
}

function toLabel(label: string): string {
  return label.replace(/\s+/g, ' ').trim().toLowerCase();
}

function toLines(text: string): string {
  return '\n'.repeat(text.split('\n').length - 1);
}
