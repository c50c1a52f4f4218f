import {
  parseHref,
  getBasePath,
  layoutAnchors,
  toPermalink,
} from '../../domain/addresses/index.ts';
import type { Visibility } from '../../domain/entries/index.ts';
import { findNearest, type TextRange } from '../../domain/text/index.ts';
import { isSettings, toFolder } from '../../schemas/index.ts';
import { findAddress, parseFileName } from '../body/body.ts';
import { reportViolations } from '../body/content-policy.ts';
import { defineRule, type ReportRange } from '../define-rule.ts';
import type { DiagnosticDetails } from '../diagnostic.ts';
import { findBodyRange, type Entry } from '../entry.ts';
import { readSitePages, type PageReads } from '../site/site-pages.ts';
import { findNode, findNodes } from '../yaml/data.ts';

/** So many headings of a page are named where a link names none of them. */
const mostNamed = 8;

/** Every link within the site leads to a page that is visible, and to a heading that it has. */
export default defineRule({
  name: 'link',
  level: 'error',
  summary: 'A link that leads nowhere.',
  checkEntry(entry, { content, report }) {
    reportViolations('link', entry, report);
    const pages = readSitePages(content);
    for (const link of [...collectLinks(entry), ...collectNavigation(entry)])
      // Of files for download another rule tells.
      if (parseFileName(link.address) === undefined)
        checkLink(link, pages, content.settings.url, entry, report);
    checkUnresolved(entry, report);
  },
});

/**
 * An address with its range; `findWritten` finds that of the address itself, if it is written as it
 * reads.
 */
interface WrittenLink {
  readonly address: string;
  readonly findRange: () => TextRange | undefined;
  readonly findWritten: () => TextRange | undefined;
}

/** The addresses of the links of a body, and of the lines that say where others lead. */
function collectLinks(entry: Entry): WrittenLink[] {
  const { body } = entry;
  return (body?.select('link', 'definition') ?? []).map(({ node }) => ({
    address: node.url,
    findRange: () => findBodyRange(entry, node, node.url),
    findWritten: () => body && findAddress(body, node),
  }));
}

/**
 * The addresses of the navigation of site.yml; the schema reports what is no address on this site.
 */
