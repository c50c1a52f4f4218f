import { toNearest } from '../../domain/text/nearest.ts';
import type { Visibility } from '../../domain/entries/visibility.ts';
import type { SitePage } from './site-pages.ts';

type Pages = ReadonlyMap<string, SitePage>;

/** What is wrong with an address, in words for the author, and what to write instead where that is one thing. */
export interface AddressIssue {
  readonly message: string;
  readonly suggestion?: string;
  /** Whether nothing else can be meant. */
  readonly isCertain?: boolean;
}

/** What is wrong with an address on this site; undefined where it leads somewhere. */
export function checkSiteAddress(
  pages: Pages,
  address: string,
  from: { readonly permalink: string | undefined; readonly visibility: Visibility },
): AddressIssue | undefined {
  const [, path = '', fragment] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/.exec(address) ?? [];
  const permalink = path === '' ? from.permalink : path;
  if (permalink === undefined || isBeyondContent(permalink)) return undefined;
  const page = pages.get(permalink);
  if (page === undefined) return toMissing(pages, permalink, address.slice(path.length));
  if (path !== '' && page.visibility !== 'published' && from.visibility === 'published') {
    const state = page.visibility === 'draft' ? 'is a draft' : 'is dated after today';
    return {
      message: `The page ${path} ${state}, so this link would lead nowhere. Publish it, or leave the link out.`,
    };
  }
  return fragment === undefined || fragment === ''
    ? undefined
    : judgeFragment(page, decode(fragment), path);
}

/** The address that is meant by a path to a file or an address that is not complete, as seen from a folder of content. */
export function resolveMeantAddress(
  pages: Pages,
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
    (each) => pages.has(each),
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

function toMissing(pages: Pages, path: string, rest: string): AddressIssue {
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
  const nearest = toNearest(path, pages.keys());
  if (nearest !== undefined)
    return {
      message: `There is no page ${path}. Did you mean ${nearest}${rest}?`,
      suggestion: nearest + rest,
    };
  return {
    message: `There is no page ${path}. Write the address of a page of this site, such as /faq/, or leave the link out.`,
  };
}

function judgeFragment(page: SitePage, fragment: string, path: string): AddressIssue | undefined {
  const anchors = page.getAnchors();
  if (anchors === undefined || anchors.has(fragment) || /^(?:q-.+-)?cite-/.test(fragment))
    return undefined;
  const where = path === '' ? 'This text' : `The page ${page.permalink}`;
  const found = `${where} has no heading "#${fragment}".`;
  const nearest = toNearest(fragment, anchors);
  if (nearest !== undefined)
    return { message: `${found} Did you mean "#${nearest}"?`, suggestion: `${path}#${nearest}` };
  const own = [...anchors].filter((anchor) => !/^(?:ref|q)-/.test(anchor)).slice(7, 15);
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
