import { findAddress } from './body-address.ts';
import { findNode, listNodes } from '../yaml/data-node.ts';
import { toBodyPlace, type Entry } from '../entry.ts';
import type { WordRange } from '../fixes/nearest-fix.ts';
import type { Place } from '../diagnostic.ts';

/** An address as it is written, and its place; the range is known where it is written as it reads. */
export interface WrittenLink {
  readonly address: string;
  readonly getPlace: () => Place | undefined;
  readonly getRange: () => WordRange | undefined;
}

/** The addresses of the navigation of site.yml; what is no address on this site is told by the schema. */
export function listNavigation(entry: Entry): WrittenLink[] {
  if (entry.collection !== 'site') return [];
  return listNodes(entry.yaml?.root, 'navigation').flatMap((link) => {
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
export function listLinks(entry: Entry): WrittenLink[] {
  return (entry.body?.nodes ?? []).flatMap(({ node }) => {
    if (node.type !== 'link' && node.type !== 'definition') return [];
    return [
      {
        address: node.url,
        getPlace: () => toBodyPlace(entry, node, node.url),
        getRange: () => findAddress(entry, node),
      },
    ];
  });
}
