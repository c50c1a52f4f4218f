import { listForgotten } from '../../domain/addresses/joined-ledger.ts';
import {
  formatLedger,
  isStanding,
  ledgerFile,
  listAddresses,
  splitPlace,
  type Ledger,
} from '../../domain/addresses/ledger.ts';
import type { LedgerFault } from '../../domain/addresses/ledger-text.ts';
import { describeLostAddress } from '../../domain/addresses/lost-address.ts';
import { toNextLedger, type LostAddress } from '../../domain/addresses/next-ledger.ts';
import type { Content, LedgerSource } from '../content.ts';
import { toError, toWarning, type Fix, type Place, type Diagnostic } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';
import { collectPublishedPages, collectEntriesByPermalink } from '../site/published-pages.ts';

/** The ledger of what was published is there and whole, and each of its addresses still leads somewhere. */
export const checkLedger: Rule = (content) => {
  const source = content.getLedger();
  if (source === undefined) return checkMissing(content);
  const shown: Ledger = content.addresses.released ?? new Map();
  const forgotten = listForgotten(source.ledger, shown);
  const whole = new Map([...source.ledger, ...forgotten]);
  const fix = (describe: string): Fix => ({
    describe,
    edits: [{ start: 0, end: source.text.length, text: formatLedger(whole) }],
  });
  const isRepairable = (fault: LedgerFault) =>
    shown.size > 0 && (fault.isLast || (fault.address !== undefined && whole.has(fault.address)));
  const canMend = source.faults.every(isRepairable);
  const problems = source.faults.map((fault): Diagnostic => {
    const place = source.lines.toPlace(fault.start, fault.end);
    if (!isRepairable(fault))
      return toError(
        'ledger',
        ledgerFile,
        place,
        `${fault.message} The ledger holds each address that was ever published, one a line. Mend the line, or take back the last change of the file.`,
      );
    return toWarning(
      'ledger',
      ledgerFile,
      place,
      `${fault.message} The release on show still has what stood here, and the next build takes it from there; better take back the last change of the file.`,
      canMend ? { fix: fix('Writes the ledger anew, with what the release on show has') } : {},
    );
  });
  if (source.marks !== undefined) {
    const place = source.lines.toPlace(source.marks, source.marks + 7);
    problems.push(
      toWarning(
        'ledger',
        ledgerFile,
        place,
        'The marks of a merge stand here. The lines of both sides are read as one; --fix writes them so. To merge without marks, write "content/permalinks.json merge=union" in .gitattributes.',
        canMend ? { fix: fix('Joins the lines of both sides') } : {},
      ),
    );
  }
  if (forgotten.size > 0 && source.faults.length === 0) {
    const message = `The release on show has ${count(forgotten)} that the ledger does not know: ${list(forgotten)}. The next build enters ${forgotten.size === 1 ? 'it' : 'them'} again. Was the file cut off or taken from another time? Then take it back. If that release was built only for a look, remove it and build with --preview.`;
    problems.push(
      toWarning('ledger', ledgerFile, undefined, message, {
        fix: fix('Enters what the release on show has'),
      }),
    );
  }
  return source.faults.length > 0 || content.addresses.checksLost === false
    ? problems
    : [...problems, ...checkLost(content, source)];
};

function checkMissing({ files, addresses: { released: shown } }: Content): Diagnostic[] {
  if (shown === undefined || files.some(({ role }) => role.kind === 'ledger')) return [];
  const message = `There is no ${ledgerFile}, though a release of this site is on show${shown.size === 0 ? '' : `, with ${count(shown)}`}. It holds each address that was ever published. Take it back from where you keep the content; without it the next build begins it anew with what the release on show has.`;
  return [toWarning('ledger', ledgerFile, undefined, message)];
}

/** Pages, headings and other places that were published and are not there any more. */
function checkLost(content: Content, source: LedgerSource): Diagnostic[] {
  const pages = collectPublishedPages(content, source.ledger);
  const { lost } = toNextLedger(source.ledger, pages, content.today);
  if (lost.length === 0) return [];
  const live = listAddresses(pages);
  const added = [...live].filter((address) => !source.ledger.has(address));
  const entries = collectEntriesByPermalink(content);
  return lost.map((each) => {
    const { message, example } = describeLostAddress(each, added, live);
    const text = `${message} ${example}. ${describeOtherWays(each)}`;
    // A place that went is looked for where its text was edited.
    const entry =
      each.route.kind === 'lost' && each.route.at === each.address && each.address.includes('#')
        ? entries.get(splitPlace(each.address).page)
        : undefined;
    const place = toLine(source, each.address);
    if (entry === undefined)
      return toError('ledger', ledgerFile, place, text, { suggestion: example });
    return toError('ledger', entry.path, undefined, text, {
      related: [{ path: ledgerFile, ...place, message: 'what was published' }],
    });
  });
}

function describeOtherWays({ address, line }: LostAddress): string {
  const rename =
    isStanding(line) && !address.includes('#')
      ? 'If its file only got another name, give it back the old one and use npm run rename. '
      : '';
  return `${rename}If nothing takes its place: npm run build -- --retire "${address}"`;
}

function toLine({ offsets, lines, text }: LedgerSource, address: string): Place | undefined {
  const start = offsets.get(address);
  return start === undefined ? undefined : lines.toPlace(start, text.indexOf(':', start));
}

const most = 3;

function list(ledger: ReadonlyMap<string, unknown>): string {
  const addresses = [...ledger.keys()].sort();
  return addresses.length > most
    ? `${addresses.slice(0, most).join(', ')} and ${addresses.length - most} more`
    : addresses.join(', ');
}

function count({ size }: { readonly size: number }): string {
  return size === 1 ? '1 address' : `${size} addresses`;
}
