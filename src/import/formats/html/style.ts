import type { PhrasingContent } from 'mdast';
import { attribute, type HtmlElement } from './element.ts';

/** Whether the style of an element says that its words are bold, and slanted; undefined where it says nothing of it. */
export function toStyle(
  element: HtmlElement,
): readonly ['bold' | 'normal' | undefined, 'italic' | 'normal' | undefined] {
  const style = attribute(element, 'style').toLowerCase();
  const weight = /font-weight\s*:\s*(bold|normal|[1-9]00)/.exec(style)?.[1];
  const slant = /font-style\s*:\s*(italic|normal)/.exec(style)?.[1];
  const isBold = weight === 'bold' || (weight !== undefined && /^[6-9]/.test(weight));
  return [
    weight === undefined ? undefined : isBold ? 'bold' : 'normal',
    slant === 'italic' || slant === 'normal' ? slant : undefined,
  ];
}

/** The children in bold or slanted, but where the style of the element takes that back, as clipboards of word processors do. */
export function toMarked(
  element: HtmlElement,
  type: 'strong' | 'emphasis',
  children: PhrasingContent[],
): PhrasingContent[] {
  return toStyle(element)[type === 'strong' ? 0 : 1] === 'normal' ? children : [{ type, children }];
}
