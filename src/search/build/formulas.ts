import { Parser } from 'htmlparser2';
import { escapeXml } from '../../domain/text/index.ts';

/** An element of MathML; its text if it holds no other. */
interface Node {
  readonly name: string;
  readonly children: Node[];
  text: string;
}

/**
 * HTML whose formulas stand on the line, as people type them: `m = 5x/(n^2)`. Pagefind keeps the
 * text of MathML alone, in which this one would be the word “m=5xn2”, in the index and in what a
 * result shows.
 */
export function withPlainFormulas(html: string): string {
  if (!html.includes('<math')) return html;
  return html.replace(/<math[\s>].*?<\/math>/gs, (markup) =>
    escapeXml(formatNode(parseMath(markup)).replace(/\s+/g, ' ').trim()),
  );
}

function parseMath(markup: string): Node {
  const root: Node = { name: 'math', children: [], text: '' };
  const open = [root];
  const parser = new Parser(
    {
      onopentag: (name) => {
        const node: Node = { name, children: [], text: '' };
        open.at(-1)?.children.push(node);
        open.push(node);
      },
      ontext: (text) => {
        const node = open.at(-1);
        if (node !== undefined) node.text += text;
      },
      onclosetag: () => void open.pop(),
    },
    { xmlMode: true },
  );
  parser.end(markup);
  return root;
}

/** Signs that stand between two values, and so between spaces. */
const between = /^[=≠≈≡<>≤≥≪≫∼≃≅∝±∓+−\-·⋅×÷∗∘∈∉⊂⊆⊃⊇∪∩∧∨→←↔⇒⇐⇔↦∣|]$/u;

/** How each element that is no mere row is written. */
const formats: Readonly<Record<string, (parts: readonly string[], node: Node) => string>> = {
  mfrac: ([above = '', below = '']) => `${group(above)}/${group(below)}`,
  msqrt: (parts) => `√${group(parts.join(''))}`,
  mroot: ([value = '', degree = '']) => `√[${degree}]${group(value)}`,
  msup: ([base = '', above = '']) => `${base}^${group(above)}`,
  msub: ([base = '', below = '']) => `${base}_${group(below)}`,
  msubsup: formatLimits,
  munder: formatLimits,
  munderover: formatLimits,
  // A bar, hat or arrow above a value.
  mover: ([base = '']) => base,
  mtr: (parts) => parts.join(' '),
  mtable: (parts) => parts.join('; '),
  mspace: () => ' ',
  mphantom: () => '',
  // Spoken signs that are not seen, such as that of a function that is applied.
  mo: (_, { text }) =>
    between.test(text) ? ` ${text} ` : text.replace(/[\u2061-\u2064]/g, '').replace(/^,$/, ', '),
};

/** A value or a sign, such as that of a sum, with what is below and above it. */
function formatLimits(
  [base = '', below = '', above]: readonly string[],
  { children }: Node,
): string {
  const limits = `_${group(below)}${above === undefined ? '' : `^${group(above)}`}`;
  return `${base.trim()}${limits}${children[0]?.name === 'mo' ? ' ' : ''}`;
}

function formatNode(node: Node): string {
  const parts = node.children.map(formatNode);
  const format = formats[node.name];
  return format === undefined ? node.text + parts.join('') : format(parts, node);
}

/** In brackets, unless it is one number or name. */
function group(text: string): string {
  const bare = text.trim();
  return /^[\p{L}\p{M}\p{N}.]*$/u.test(bare) ? bare : `(${bare})`;
}
