import { formatCommand } from '../../domain/text/command.ts';
import { findForgottenAddresses } from '../../domain/addresses/joined-ledger.ts';
import { serializeLedger, ledgerFile, type Ledger } from '../../domain/addresses/ledger.ts';
import { parseLedgerText } from '../../domain/addresses/ledger-text.ts';
import { parsePermalink } from '../../schemas/permalinks.ts';
import { readLedgerText, refuseFaults } from './ledger-file.ts';

/** What is promised when a build begins. */
export interface Promised {
  /** The ledger of the content, with what only the release on show has. */
  readonly ledger: Ledger;
  /** The ledger of the content alone. */
  readonly own: Ledger;
  /** The text of its file; undefined if there is none. */
  readonly text: string | undefined;
  /** How many addresses only the release on show has. */
  readonly forgotten: number;
}

/** Reads what was published before; `shown` is what the release on show has. Throws an error that says what to mend. */
export async function readPromised(
  contentFolder: string,
  shown: Ledger | undefined,
): Promise<Promised> {
  const text = await readLedgerText(contentFolder);
  const { ledger: own, faults } = parseLedgerText(text ?? '{}', parsePermalink);
  const forgotten = findForgottenAddresses(own, shown ?? new Map());
  const ledger = new Map([...own, ...forgotten]);
  const isRepaired = shown !== undefined && shown.size > 0;
  refuseFaults(
    text ?? '',
    faults.filter(
      ({ isLast, address }) =>
        !isRepaired || !(isLast || (address !== undefined && ledger.has(address))),
    ),
  );
  return { ledger, own, text, forgotten: forgotten.size };
}

/** What is said if addresses that were on show are in no ledger any more. */
export function describeForgotten({ text, forgotten }: Promised): string[] {
  if (forgotten === 0) return [];
  const addresses = forgotten === 1 ? '1 address' : `${forgotten} addresses`;
  const state =
    text === undefined
      ? `There is no ${ledgerFile}, though a release of this site is on show`
      : `${ledgerFile} does not know all that the release on show has`;
  return [
    `${state}: ${addresses} of it are taken from there and promised again. If you keep the content under version control, take the file back from there: it also holds why addresses are gone.`,
  ];
}

const most = 20;

/** Why a release is not shown whose ledger is not the one that is kept with the content; undefined if it is. */
export function describeUncommitted({ own, text }: Promised, next: Ledger): string | undefined {
  const [kept, wanted] = [own, next].map((ledger) => serializeLedger(ledger).split('\n'));
  const known = new Set(kept);
  const lines = (wanted ?? []).filter((line) => !known.has(line));
  // Two lines of a merge that say the same as one are no difference.
  if (text !== undefined && lines.length === 0) return undefined;
  return [
    text === undefined
      ? `The new release was not published, because there is no ${ledgerFile} beside the content, which holds every address that was ever published; the release before stays.`
      : `The new release was not published, because ${lines.length === 1 ? '1 line' : `${lines.length} lines`} of what it publishes ${lines.length === 1 ? 'is' : 'are'} not in ${ledgerFile} as it is kept with the content; the release before stays.`,
    ...lines.slice(0, most),
    ...(lines.length > most ? [`  and ${lines.length - most} more.`] : []),
    `Run ${formatCommand('build')} where you keep the content, and commit ${ledgerFile} with it. A site that was published before has the file in its history: take it back from there first.`,
  ].join('\n');
}

/** What is said on a machine that forgets: a ledger that was written there is lost with it. */
export function describeLostWithMachine(): string {
  return [
    `This is a build on CI: what it wrote to ${ledgerFile} is lost with the machine, unless a later step commits it. Without it the addresses that are new in this release can break later.`,
    `Commit the file back after the build (docs/publishing.md tells how), or let such a build fail: ${formatCommand('build --ledger require-committed')}`,
  ].join('\n');
}
