import type { Ledger, LedgerLine, PublishedPage } from '../../../src/domain/addresses/ledger.ts';
import { advanceLedger } from '../../../src/domain/addresses/next-ledger.ts';

/** A page of a release; its headings by their ids, with `q-` those that are questions. */
export function toPage(address: string, ids: readonly string[] = []): PublishedPage {
  return { address, anchors: ids.map((id) => ({ id, isHeading: !id.startsWith('q-') })) };
}

/** The ledger after a first release of these pages on the first of June, with `lines` besides. */
export function toLedger(
  pages: readonly PublishedPage[],
  lines: Readonly<Record<string, LedgerLine>> = {},
): Ledger {
  return new Map([
    ...advanceLedger(new Map(), pages, '2026-06-01').ledger,
    ...Object.entries(lines),
  ]);
}
