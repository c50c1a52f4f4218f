import { formatCommand } from '../../domain/text/index.ts';
import {
  findForgottenAddresses,
  serializeLedger,
  isCurrent,
  ledgerFile,
  ledgerFolder,
  listAddresses,
  splitPlace,
  type AddressLookup,
  type Anchor,
  type Ledger,
  type PublishedPage,
  type LedgerFault,
  describeLostAddress,
  advanceLedger,
  type LostAddress,
  fixedPermalinks,
  reservedSlugs,
  resolveRoute,
  toPermalink,
} from '../../domain/addresses/index.ts';
import type { ContentFacts, LedgerSource, LedgerSourceFile } from '../content.ts';
import { defineRule, type ReportFile } from '../define-rule.ts';
import type { Fix, Place } from '../diagnostic.ts';
import type { EntryFacts } from '../entry.ts';
import { collectSitePages } from '../site/site-pages.ts';

export default defineRule({
  name: 'ledger',
  level: 'error',
  summary:
    'An address that was published and would lead nowhere, or a ledger of them that is damaged.',
  checkSite(content, report) {
    const source = content.getLedger();
    if (source === undefined) {
      checkMissing(content, report);
      return;
    }
    const released: Ledger = content.addresses.released ?? new Map();
    const forgotten = findForgottenAddresses(source.ledger, released);
    const whole = new Map([...source.ledger, ...forgotten]);
    const isRepairable = (fault: LedgerFault) =>
      released.size > 0 &&
      (fault.isLast || (fault.address !== undefined && whole.has(fault.address)));
    for (const file of source.files) {
      const canFix = file.faults.every(isRepairable);
      for (const fault of file.faults) {
        const place = file.lines.toPlace(fault.start, fault.end);
        if (!isRepairable(fault))
          report(
            file.path,
            place,
            `${fault.message} The ledger holds each address that was ever published, one a line. Mend the line, or take back the last change of the file.`,
          );
        else
          report(
            file.path,
            place,
            `${fault.message} The release on show still has what stood here, and the next build takes it from there; better take back the last change of the file.`,
            {
              severity: 'warning',
              ...(canFix && {
                fix: createFix(
                  file,
                  forgotten,
                  'Writes the ledger anew, with what the release on show has',
                ),
              }),
            },
          );
      }
      if (file.marks !== undefined)
        report(
          file.path,
          file.lines.toPlace(file.marks, file.marks + 7),
          `The marks of a merge stand here. The lines of both sides are read as one; --fix writes them so. To merge without marks, write "content/${file.path === ledgerFile ? ledgerFile : `${ledgerFolder}/*.json`} merge=union" in .gitattributes.`,
          {
            severity: 'warning',
            ...(canFix && { fix: createFix(file, forgotten, 'Joins the lines of both sides') }),
          },
        );
    }
    const hasFaults = source.files.some(({ faults }) => faults.length > 0);
    const [first] = source.files;
    if (forgotten.size > 0 && !hasFaults && first !== undefined)
      report(
        first.path,
        undefined,
        `The release on show has ${formatCount(forgotten)} that the ledger does not know: ${formatAddresses(forgotten)}. The next build enters ${forgotten.size === 1 ? 'it' : 'them'} again. Was the file cut off or taken from another time? Then take it back. If that release was built only for a look, remove it and build with --preview.`,
        {
          severity: 'warning',
          fix: createFix(first, forgotten, 'Enters what the release on show has'),
        },
      );
    if (!hasFaults && content.addresses.checksLost !== false) checkLost(content, source, report);
  },
});

/**
 * Writes a file of the ledger anew, with addresses that no file knows: in which file an address
 * stands is no matter.
 */
function createFix(file: LedgerSourceFile, added: Ledger, describe: string): Fix {
  const text = serializeLedger(new Map([...file.ledger, ...added]));
  return { describe, edits: [{ start: 0, end: file.text.length, text }] };
}

function checkMissing({ files, addresses: { released } }: ContentFacts, report: ReportFile): void {
  if (released === undefined || files.some(({ role }) => role.kind === 'ledger')) return;
  const message = `There is no ${ledgerFile}, though a release of this site is on show${released.size === 0 ? '' : `, with ${formatCount(released)}`}. It holds each address that was ever published. Take it back from where you keep the content; without it the next build begins it anew with what the release on show has.`;
  report(ledgerFile, undefined, message, { severity: 'warning' });
}

/** Pages, headings and other places that were published and are not there any more. */
function checkLost(content: ContentFacts, source: LedgerSource, report: ReportFile): void {
  const there = createAddressLookup(content, source.ledger);
  // Neither all places nor the next ledger need be listed where every address leads somewhere.
  if (source.ledger.keys().every((address) => leadsOn(address, source.ledger, there))) return;
  const pages = collectPublishedPages(content, source.ledger);
  const live = listAddresses(pages);
  const unpublished = new Set(
    [...collectSitePages(content).values()].flatMap(({ permalink, visibility }) =>
      visibility === 'published' ? [] : [permalink],
    ),
  );
  const { lost } = advanceLedger(source.ledger, pages, content.today, unpublished);
  if (lost.length === 0) return;
  const added = [...live].filter((address) => !source.ledger.has(address));
  const entries = collectEntriesByPermalink(content);
  for (const each of lost) {
    const { message, example } = describeLostAddress(each, added, live);
    const text = `${message} ${example}. ${describeOtherWays(each)}`;
    // An anchor that is gone is reported in the entry that was edited.
    const entry =
      each.route.kind === 'lost' && each.route.at === each.address && each.address.includes('#')
        ? entries.get(splitPlace(each.address).page)
        : undefined;
    const { path, place } = findLine(source, each.address);
    if (entry === undefined) report(path, place, text, { suggestion: example });
    else
      report(entry.path, undefined, text, {
        related: [{ path, ...place, message: 'what was published' }],
      });
  }
}

function leadsOn(address: string, ledger: Ledger, live: AddressLookup): boolean {
  if (live.has(address)) return true;
  const { kind } = resolveRoute(address, ledger, live);
  return kind === 'live' || kind === 'retired';
}

function describeOtherWays({ address, line }: LostAddress): string {
  const rename =
    isCurrent(line) && !address.includes('#')
      ? `If its file only got another name, give it back the old one and use ${formatCommand('rename')}. `
      : '';
  return `${rename}If nothing takes its place: ${formatCommand(`build --retire "${address}"`)}`;
}

/** The place of the line of an address; no place if only the published release has the address. */
function findLine(
  { files }: LedgerSource,
  address: string,
): { readonly path: string; readonly place: Place | undefined } {
  for (const { path, offsets, lines, text } of files) {
    const start = offsets.get(address);
    if (start !== undefined) return { path, place: lines.toPlace(start, text.indexOf(':', start)) };
  }
  return { path: files[0]?.path ?? ledgerFile, place: undefined };
}

const most = 3;

function formatAddresses(ledger: ReadonlyMap<string, unknown>): string {
  const addresses = [...ledger.keys()].sort();
  return addresses.length > most
    ? `${addresses.slice(0, most).join(', ')} and ${addresses.length - most} more`
    : addresses.join(', ');
}

function formatCount({ size }: { readonly size: number }): string {
  return size === 1 ? '1 address' : `${size} addresses`;
}

/**
 * The pages that the next release will have, with their places, as far as the content tells without
 * being rendered. What only a build can know, such as the later pages of a list, counts as still
 * there.
 */
function collectPublishedPages(content: ContentFacts, ledger: Ledger): PublishedPage[] {
  const places = Map.groupBy(
    [...ledger]
      .filter(([address, line]) => address.includes('#') && isCurrent(line))
      .map(([address]) => splitPlace(address)),
    ({ page }) => page,
  );
  const collectKnownAnchors = (page: string): Anchor[] =>
    (places.get(page) ?? []).flatMap(({ id }) =>
      id === undefined ? [] : [{ id, isHeading: false }],
    );
  const entries = collectEntriesByPermalink(content);
  const pages = new Map<string, PublishedPage>();
  for (const { permalink, visibility, getAnchors } of collectSitePages(content).values()) {
    if (visibility !== 'published') continue;
    const entry = entries.get(permalink);
    const isKnown =
      entry !== undefined ||
      permalink === fixedPermalinks.faq ||
      permalink === fixedPermalinks.sources;
    const anchors = isKnown ? getAnchors() : undefined;
    pages.set(permalink, {
      address: permalink,
      anchors:
        anchors === undefined ? collectKnownAnchors(permalink) : collectAnchors(entry, anchors),
    });
  }
  for (const address of collectOtherPages(ledger))
    if (!pages.has(address)) pages.set(address, { address, anchors: collectKnownAnchors(address) });
  return [...pages.values()];
}

/**
 * Whether an address that a ledger names is among those of `collectPublishedPages`, found out for
 * that one alone.
 */
function createAddressLookup(content: ContentFacts, ledger: Ledger): AddressLookup {
  const entries = collectEntriesByPermalink(content);
  const pages = collectSitePages(content);
  const isKnown = (address: string) => {
    const line = ledger.get(address);
    return line !== undefined && isCurrent(line);
  };
  return {
    has(address) {
      const { page, id } = splitPlace(address);
      const own = pages.get(page);
      if (own?.visibility !== 'published')
        return page !== '' && !isOfEntry(page) && (id === undefined || isKnown(address));
      if (id === undefined) return true;
      const entry = entries.get(page);
      const hasList = page === fixedPermalinks.faq || page === fixedPermalinks.sources;
      const anchors = entry !== undefined || hasList ? own.getAnchors() : undefined;
      if (anchors !== undefined) return anchors.has(id);
      return entry?.getBodyFacts().headingAnchors.includes(id) === true || isKnown(address);
    },
  };
}

/** The entry behind each page that has the text of one, by its address. */
function collectEntriesByPermalink({ entries }: ContentFacts): ReadonlyMap<string, EntryFacts> {
  return new Map(
    entries.flatMap((entry) =>
      entry.collection === 'articles' || entry.collection === 'faq' || entry.collection === 'pages'
        ? [[toPermalink(entry.collection, entry.id), entry] as const]
        : [],
    ),
  );
}

function collectAnchors(entry: EntryFacts | undefined, anchors: ReadonlySet<string>): Anchor[] {
  const headings = entry?.getBodyFacts().headingAnchors ?? [];
  const own = new Set(headings);
  return [
    ...headings.map((id) => ({ id, isHeading: true })),
    ...[...anchors].filter((id) => !own.has(id)).map((id) => ({ id, isHeading: false })),
  ];
}

/** Pages that the ledger names and no entry makes. */
function collectOtherPages(ledger: Ledger): Set<string> {
  const named = [...ledger].flatMap(([address, line]) =>
    isCurrent(line) ? [address] : [line.to ?? '', ...(line.or ?? [])],
  );
  return new Set(
    named
      .map((address) => splitPlace(address).page)
      .filter((page) => page !== '' && !isOfEntry(page)),
  );
}

/** Whether an address is one that an entry gives its page, or that every site has. */
function isOfEntry(page: string): boolean {
  if (Object.values<string>(fixedPermalinks).includes(page)) return true;
  const [first = '', second, rest] = page.split('/').slice(1, -1);
  if (!page.endsWith('/') || rest !== undefined) return false;
  return second === undefined
    ? !reservedSlugs.has(first)
    : ['articles', 'faq', 'topics', 'people', 'sources'].includes(first);
}
