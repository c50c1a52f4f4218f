import { attribute, copyElement, eachElement, type HtmlElement, type HtmlNode } from './element.ts';

/**
 * The attribute that holds the ids of places, in the notation of addresses and with blanks between.
 */
export const placesAttribute = 'data-former-ids';

/** The ids by which links lead to an element, or to what stands below it. */
export function getFormerIds(element: HtmlElement): string[] {
  return attribute(element, placesAttribute)
    .split(' ')
    .filter((id) => id !== '')
    .map(decodeURIComponent);
}

/** The attributes of an element to which these ids lead; none without ids. */
export function createPlacesAttributes(ids: readonly string[]): Record<string, string> {
  return ids.length === 0
    ? {}
    : { [placesAttribute]: [...new Set(ids)].map((id) => encodeURIComponent(id)).join(' ') };
}

/** All ids of an element and of what is in it, or that lead there. */
export function collectIds(element: HtmlElement): string[] {
  const ids = [...getOwnIds(element), ...getFormerIds(element)];
  eachElement(element, (each) => {
    for (const id of [...getOwnIds(each), ...getFormerIds(each)]) ids.push(id);
  });
  return ids;
}

/**
 * Marks each heading with the ids that lead to it: its own, those of elements that begin with it or
 * stand right before it, and those of what follows it, up to the next one. `ids` are all ids there
 * are.
 */
export function markPlaces(root: HtmlElement): {
  readonly root: HtmlElement;
  readonly ids: ReadonlySet<string>;
} {
  const all = new Set<string>();
  const byHeading = new Map<HtmlElement, string[]>();
  let pending: string[] = [];
  let last: string[] = [];
  const walk = (node: HtmlNode): void => {
    if (node.type === 'comment') return;
    if (node.type === 'text') {
      if (node.value.trim() === '') return;
      for (const id of pending) last.push(id);
      pending = [];
      return;
    }
    const own = [...getOwnIds(node), ...getFormerIds(node)];
    for (const id of own) all.add(id);
    if (/^h[1-6]$/.test(node.name)) {
      const ids = [...collectIds(node), ...pending];
      for (const id of ids) all.add(id);
      pending = [];
      last = ids;
      byHeading.set(node, ids);
      return;
    }
    for (const id of own) pending.push(id);
    for (const child of node.children) walk(child);
  };
  walk(root);
  for (const id of pending) last.push(id);
  const mark = (element: HtmlElement): HtmlElement => {
    const ids = byHeading.get(element);
    if (ids !== undefined && ids.length > 0)
      return copyElement(element, {
        attributes: new Map([
          ...element.attributes,
          ...Object.entries(createPlacesAttributes(ids)),
        ]),
      });
    if (ids !== undefined || byHeading.size === 0) return element;
    return {
      ...element,
      children: element.children.map((child) => (child.type === 'element' ? mark(child) : child)),
    };
  };
  return { root: mark(root), ids: all };
}

function getOwnIds(element: HtmlElement): string[] {
  return [attribute(element, 'id'), element.name === 'a' ? attribute(element, 'name') : ''].filter(
    (id) => id !== '',
  );
}
