import { mergeLedgers } from './joined-ledger.ts';
import { parseLedgerText, type LedgerText } from './ledger-text.ts';
import { ledgerFile, serializeLedger, splitPlace, type Ledger, type LedgerLine } from './ledger.ts';
import { reservedSlugs } from './permalink.ts';

/** The folder below the content folder that holds the ledger of a large site, in parts. */
export const ledgerFolder = 'permalinks';

/**
 * The size in characters above which one file is split, so that editors, diffs and reviews can
 * handle each part.
 */
const largestFile = 1_000_000;

/** Whether a file of the content folder holds the ledger or a part of it. */
export function isLedgerPath(path: string): boolean {
  if (path === ledgerFile) return true;
  const [folder, name = '', ...rest] = path.split('/');
  return folder === ledgerFolder && name.endsWith('.json') && rest.length === 0;
}

/** A file of the ledger as it was read. */
export interface LedgerFile extends LedgerText {
  readonly path: string;
  readonly text: string;
}

/**
 * Reads the files of a ledger by their paths. If several name the same address, their lines are
 * joined.
 */
export function parseLedgerFiles(
  texts: ReadonlyMap<string, string>,
  parseRecord: Parameters<typeof parseLedgerText>[1],
): { readonly ledger: Ledger; readonly files: readonly LedgerFile[] } {
  const files = [...texts].map(([path, text]) => ({
    path,
    text,
    ...parseLedgerText(text, parseRecord),
  }));
  return {
    ledger: mergeLedgers(...files.map(({ ledger }) => ledger)),
    files,
  };
}

/** A file of the ledger as it is to be; it goes if it has no text. */
interface LedgerFileChange {
  readonly path: string;
  readonly text: string | undefined;
}

/**
 * What to do to the files of a ledger, whose texts are `before` by their paths, so that they hold
 * this ledger. It stays in one file up to a megabyte, and in parts once it is so. What is to be
 * written comes before what goes, so that whoever is stopped in between leaves no address out. With
 * `mayDivide: false` one file stays one.
 */
export function planLedgerFiles(
  ledger: Ledger,
  before: ReadonlyMap<string, string>,
  { mayDivide = true } = {},
): LedgerFileChange[] {
  const isDivided = [...before.keys()].some((path) => path !== ledgerFile);
  const whole = isDivided ? undefined : serializeLedger(ledger);
  const files =
    whole === undefined || (mayDivide && whole.length > largestFile)
      ? divideLedger(ledger)
      : new Map([[ledgerFile, whole]]);
  const gone = [...before.keys()].filter((path) => !files.has(path));
  return [
    ...[...files].flatMap(([path, text]) => (before.get(path) === text ? [] : [{ path, text }])),
    ...gone.map((path) => ({ path, text: undefined })),
  ];
}

function divideLedger(ledger: Ledger): Map<string, string> {
  const parts = Map.groupBy(ledger, ([address]) => formatPartPath(address));
  return new Map(
    [...parts].map(([path, lines]): [string, string] => [
      path,
      serializeLedger(new Map<string, LedgerLine>(lines)),
    ]),
  );
}

/**
 * The part for an address and all places on its page: `faq-w` for `/faq/what-is-it/`, `pages-a` for
 * `/about/`.
 */
function formatPartPath(address: string): string {
  const [first = '', second = ''] = splitPlace(address).page.split('/').slice(1);
  const [list, slug] = reservedSlugs.has(first) ? [first, second] : ['pages', first];
  const letter = slug.charAt(0).toLowerCase();
  const ending = /^[a-z\d]$/.test(letter) ? `-${letter}` : '-other';
  return `${ledgerFolder}/${list}${slug === '' ? '' : ending}.json`;
}
