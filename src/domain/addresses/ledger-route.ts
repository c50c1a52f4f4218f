import { evidenceKinds } from '../../schemas/index.ts';
import { fixedPermalinks, parseListPermalink, toPermalink } from './permalink.ts';
import { formatKindAnchor } from './anchor.ts';
import { splitPlace, formatPlace, type Ledger, type LedgerLine } from './ledger.ts';

/** Tells of an address, such as one of a release, whether it is there. */
export type AddressLookup = Pick<ReadonlySet<string>, 'has'>;

/** Where an address of the ledger leads in a release. */
export type Route =
  | { readonly kind: 'live'; readonly address: string }
  | { readonly kind: 'retired' }
  | { readonly kind: 'lost'; readonly at: string }
  | { readonly kind: 'loop'; readonly steps: readonly string[] };

/**
 * Follows an address through the ledger to what is in the release. A place on a page that moved is
 * sought on the new page; a question, topic or part of a list that is no longer shown somewhere
 * leads to its own page.
 */
export function resolveRoute(address: string, ledger: Ledger, live: AddressLookup): Route {
  return follow(address, ledger, live, [], new Set());
}

/**
 * `before` is the path so far, to detect cycles; `tried` collects all addresses that were visited.
 */
function follow(
  address: string,
  ledger: Ledger,
  live: AddressLookup,
  before: readonly string[],
  tried: Set<string>,
): Route {
  const steps = [...before];
  for (let at = address; ;) {
    if (live.has(at)) return { kind: 'live', address: at };
    if (steps.includes(at)) return leaveCircle([...steps.slice(steps.indexOf(at)), at], live);
    steps.push(at);
    tried.add(at);
    const line = ledger.get(at);
    const isChoice =
      line?.to !== undefined && (line.or !== undefined || line.retired !== undefined);
    if (isChoice) return chooseRoute(line, ledger, live, steps, tried);
    if (line?.retired !== undefined) return { kind: 'retired' };
    const next = line?.to ?? findHeir(at, ledger, live, steps, tried);
    if (next === undefined) return { kind: 'lost', at };
    if (typeof next !== 'string') return next;
    at = next;
  }
}

/**
 * Where an address leads that went to several on branches that were joined: to the first that is
 * there, and else where the first leads.
 */
function chooseRoute(
  { to = '', or = [], retired }: LedgerLine,
  ledger: Ledger,
  live: AddressLookup,
  steps: readonly string[],
  tried: Set<string>,
): Route {
  const failed: Route[] = [];
  for (const target of [to, ...or]) {
    if (tried.has(target) && !live.has(target)) continue;
    const route = follow(target, ledger, live, steps, tried);
    if (route.kind === 'live') return route;
    failed.push(route);
  }
  if (retired !== undefined) return { kind: 'retired' };
  return (
    failed.find(({ kind }) => kind === 'retired') ?? failed[0] ?? leaveCircle([...steps, to], live)
  );
}

/**
 * Where places lead that lead to each other, as two branches can leave them that each moved the
 * same heading to where the other deleted it: to the page of one of them, the first by its address,
 * if it is there.
 */
function leaveCircle(steps: readonly string[], live: AddressLookup): Route {
  const pages = steps.flatMap((step) => {
    const { page, id } = splitPlace(step);
    return id !== undefined && live.has(page) ? [page] : [];
  });
  const [address] = pages.sort();
  return address === undefined ? { kind: 'loop', steps } : { kind: 'live', address };
}

/**
 * Where an address leads of which nothing is written, or why it leads nowhere; undefined if nothing
 * can be told.
 */
function findHeir(
  address: string,
  ledger: Ledger,
  live: AddressLookup,
  steps: readonly string[],
  tried: Set<string>,
): string | Route | undefined {
  const { page, id } = splitPlace(address);
  if (id === undefined) return parseListPermalink(page);
  if (!live.has(page)) {
    const route = follow(page, ledger, live, steps, tried);
    if (route.kind !== 'live') return route;
    const moved = formatPlace(splitPlace(route.address).page, id);
    return live.has(moved) || ledger.has(moved) ? moved : route.address;
  }
  const owner = findOwner(page, id);
  if (owner === undefined) return undefined;
  const route = follow(owner, ledger, live, steps, tried);
  // A question that never had a page of its own is treated as an ordinary place.
  if (route.kind !== 'live') return route.kind === 'lost' && !ledger.has(owner) ? undefined : route;
  // Where the same list shows the question under its new name, it is nearer than the page of its
  // own.
  const renamed = id.startsWith('q-') ? /^\/faq\/([^/]+)\/$/.exec(route.address)?.[1] : undefined;
  const beside = renamed === undefined ? undefined : formatPlace(page, `q-${renamed}`);
  return beside !== undefined && live.has(beside) ? beside : route.address;
}

/** The page of the thing that a place on another page shows. */
export function findOwner(page: string, id: string): string | undefined {
  const question = /^q-(.+)$/.exec(id)?.[1];
  if (question !== undefined) return toPermalink('faq', question);
  const topic = page === fixedPermalinks.faq ? /^topic-(.+)$/.exec(id)?.[1] : undefined;
  if (topic !== undefined) return toPermalink('topics', topic);
  if (page !== fixedPermalinks.sources) return undefined;
  return kindAnchors.has(id) ? page : toPermalink('sources', id);
}

/** The ids of the kinds of evidence in the list of sources. */
const kindAnchors: ReadonlySet<string> = new Set(evidenceKinds.map(formatKindAnchor));

/**
 * The page of a thing that one of the lists shows, or showed as long as all of it was on one page,
 * of the id that it has there. A script of these lists leads readers on who come for an id that is
 * not there.
 */
export function findListedPage(list: string, id: string): string | undefined {
  return list === fixedPermalinks.faq || list === fixedPermalinks.sources
    ? findOwner(list, id)
    : undefined;
}
