import type { CalendarDate } from '../../domain/locale/dates.ts';
import { isCurrent, type Ledger, type LedgerLine } from '../../domain/addresses/ledger.ts';
import { toPermalink } from '../../domain/addresses/permalink.ts';
import { isPermalinkAddress } from '../../schemas/permalinks.ts';
import type { NamedDraft } from './name-drafts.ts';
import type { Notes } from '../log.ts';

/**
 * The lines that lead from where a text stood before to where it stands now. An address that the ledger knows is left alone; one
 * that no redirect can catch is told of.
 */
export function listOldAddresses(
  { draft, id }: NamedDraft,
  ledger: Ledger,
  today: CalendarDate,
  notes: Notes,
): Map<string, LedgerLine> {
  const to = toPermalink(draft.collection, id);
  const lines = new Map<string, LedgerLine>();
  for (const address of draft.oldAddresses.filter((each) => !each.startsWith('file:'))) {
    const from = toPath(address);
    const known = from === undefined ? undefined : ledger.get(from);
    if (from === to || known?.to === to || from === '/') continue;
    if (from === undefined)
      notes.decide(
        draft.line,
        `The old address ${address} cannot be redirected, since a redirect goes by the path alone.`,
      );
    else if (known !== undefined && isCurrent(known))
      notes.ask(
        draft.line,
        `The old address ${from} is one of this site already, and was not redirected to ${to}.`,
      );
    else if (known === undefined) lines.set(from, { to, moved: today });
  }
  return lines;
}

/** The path of an address as the ledger writes it; undefined where it is none, as of an address that is told by its query. */
function toPath(address: string): string | undefined {
  if (!URL.canParse(address, 'https://site.invalid')) return undefined;
  const { pathname, search } = new URL(address, 'https://site.invalid');
  if (search !== '') return undefined;
  const path = decode(/(?:\/|\.html?)$/.test(pathname) ? pathname : `${pathname}/`);
  return isPermalinkAddress(path) ? path : undefined;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
