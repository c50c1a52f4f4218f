import type { Element, ElementContent } from 'hast';
import { Parser } from 'htmlparser2';
import { defineHastPlugin, type HastPluginDefinition } from 'satteri';
import temml from 'temml';

/** What a formula may hold: the elements of MathML Core that show something, and nothing that acts. */
const elements: ReadonlySet<string> = new Set(
  'math mrow mi mn mo ms mtext mspace mfrac msqrt mroot mstyle merror mpadded mphantom msub msup msubsup munder mover munderover mmultiscripts mprescripts none mtable mtr mtd menclose'.split(
    ' ',
  ),
);
/** Their attributes, none of which names an address, a style or a handler. */
const attributes: ReadonlySet<string> = new Set(
  'display displaystyle scriptlevel mathvariant form fence separator stretchy symmetric maxsize minsize largeop movablelimits accent accentunder linethickness lspace rspace width height depth voffset notation columnspan rowspan'.split(
    ' ',
  ),
);
/** The sides of cells that the library names by a class. */
const sides: ReadonlyMap<string, string> = new Map([
  ['tml-left', 'align-left'],
  ['tml-right', 'align-right'],
]);

/** Longer formulas are refused: no reader follows them, and reading takes time by their length. */
const longest = 5000;

/** What keeps a formula in TeX from being shown, in words for the author; undefined if nothing does. */
export function judgeMath(tex: string): string | undefined {
  if (tex.trim() === '') return 'This formula is empty. Write it, or delete its dollar signs.';
  if (tex.length > longest)
    return `This formula has ${tex.length} characters, and at most ${longest} are read. Part it.`;
  try {
    renderMath(tex, false);
    return undefined;
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : '').split(/ at position|\n/);
    return `This formula cannot be read: ${reason}. Write it in TeX as it is used within formulas, without packages.`;
  }
}

/** A formula in TeX as MathML, which browsers draw and read out without a script. Throws if it is not TeX. */
function renderMath(tex: string, isDisplay: boolean): Element {
  const markup = temml.renderToString(tex, {
    displayMode: isDisplay,
    throwOnError: true,
    trust: false,
    maxExpand: 500,
  });
  const root: Element = { type: 'element', tagName: 'math', properties: {}, children: [] };
  const open: Element[] = [];
  const parser = new Parser(
    {
      onopentag: (name, given) => {
        const node = open.length === 0 ? root : createElement(name);
        const side = sides.get(given['class'] ?? '');
        if (side !== undefined) node.properties['className'] = [side];
        for (const [key, value] of Object.entries(given))
          if (attributes.has(key)) node.properties[key] = value;
        open.at(-1)?.children.push(node);
        open.push(node);
      },
      ontext: (value) => void open.at(-1)?.children.push({ type: 'text', value }),
      onclosetag: () => void open.pop(),
    },
    { xmlMode: true },
  );
  parser.end(markup);
  return root;
}

/** An element that is not on the list holds what it holds, and is nothing itself. */
function createElement(name: string): Element {
  const tagName = elements.has(name) && name !== 'math' ? name : 'mrow';
  return { type: 'element', tagName, properties: {}, children: [] };
}

/** Makes MathML of formulas: those between dollar signs, and code in the language "math". */
export function formulas(): HastPluginDefinition {
  return defineHastPlugin({
    name: 'formulas',
    element: [
      {
        filter: ['pre'],
        visit: ({ children: [code, ...others] }) => {
          const tex = others.length === 0 ? readFormula(code, 'math-display') : undefined;
          return tex === undefined
            ? undefined
            : {
                type: 'element',
                tagName: 'div',
                properties: { className: ['math'] },
                children: [renderMath(tex, true)],
              };
        },
      },
      {
        filter: ['code'],
        visit: (node) => {
          const tex = readFormula(node, 'math-inline');
          return tex === undefined ? undefined : renderMath(tex, false);
        },
      },
    ],
  });
}

function readFormula(node: Readonly<ElementContent> | undefined, mark: string): string | undefined {
  if (node?.type !== 'element' || node.tagName !== 'code') return undefined;
  const { className } = node.properties;
  const [text] = node.children;
  return Array.isArray(className) && className.includes(mark) && text?.type === 'text'
    ? text.value
    : undefined;
}
