import type { PageCollection } from '../../schemas/index.ts';
import type { CalendarDate } from '../locale/index.ts';
import { formatQuestionAnchor, formatReferenceAnchor, formatTopicAnchor } from './anchor.ts';
import { createLine, isPending, isCurrent, type Ledger, type LedgerLine } from './ledger.ts';
import { fixedPermalinks, parseHref, getBasePath, toHrefBelow, toPermalink } from './permalink.ts';

/**
 * The ledger when an entry has its new id: what was published of it leads to its new address, each
 * place to the same place there, whatever names the entry had before and may have again. What the
 * next release needs to know of its page and its headings is entered at the new addresses at once.
 * `siteUrl` is that of the site.
 */
export function renameInLedger(
  ledger: Ledger,
  renaming: Renaming,
  siteUrl: string | undefined,
  day: CalendarDate,
): Ledger {
  const rename = (address: string) => renameAddress(address, renaming, siteUrl);
  const page = toPermalink(renaming.collection, renaming.from);
  const renamed = new Map<string, LedgerLine>();
  const carried = new Map<string, LedgerLine>();
  for (const [address, line] of ledger) {
    const to = rename(address);
    const first =
      address === page && (isCurrent(line) || line.first !== undefined)
        ? (line.first ?? address)
        : undefined;
    const at = isCurrent(line) ? line.at : undefined;
    if (to !== undefined && (first !== undefined || at !== undefined))
      carried.set(to, createLine({ first, at }));
    // A name that no release had is forgotten.
    if (to !== undefined && isPending(line)) continue;
    renamed.set(
      address,
      moveAddress(
        address,
        address === page ? createLine({ ...line, first: undefined }) : line,
        to,
        rename,
        day,
      ),
    );
  }
  for (const [address, { first, at }] of carried) {
    const there = renamed.get(address);
    if (at !== undefined) renamed.set(address, createLine({ since: there?.since, at }));
    // A page that stood here before and went elsewhere is still to be told from this one, so that
    // its places go with it.
    else if (first !== address || there !== undefined)
      renamed.set(address, createLine({ ...there, first: first === address ? undefined : first }));
  }
  return renamed;
}

/** The line of an address after the rename; `to` is the address that it becomes, if any. */
function moveAddress(
  address: string,
  line: LedgerLine,
  to: string | undefined,
  rename: (address: string) => string | undefined,
  day: CalendarDate,
): LedgerLine {
  const { since, moved } = line;
  if (isCurrent(line)) return to === undefined ? line : createLine({ since, to, moved: day });
  if (line.to === undefined) return line;
  const target = rename(line.to) ?? line.to;
  // An entry that gets back a name of before is where it was.
  if (target === address) return createLine({ since: since ?? day });
  const or = line.or
    ?.map((each) => rename(each) ?? each)
    .filter((each) => each !== address && each !== target);
  return createLine({
    ...line,
    to: target,
    or: or?.length === 0 ? undefined : or,
    moved: target === line.to ? moved : day,
  });
}

/** An entry that is to have another id. */
export interface Renaming {
  readonly collection: PageCollection;
  readonly from: string;
  readonly to: string;
  /**
   * The ids of its collection, so that `cite-haller-2` is not taken for the second mark of
   * `haller`.
   */
  readonly ids: readonly string[];
}

/**
 * The address of the same place when an entry has its new id: its page, and the anchors that are
 * made of its id. `siteUrl` is where the site is published. Undefined if the address stays as it
 * is.
 */
export function renameAddress(
  address: string,
  renaming: Renaming,
  siteUrl: string | undefined,
): string | undefined {
  const [whole, host = '', written = '', query = '', fragment] =
    /^(https:\/\/[^/?#]+)?((?:\/(?!\/)[^?#]*)?)(\?[^#]*)?(?:#(.*))?$/i.exec(address) ?? [];
  if (whole === undefined) return undefined;
  // An address with its host holds the path of the site, and a permalink does not.
  const base = host === '' || siteUrl === undefined ? '/' : getBasePath(siteUrl);
  const path = written === '' ? '' : parseHref(base, written);
  const isOfSite =
    host === '' ||
    (siteUrl !== undefined &&
      URL.canParse(host) &&
      new URL(host).origin === new URL(siteUrl).origin);
  if (!isOfSite || path === undefined) return undefined;
  const { collection, from, to } = renaming;
  const newPath = path === toPermalink(collection, from) ? toPermalink(collection, to) : path;
  const newFragment = fragment === undefined ? undefined : renameFragment(fragment, path, renaming);
  const renamed =
    host +
    (newPath === '' ? '' : toHrefBelow(base, newPath)) +
    query +
    (newFragment === undefined ? '' : `#${newFragment}`);
  return renamed === address ? undefined : renamed;
}

function renameFragment(
  fragment: string,
  path: string,
  { collection, from, to, ids }: Renaming,
): string {
  switch (collection) {
    case 'faq': {
      const [own, renamed] = [formatQuestionAnchor(from), formatQuestionAnchor(to)];
      if (fragment === own) return renamed;
      return fragment.startsWith(`${own}-cite-`) && !ids.includes(fragment.slice(2))
        ? renamed + fragment.slice(own.length)
        : fragment;
    }
    case 'topics':
      return fragment === formatTopicAnchor(from) ? formatTopicAnchor(to) : fragment;
    case 'sources': {
      if (fragment === formatReferenceAnchor(from)) return formatReferenceAnchor(to);
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
