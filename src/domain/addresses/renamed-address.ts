import type { PageCollection } from '../../schemas/collections.ts';
import { toQuestionAnchor, toReferenceAnchor, toTopicAnchor } from './anchor.ts';
import { fixedPermalinks, parseHref, toBase, toHref, toPermalink } from './permalink.ts';

/** An entry that is to have another id. */
export interface Renaming {
  readonly collection: PageCollection;
  readonly from: string;
  readonly to: string;
  /** The ids of its collection, so that `cite-haller-2` is not taken for the second mark of `haller`. */
  readonly ids: readonly string[];
}

/**
 * The address of the same place when an entry has its new id: its page, and the anchors that are made of its id.
 * `siteUrl` is where the site is published. Undefined where the address stays as it is.
 */
export function toRenamedAddress(
  address: string,
  renaming: Renaming,
  siteUrl: string | undefined,
): string | undefined {
  const [whole, host = '', written = '', query = '', fragment] =
    /^(https:\/\/[^/?#]+)?((?:\/(?!\/)[^?#]*)?)(\?[^#]*)?(?:#(.*))?$/i.exec(address) ?? [];
  if (whole === undefined) return undefined;
  // An address with its host holds the path of the site, and a permalink does not.
  const base = host === '' || siteUrl === undefined ? '/' : toBase(siteUrl);
  const path = written === '' ? '' : parseHref(base, written);
  const isOfSite =
    host === '' ||
    (siteUrl !== undefined &&
      URL.canParse(host) &&
      new URL(host).origin === new URL(siteUrl).origin);
  if (!isOfSite || path === undefined) return undefined;
  const { collection, from, to } = renaming;
  const isItsPage = collection !== 'sources' && path === toPermalink(collection, from);
  const newPath = isItsPage ? toPermalink(collection, to) : path;
  const newFragment =
    fragment === undefined ? undefined : toRenamedFragment(fragment, path, renaming);
  const renamed =
    host +
    (newPath === '' ? '' : toHref(base, newPath)) +
    query +
    (newFragment === undefined ? '' : `#${newFragment}`);
  return renamed === address ? undefined : renamed;
}

function toRenamedFragment(
  fragment: string,
  path: string,
  { collection, from, to, ids }: Renaming,
): string {
  switch (collection) {
    case 'faq': {
      const [own, renamed] = [toQuestionAnchor(from), toQuestionAnchor(to)];
      if (fragment === own) return renamed;
      return fragment.startsWith(`${own}-cite-`) && !ids.includes(fragment.slice(2))
        ? renamed + fragment.slice(own.length)
        : fragment;
    }
    case 'topics':
      return fragment === toTopicAnchor(from) ? toTopicAnchor(to) : fragment;
    case 'sources': {
      if (fragment === toReferenceAnchor(from)) return toReferenceAnchor(to);
      if (path === fixedPermalinks.sources && fragment === from) return to;
      const [head] = /^(?:q-.+-)?cite-/.exec(fragment) ?? [];
      if (head === undefined || !fragment.startsWith(from, head.length)) return fragment;
      const count = fragment.slice(head.length + from.length);
      return count === '' || (/^-\d+$/.test(count) && !ids.includes(from + count))
        ? head + to + count
        : fragment;
    }
    default:
      return fragment;
  }
}
