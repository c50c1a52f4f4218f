import { findChild, isElement, type XmlElement, type XmlNode } from './xml.ts';

/**
 * The tree with one branch in the place of each `mc:AlternateContent`, which says the same in several ways: the first, which new
 * programs show, where it holds words or an image, else the one for old programs.
 */
export function settleAlternatives(element: XmlElement): XmlElement {
  return { ...element, children: element.children.flatMap(settle) };
}

function settle(node: XmlNode): XmlNode[] {
  if (!isElement(node)) return [node];
  if (node.name !== 'mc:AlternateContent') return [settleAlternatives(node)];
  const [choice, fallback] = [findChild(node, 'mc:Choice'), findChild(node, 'mc:Fallback')];
  const branch =
    choice !== undefined && (fallback === undefined || showsAnything(choice)) ? choice : fallback;
  return branch?.children.flatMap(settle) ?? [];
}

const shown = new Set(['w:t', 'm:t', 'a:blip', 'v:imagedata', 'c:chart', 'dgm:relIds']);

function showsAnything(element: XmlElement): boolean {
  return element.children.some(
    (child) => isElement(child) && (shown.has(child.name) || showsAnything(child)),
  );
}