function collectNavigation({ collection, yaml }: Entry): WrittenLink[] {
  if (collection !== 'site') return [];
  return findNodes(yaml?.root, 'navigation').flatMap((link) => {
    const to = findNode(link, ['to']);
    return typeof to?.value === 'string' && /^\/(?:[^#]*\/)?(?:#.*)?$/.test(to.value)
      ? [{ address: to.value, findRange: () => to, findWritten: () => to }]
      : [];
  });
}

function checkLink(
  { address, findRange, findWritten }: WrittenLink,
  pages: PageReads,
  siteUrl: string | undefined,
  entry: Entry,
  report: ReportRange,
): void {
  const suggest = (suggestion: string | undefined, isCertain: boolean): DiagnosticDetails => {
    if (suggestion === undefined) return {};
    const written = isCertain ? findWritten() : undefined;
    if (written === undefined) return { suggestion };
    const edits = [{ start: written.start, end: written.end, text: suggestion }];
    return { suggestion, fix: { describe: `Write ${suggestion} for ${address}`, edits } };
  };
  if (/^(?:#|\/(?!\/))/.test(address)) {
    const from = {
      permalink: isSettings(entry.collection) ? undefined : toPermalink(entry.collection, entry.id),
      visibility: entry.visibility,
    };
    const issue =
      checkBasedAddress(pages, address, siteUrl, from) ?? checkSiteAddress(pages, address, from);
    if (issue !== undefined)
      report(findRange(), issue.message, suggest(issue.suggestion, issue.isCertain === true));
  } else if (siteUrl !== undefined && address.startsWith(siteUrl) && isOnSite(address, siteUrl)) {
    const suggestion = address.slice(siteUrl.length).replace(/^(?!\/)/, '/');
    const message = `This page lies on this site. Write its address without ${siteUrl}: ${suggestion}`;
    report(findRange(), message, { severity: 'warning', ...suggest(suggestion, true) });
  } else if (address !== '' && !/^[a-z][a-z0-9+.-]*:|^\/\/|[\s\\]/i.test(address)) {
    const folder = toFolder(entry.collection).replace(/\/$/, '');
    const meant = resolveMeantAddress(pages, address, folder);
    const isHost =
      meant === undefined &&
      /^(?:www\.|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|edu|gov|int|info|eu|de|at|ch|uk|io)(?:\/|$))/i.test(
        address,
      );
    const suggestion = isHost ? `https://${address}` : meant;
    const advice = `Write ${suggestion ?? 'the address of a page here with both slashes, such as /about/, or https:// and the address of another site'}.`;
    const message = `The address "${address}" is not complete. ${advice}`;
    report(findRange(), message, suggest(suggestion, !isHost));
  }
}

const twoBrackets = /(?<!\\)\[(?!@)([^\][\n]+)\]\[(?!@)([^\][\n]*)\]/g;

/** A reference link without a definition is shown to readers with its brackets. */
function checkUnresolved(entry: Entry, report: ReportRange): void {
  for (const { node } of entry.body?.select('text') ?? []) {
    const range = node.value.includes('][') ? findBodyRange(entry, node) : undefined;
    if (range === undefined) continue;
    for (const match of entry.text.slice(range.start, range.end).matchAll(twoBrackets)) {
      const [whole, words = '', name = ''] = match;
      const start = range.start + match.index;
      const message = `No line "[${name || words}]: address" says where this link leads, so readers see the brackets. Write [${words}](address).`;
      report({ start, end: start + whole.length }, message, { severity: 'warning' });
    }
  }
}

/**
 * What is wrong with an address, in words for the author, and what to write instead if that is one
 * thing.
 */
interface AddressIssue {
  readonly message: string;
  readonly suggestion?: string;
  /** Whether the suggestion is certain, so that it can be a fix. */
  readonly isCertain?: boolean;
}

/** What is wrong with an address on this site; undefined if it leads somewhere. */
function checkSiteAddress(
  pages: PageReads,
  address: string,
  from: { readonly permalink: string | undefined; readonly visibility: Visibility },
): AddressIssue | undefined {
  const [, path = '', fragment] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/.exec(address) ?? [];
  const permalink = path === '' ? from.permalink : path;
  if (permalink === undefined || isBeyondContent(permalink)) return undefined;
  const page = pages.get(permalink);
  if (page === undefined) return describeMissing(pages, permalink, address.slice(path.length));
  if (path !== '' && page.visibility !== 'published' && from.visibility === 'published') {
    const state = page.visibility === 'draft' ? 'is a draft' : 'is dated after today';
    return {
      message: `The page ${path} ${state}, so this link would lead nowhere. Publish it, or leave the link out.`,
    };
  }
  return fragment === undefined || fragment === ''
    ? undefined
    : checkFragment(pages, page.permalink, decode(fragment), path);
}

/**
 * The address that is meant by a path to a file or an address that is not complete, as seen from a
 * folder of content.
 */
function resolveMeantAddress(
  pages: PageReads,
  address: string,
  folder: string,
): string | undefined {
  if (!URL.canParse(address, `https://site.invalid/${folder}/`)) return undefined;
  const { pathname, hash } = new URL(address, `https://site.invalid/${folder}/`);
  const path = `${pathname
    .replace(/\.(?:mdx?|html?)$/i, '')
    .replace(/\/index$/, '')
    .replace(/\/$/, '')}/`;
  const meant = [path, path.replace(/^\/pages\//, '/'), path.replace(/^\/content\//, '/')].find(
    (each) => pages.get(each) !== undefined,
  );
  return meant === undefined ? undefined : meant + hash;
}

/** Later pages of the list of articles, and files, are made or copied by the build. */
function isBeyondContent(path: string): boolean {
  return (
    /^\/articles\/page\/(?:[2-9]|[1-9]\d+)\/$/.test(path) ||
    /\.(?!mdx?$|html?$)[a-z0-9]+$/i.test(path)
  );
}

function describeMissing(pages: PageReads, path: string, rest: string): AddressIssue {
  const meant = resolveMeantAddress(pages, path, '');
  if (meant !== undefined) {
    const cause =
      meant === `${path}/`
        ? 'The address of a page ends in a slash.'
        : 'This is not the address of the page.';
    return {
      message: `${cause} Write ${meant}${rest}.`,
      suggestion: meant + rest,
      isCertain: true,
    };
  }
  const nearest = findNearest(path, pages.listPermalinks());
  if (nearest !== undefined)
    return {
      message: `There is no page ${path}. Did you mean ${nearest}${rest}?`,
      suggestion: nearest + rest,
    };
  return {
    message: `There is no page ${path}. Write the address of a page of this site, such as /faq/, or leave the link out.`,
  };
}

function checkFragment(
  pages: PageReads,
  permalink: string,
  fragment: string,
  path: string,
): AddressIssue | undefined {
  if (pages.hasAnchor(permalink, fragment) !== false || /^(?:q-.+-)?cite-/.test(fragment))
    return undefined;
  const anchors = pages.getAnchors(permalink) ?? new Set();
  const where = path === '' ? 'This text' : `The page ${permalink}`;
  const found = `${where} has no heading "#${fragment}".`;
  const nearest = findNearest(fragment, anchors);
  if (nearest !== undefined)
    return { message: `${found} Did you mean "#${nearest}"?`, suggestion: `${path}#${nearest}` };
  const own = [...anchors]
    .filter((anchor) => !layoutAnchors.has(anchor) && !/^(?:ref|q)-/.test(anchor))
    .slice(0, mostNamed);
  return {
    message: `${found} ${own.length === 0 ? 'Leave out what stands from # on.' : `There are ${own.map((anchor) => `#${anchor}`).join(', ')}.`}`,
  };
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/**
 * An address that begins with the path of the site, which the build writes before every address;
 * undefined if a page is meant that has this one.
 */
function checkBasedAddress(
  pages: PageReads,
  address: string,
  siteUrl: string | undefined,
  from: Parameters<typeof checkSiteAddress>[2],
): AddressIssue | undefined {
  const base = siteUrl === undefined ? '/' : getBasePath(siteUrl);
  const [path = '', rest = ''] = address.split(/(?=[?#])/, 2);
  const permalink =
    base === '/' || pages.get(path) !== undefined
      ? undefined
      : parseHref(base, `${path}/` === base ? base : path);
  if (permalink === undefined) return undefined;
  const meant = permalink + rest;
  const issue = checkSiteAddress(pages, meant, from);
  const message = `Leave out ${base.slice(0, -1)}, the path of the site: the build writes it before every address.`;
  if (issue !== undefined) return { ...issue, message: `${message} ${issue.message}` };
  return { message: `${message} Write ${meant}.`, suggestion: meant, isCertain: true };
}

function isOnSite(address: string, siteUrl: string): boolean {
  if (!URL.canParse(address)) return false;
  const { origin, pathname } = new URL(address);
  return (
    origin === new URL(siteUrl).origin &&
    parseHref(getBasePath(siteUrl), `${pathname}/`) !== undefined
  );
}
