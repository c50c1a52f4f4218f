import { findElement, type HtmlElement, getTextContent } from './element.ts';

const superscripts = new Map(
  Array.from('0123456789+-−=()ni').map((sign, index) => [
    sign,
    Array.from('⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ')[index] ?? sign,
  ]),
);
const subscripts = new Map(
  Array.from('0123456789+-−=()').map((sign, index) => [
    sign,
    Array.from('₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎')[index] ?? sign,
  ]),
);
const trademarks = new Map([
  ['TM', '™'],
  ['SM', '℠'],
  ['®', '®'],
  ['™', '™'],
  ['o', 'º'],
]);

/** A superscript or subscript as plain text; `isApart` if it is no part of the word before it. */
interface SuperscriptKind {
  readonly text: string;
  readonly isApart: boolean;
}

/**
 * The plain text for `sup` or `sub`: Unicode superscripts if they exist (10⁶, H₂O), letters as they
 * are (2nd), note numbers in square brackets, everything else with ^ and round brackets. Undefined
 * for other elements.
 */
export function toSuperscript(element: HtmlElement): SuperscriptKind | undefined {
  if (
    (element.name !== 'sup' && element.name !== 'sub') ||
    findElement(element, ({ name }) => name === 'img' || name === 'sup' || name === 'sub') !==
      undefined
  )
    return undefined;
  const text = getTextContent(element);
  if (text === '') return { text: '', isApart: false };
  const isLink = findElement(element, ({ name }) => name === 'a') !== undefined;
  if (element.name === 'sup' && (isLink || /^\[.*\]$/.test(text)))
    return { text: /^[[(]/.test(text) ? text : `[${text}]`, isApart: true };
  const signs = [...text].map((sign) =>
    (element.name === 'sup' ? superscripts : subscripts).get(sign),
  );
  if (signs.every((sign) => sign !== undefined)) return { text: signs.join(''), isApart: false };
  const trademark = element.name === 'sup' ? trademarks.get(text) : undefined;
  if (trademark !== undefined) return { text: trademark, isApart: false };
  return element.name === 'sub' || /^[\p{L}.]+$/u.test(text)
    ? { text, isApart: false }
    : { text: `^(${text})`, isApart: true };
}
