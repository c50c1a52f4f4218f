import { toFragment } from '../../../domain/text/slug.ts';
import { attribute, eachElement, findElement, toPlainText, type HtmlElement } from './element.ts';

/** The names of headings, and of what stands in them, with the fragments by which links lead to those headings here. */
export function findFragments(root: HtmlElement): Map<string, string> {
  const fragments = new Map<string, string>();
  eachElement(root, (heading) => {
    if (!/^h[1-6]$/.test(heading.name)) return;
    const named = findElement(
      heading,
      (each) =>
        attribute(each, 'id') !== '' || (each.name === 'a' && attribute(each, 'name') !== ''),
    );
    const words = toPlainText(heading)
      .replace(/[#¶§]$/, '')
      .trim();
    for (const element of [heading, ...(named === undefined ? [] : [named])]) {
      for (const name of [attribute(element, 'id'), attribute(element, 'name')])
        if (name !== '' && !fragments.has(name)) fragments.set(name, toFragment(words));
    }
  });
  return fragments;
}
