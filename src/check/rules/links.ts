import { toPermalink } from '../../domain/permalink.ts';
import { isSettings } from '../../schemas/collections.ts';
import { toFolderWord } from '../site/collection-words.ts';
import type { Content } from '../content.ts';
import { findNode } from '../data/data-node.ts';
import type { Entry } from '../entry.ts';
import { toError, toWarning, type Problem, type ProblemMore } from '../problem.ts';
import type { Rule } from '../rule.ts';
import { judgeSiteAddress, toMeantAddress } from '../site/site-address.ts';
import { toSitePages, type SitePage } from '../site/site-pages.ts';
import { listLinks, listNavigation, type WrittenLink } from '../text/written-links.ts';

/** Every link within the site leads to a page that is shown, and to a heading that it has. */
export const checkLinks: Rule = (content) => {
  const pages = toSitePages(content);
  const origin = findOrigin(content);
  return content.entries.flatMap((entry) => [...listLinks(entry), ...listNavigation(entry)].flatMap((link) => judge(pages, origin, entry, link)));
};

function judge(pages: ReadonlyMap<string, SitePage>, origin: string | undefined, entry: Entry, link: WrittenLink): Problem[] {
  const { address } = link;
  if (/^(?:#|\/(?!\/))/.test(address)) {
    const from = { permalink: isSettings(entry.collection) ? undefined : toPermalink(entry.collection, entry.id), visibility: entry.visibility };
    const fault = judgeSiteAddress(pages, address, from);
    return fault === undefined ? [] : [toError('link', entry.path, link.getPlace(), fault.message, toMend(link, fault))];
  }
  if (origin !== undefined && address.startsWith(origin) && new URL(address).origin === origin) {
    const suggestion = address.slice(origin.length).replace(/^(?!\/)/, '/');
    return [toWarning('link', entry.path, link.getPlace(), `This page lies on this site. Write its address without ${origin}: ${suggestion}`, toMend(link, { suggestion, isCertain: true }))];
  }
  if (address === '' || /^[a-z][a-z0-9+.-]*:|^\/\/|[\s\\]/i.test(address)) return [];
  const meant = toMeantAddress(pages, address, toFolderWord(entry.collection).replace(/\/$/, ''));
  const isHost = meant === undefined && /^(?:www\.|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|edu|gov|int|info|eu|de|at|ch|uk|io)(?:\/|$))/i.test(address);
  const suggestion = isHost ? `https://${address}` : meant;
  const advice = `Write ${suggestion ?? 'the address of a page here with both slashes, such as /about/, or https:// and the address of another site'}.`;
  return [toError('link', entry.path, link.getPlace(), `The address "${address}" is not complete. ${advice}`, toMend(link, { suggestion, isCertain: !isHost }))];
}

function toMend({ address, getRange }: WrittenLink, { suggestion, isCertain = false }: { readonly suggestion?: string | undefined; readonly isCertain?: boolean }): ProblemMore {
  if (suggestion === undefined) return {};
  const range = isCertain ? getRange() : undefined;
  return { suggestion, ...(range === undefined ? {} : { fix: { describe: `Write ${suggestion} for ${address}`, edits: [{ ...range, text: suggestion }] } }) };
}

function findOrigin({ getEntry }: Content): string | undefined {
  const url = findNode(getEntry('site', 'site')?.yaml?.root, ['url'])?.value;
  return typeof url === 'string' && URL.canParse(url) ? new URL(url).origin : undefined;
}
