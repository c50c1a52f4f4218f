import { toPermalink } from '../../domain/permalink.ts';
import { toFolderWord } from '../collection-words.ts';
import type { Content } from '../content.ts';
import { findNode, listNodes } from '../data-node.ts';
import { toBodyPlace, type Entry } from '../entry.ts';
import { toError, toWarning, type Place, type Problem } from '../problem.ts';
import type { Rule } from '../rule.ts';
import { judgeSiteAddress, toMeantAddress } from '../site-address.ts';
import { toSitePages, type SitePage } from '../site-pages.ts';

/** Every link within the site leads to a page that is shown, and to a heading that it has. */
export const checkLinks: Rule = (content) => {
  const pages = toSitePages(content);
  const origin = findOrigin(content);
  const inBodies = content.entries.flatMap((entry) => listLinks(entry).flatMap(({ address, getPlace }) => judge(pages, origin, entry, address, getPlace)));
  return [...inBodies, ...content.entries.flatMap((entry) => (entry.collection === 'site' ? checkNavigation(pages, entry) : []))];
};

function judge(pages: ReadonlyMap<string, SitePage>, origin: string | undefined, entry: Entry, address: string, getPlace: () => Place | undefined): Problem[] {
  if (/^(?:#|\/(?!\/))/.test(address)) {
    const from = { permalink: entry.collection === 'site' ? undefined : toPermalink(entry.collection, entry.id), visibility: entry.visibility };
    const message = judgeSiteAddress(pages, address, from);
    return message === undefined ? [] : [toError('link', entry.path, getPlace(), message)];
  }
  if (origin !== undefined && address.startsWith(origin) && new URL(address).origin === origin) {
    return [toWarning('link', entry.path, getPlace(), `This page lies on this site. Write its address without ${origin}: ${address.slice(origin.length) || '/'}`)];
  }
  if (address === '' || /^[a-z][a-z0-9+.-]*:|^\/\/|[\s\\]/i.test(address)) return [];
  const meant = toMeantAddress(pages, address, toFolderWord(entry.collection).replace(/\/$/, ''));
  const isHost = meant === undefined && /^(?:www\.|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|edu|gov|int|info|eu|de|at|ch|uk|io)(?:\/|$))/i.test(address);
  const advice = isHost ? `Write https://${address}.` : `Write ${meant ?? 'the address of a page here with both slashes, such as /about/, or https:// and the address of another site'}.`;
  return [toError('link', entry.path, getPlace(), `The address "${address}" is not complete. ${advice}`)];
}

function checkNavigation(pages: ReadonlyMap<string, SitePage>, entry: Entry): Problem[] {
  return listNodes(entry.yaml?.root, 'navigation').flatMap((link) => {
    const to = findNode(link, ['to']);
    return typeof to?.value === 'string' && /^\/(?:[^#]*\/)?(?:#.*)?$/.test(to.value) ? judge(pages, undefined, entry, to.value, () => entry.lines.toPlace(to.start, to.end)) : [];
  });
}

function listLinks(entry: Entry): { address: string; getPlace: () => Place | undefined }[] {
  return (entry.body?.nodes ?? []).flatMap(({ node }) => {
    if (node.type !== 'link' && node.type !== 'definition') return [];
    return [{ address: node.url, getPlace: () => toBodyPlace(entry, node, node.url) }];
  });
}

function findOrigin({ getEntry }: Content): string | undefined {
  const url = findNode(getEntry('site', 'site')?.yaml?.root, ['url'])?.value;
  return typeof url === 'string' && URL.canParse(url) ? new URL(url).origin : undefined;
}
