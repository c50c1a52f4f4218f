import { posix } from 'node:path';
import { visit } from 'unist-util-visit';
import { downloadKinds } from '../schemas/index.ts';
import type { ImportTree } from './document.ts';
import { listPlaces } from './formats/markdown/places.ts';
import { findSite } from './formats/markdown/site.ts';
import { decodeAddress, type Input } from './input.ts';

const downloadAddress = new RegExp(
  String.raw`^[^?#]+\.(?:${downloadKinds.join('|')})(?:[?#].*)?$`,
  'is',
);

/** Whether an address of the input is that of a file of its own that a text may offer. */
export function isDownloadAddress(url: string): boolean {
  return downloadAddress.test(url) && !/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(url);
}

/** The files of the input that texts link to and may offer, by the address of the link. */
export function findDownloads(
  trees: readonly ImportTree[],
  input: Input,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const urls = new Set<string>();
  for (const tree of trees)
    visit(tree, 'link', ({ url }) => {
      if (isDownloadAddress(url)) urls.add(url);
    });
  if (urls.size === 0) return found;
  const site = findSite(input);
  for (const url of urls) {
    const path = decodeAddress(url.replace(/[?#].*$/s, '')).replace(/^(?:\.\/)+/, '');
    for (const place of listPlaces(path, site?.path ?? input.name)) {
      const file =
        input.findBeside?.(place) ?? site?.find(posix.join(posix.dirname(site.path), place));
      if (file === undefined) continue;
      found.set(url, file);
      break;
    }
  }
  return found;
}
