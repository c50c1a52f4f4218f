import { parseHref, toBase, toPermalink } from '../../domain/addresses/permalink.ts';
import { isSettings } from '../../schemas/collections.ts';
import { formatFolder } from '../site/collection-words.ts';
import type { Entry } from '../entry.ts';
import { toError, toWarning, type Diagnostic, type DiagnosticDetails } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';
import { checkSiteAddress, resolveMeantAddress, type AddressIssue } from '../site/site-address.ts';
import { collectSitePages, type SitePage } from '../site/site-pages.ts';
import { findSiteUrl } from '../site/site-url.ts';
import { collectLinks, collectNavigation, type WrittenLink } from '../body/written-links.ts';

/** Every link within the site leads to a page that is shown, and to a heading that it has. */
export const checkLinks: Rule = (content) => {
  const pages = collectSitePages(content);
  const siteUrl = findSiteUrl(content);
  return content.entries.flatMap((entry) =>
    [...collectLinks(entry), ...collectNavigation(entry)].flatMap((link) =>
      judge(pages, siteUrl, entry, link),
    ),
  );
};

function judge(
  pages: ReadonlyMap<string, SitePage>,
  siteUrl: string | undefined,
  entry: Entry,
  link: WrittenLink,
): Diagnostic[] {
  const { address } = link;
  if (/^(?:#|\/(?!\/))/.test(address)) {
    const from = {
      permalink: isSettings(entry.collection) ? undefined : toPermalink(entry.collection, entry.id),
      visibility: entry.visibility,
    };
    const fault =
      judgeBased(pages, address, siteUrl, from) ?? checkSiteAddress(pages, address, from);
    return fault === undefined
      ? []
      : [toError('link', entry.path, link.getPlace(), fault.message, toMend(link, fault))];
  }
  if (siteUrl !== undefined && address.startsWith(siteUrl) && isOnSite(address, siteUrl)) {
    const suggestion = address.slice(siteUrl.length).replace(/^(?!\/)/, '/');
    return [
      toWarning(
        'link',
        entry.path,
        link.getPlace(),
        `This page lies on this site. Write its address without ${siteUrl}: ${suggestion}`,
        toMend(link, { suggestion, isCertain: true }),
      ),
    ];
  }
  if (address === '' || /^[a-z][a-z0-9+.-]*:|^\/\/|[\s\\]/i.test(address)) return [];
  const meant = resolveMeantAddress(
    pages,
    address,
    formatFolder(entry.collection).replace(/\/$/, ''),
  );
  const isHost =
    meant === undefined &&
    /^(?:www\.|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|edu|gov|int|info|eu|de|at|ch|uk|io)(?:\/|$))/i.test(
      address,
    );
  const suggestion = isHost ? `https://${address}` : meant;
  const advice = `Write ${suggestion ?? 'the address of a page here with both slashes, such as /about/, or https:// and the address of another site'}.`;
  return [
    toError(
      'link',
      entry.path,
      link.getPlace(),
      `The address "${address}" is not complete. ${advice}`,
      toMend(link, { suggestion, isCertain: !isHost }),
    ),
  ];
}

function toMend(
  { address, getRange }: WrittenLink,
  {
    suggestion,
    isCertain = false,
  }: { readonly suggestion?: string | undefined; readonly isCertain?: boolean },
): DiagnosticDetails {
  if (suggestion === undefined) return {};
  const range = isCertain ? getRange() : undefined;
  return {
    suggestion,
    ...(range === undefined
      ? {}
      : {
          fix: {
            describe: `Write ${suggestion} for ${address}`,
            edits: [{ ...range, text: suggestion }],
          },
        }),
  };
}

/** An address that begins with the path of the site, which the build writes before every address; undefined where a page is meant that has this one. */
function judgeBased(
  pages: ReadonlyMap<string, SitePage>,
  address: string,
  siteUrl: string | undefined,
  from: Parameters<typeof checkSiteAddress>[2],
): AddressIssue | undefined {
  const base = siteUrl === undefined ? '/' : toBase(siteUrl);
  const [path = '', rest = ''] = address.split(/(?=[?#])/, 2);
  const permalink =
    base === '/' || pages.has(path)
      ? undefined
      : parseHref(base, `${path}/` === base ? base : path);
  if (permalink === undefined) return undefined;
  const meant = permalink + rest;
  const fault = checkSiteAddress(pages, meant, from);
  const message = `Leave out ${base.slice(0, -1)}, the path of the site: the build writes it before every address.`;
  if (fault !== undefined) return { ...fault, message: `${message} ${fault.message}` };
  return { message: `${message} Write ${meant}.`, suggestion: meant, isCertain: true };
}

function isOnSite(address: string, siteUrl: string): boolean {
  if (!URL.canParse(address)) return false;
  const { origin, pathname } = new URL(address);
  return (
    origin === new URL(siteUrl).origin && parseHref(toBase(siteUrl), `${pathname}/`) !== undefined
  );
}
