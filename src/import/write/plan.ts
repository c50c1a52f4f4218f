import type { LedgerLine } from '../../domain/ledger.ts';
import type { LeftOut, Reading, Remark } from '../document.ts';
import type { Split } from '../draft.ts';
import type { PlaceUnit } from '../formats.ts';
import { createAddresses } from './addresses.ts';
import { accountFor, type Accounting } from './accounting.ts';
import { createEntryWriter, type EntryDefaults } from './entry-writer.ts';
import type { KnownContent } from './known-content.ts';
import { createNaming, listNamed } from './name-drafts.ts';
import { createNotes } from '../notes.ts';
import { readThere, type PlannedFile } from './planned-file.ts';
import { listOldAddresses } from './redirects.ts';

/** An input that was read and taken apart. */
export interface InputRead {
  readonly name: string;
  readonly format: string;
  readonly unit: PlaceUnit;
  readonly reading: Reading;
  readonly splits: readonly Split[];
}

/** What becomes of one input. */
export interface InputPlan {
  readonly input: InputRead;
  /** The files that it brings, those first that others name. */
  readonly files: readonly PlannedFile[];
  readonly remarks: readonly Remark[];
  readonly leftOut: readonly LeftOut[];
  readonly accounting: Accounting;
}

/** What an import is to write. */
export interface Plan {
  readonly inputs: readonly InputPlan[];
  /** The redirects from old addresses, to be added to the ledger. */
  readonly redirects: ReadonlyMap<string, LedgerLine>;
}

/** Plans the files of all inputs at once, so that links between them and names that they share hold. Writes nothing. */
export async function planImport(inputs: readonly InputRead[], known: KnownContent, options: EntryDefaults): Promise<Plan> {
  const name = createNaming();
  const named = inputs.map((input) => input.splits.flatMap(({ entries }) => entries).map((draft) => name(draft, input.name)));
  const all = named.flat().flatMap(listNamed);
  const write = createEntryWriter(known, options, createAddresses(all));
  const redirects = new Map<string, LedgerLine>();
  const plans: InputPlan[] = [];
  for (const [index, input] of inputs.entries()) {
    const notes = createNotes();
    const files: PlannedFile[] = [];
    const texts: string[] = [];
    const leftOut = [...input.reading.leftOut, ...input.splits.flatMap((split) => split.leftOut)];
    for (const entry of named[index] ?? []) {
      const written = await write(entry, notes);
      for (const file of written.files) files.push({ ...file, there: await readThere(known.folder, file.path) });
      texts.push(...written.texts);
      leftOut.push(...written.leftOut);
      for (const each of listNamed(entry)) {
        if (each.draft.isDraft || options.isDraft || known.ledger === undefined) continue;
        for (const [from, line] of listOldAddresses(each, known.ledger, options.today, notes)) redirects.set(from, line);
      }
    }
    const remarks = [...input.reading.remarks, ...input.splits.flatMap((split) => split.remarks), ...notes.remarks].sort((a, b) => a.line - b.line);
    plans.push({ input, files, remarks, leftOut: leftOut.sort((a, b) => a.line - b.line), accounting: accountFor(input.reading.passages, texts, leftOut) });
  }
  return { inputs: plans, redirects };
}
