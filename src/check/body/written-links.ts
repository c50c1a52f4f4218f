import { findAddress } from './body-address.ts';
import { findNode, findNodes } from '../yaml/data-node.ts';
import { findBodyPlace, type Entry } from '../entry.ts';
import type { TextRange } from '../fixes/nearest-fix.ts';
import type { Place } from '../diagnostic.ts';

/** An address as it is written, and its place; the range is known where it is written as it reads. */
export interface WrittenLink {
  readonly address: string;
  readonly getPlace: () => Place | undefined;
  readonly getRange: () => TextRange | undefined;
}

/** The addresses of the navigation of site.yml; what is no address on this site is told by the schema. */
export function collectNavigation(entry: Entry): WrittenLink[] {
  if (entry.collection !== 'site') return [];
  return findNodes(entry.yaml?.root, 'navigation').flatMap((link) => {
    const to = findNode(link, ['to']);
    if (typeof to?.value !== 'string' || !/^\/(?:[^#]*\/)?(?:#.*)?$/.test(to.value)) return [];
    return [
      {
        address: to.value,
        getPlace: () => entry.lines.toPlace(to.start, to.end),
        getRange: () => ({ start: to.start, end: to.end }),
      },
    ];
  });
}

/** The addresses of the links of a body, and of the lines that say where others lead. */
export function collectLinks(entry: Entry): WrittenLink[] {
  return (entry.body?.nodes ?? []).flatMap(({ node }) => {
    if (node.type !== 'link' && node.type !== 'definition') return [];
    return [
      {
        address: node.url,
        getPlace: () => findBodyPlace(entry, node, node.url),
        getRange: () => findAddress(entry, node),
      },
    ];
  });
}
