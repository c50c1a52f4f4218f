import type { LedgerLine } from '../../domain/addresses/ledger.ts';
import type { DroppedText, ImportMessage, ParsedInput, Split } from '../document.ts';
import type { PlaceUnit } from '../formats.ts';
import {
  collectOldUrlRedirects,
  createLinkResolver,
  type DraftIds,
  flattenDrafts,
  nameDraft,
} from './addresses.ts';
import { accountFor, type Accounting } from './accounting.ts';
import { createEntryWriter, type EntryDefaults } from './entry-writer.ts';
import type { KnownContent } from './known-content.ts';
import { createImportLog } from '../import-log.ts';
import { readExisting, type PlannedFile } from './planned-file.ts';

/** An input as the report names it. */
interface InputFacts {
  readonly name: string;
  readonly format: string;
  readonly unit: PlaceUnit;
}

/** An input that was read and taken apart: plain data, which passes between processes. */
export interface InputRead extends InputFacts, Omit<ParsedInput, 'documents'> {
  readonly splits: readonly Split[];
}

/** What becomes of one input. */
export interface InputPlan {
  readonly input: InputFacts;
  /** The files that it brings, those first that others name. */
  readonly files: readonly PlannedFile[];
  readonly messages: readonly ImportMessage[];
  readonly dropped: readonly DroppedText[];
  readonly accounting: Accounting;
}

/** What an import is to write. */
export interface Plan {
  readonly inputs: readonly InputPlan[];
  /** The redirects from old addresses, to be added to the ledger. */
  readonly redirects: ReadonlyMap<string, LedgerLine>;
}

/** What becomes of one input, and the redirects that it brings. */
export interface PlannedInput {
  readonly plan: InputPlan;
  readonly redirects: readonly (readonly [from: string, line: LedgerLine])[];
}

/** Plans one input after the other, in their order, with the ids that their drafts were given. Writes nothing. */
export type PlanInput = (input: InputRead, ids: readonly DraftIds[]) => Promise<PlannedInput>;

/**
 * Plans the files of inputs, which share the people, topics, sources and images that they bring.
 * @param moved the permalinks of all texts of the import by the keys of their old addresses, so that links between them hold.
 */
export function createPlanner(
  known: KnownContent,
  options: EntryDefaults,
  moved: ReadonlyMap<string, string>,
): PlanInput {
  const write = createEntryWriter(known, options, createLinkResolver(moved));
  return async (input, ids) => {
    const log = createImportLog();
    const files: PlannedFile[] = [];
    const texts: string[][] = [];
    const redirects: [string, LedgerLine][] = [];
    const dropped = [input.dropped, ...input.splits.map((split) => split.dropped)];
    for (const [index, draft] of input.splits.flatMap(({ entries }) => entries).entries()) {
      const entry = nameDraft(draft, ids[index] ?? { id: 'imported', questions: [] }, input.name);
      const written = await write(entry, log);
      for (const file of written.files)
        files.push({ ...file, ...(await readExisting(known.folder, file.path)) });
      texts.push([...written.texts]);
      dropped.push(written.dropped);
      for (const each of flattenDrafts(entry)) {
        if (each.draft.isDraft || options.isDraft || known.ledger === undefined) continue;
        for (const redirect of collectOldUrlRedirects(each, known.ledger, options.today, log))
          redirects.push(redirect);
      }
    }
    const { name, format, unit, visibleText } = input;
    const messages = [
      ...input.messages,
      ...input.splits.flatMap((split) => split.messages),
      ...log.messages,
    ]
      .map(shortenMessage)
      .sort((a, b) => a.line - b.line);
    const out = dropped.flat().sort((a, b) => a.line - b.line);
    return {
      plan: {
        input: { name, format, unit },
        files,
        messages,
        dropped: out,
        accounting: accountFor(visibleText, texts.flat(), out),
      },
      redirects,
    };
  };
}

/** In characters; what is longer quotes the input at a length that nobody reads. */
const longestRemark = 1500;

function shortenMessage(remark: ImportMessage): ImportMessage {
  const { message } = remark;
  return message.length <= longestRemark
    ? remark
    : {
        ...remark,
        message: `${message.slice(0, longestRemark / 2)} … ${message.slice(-longestRemark / 2)}`,
      };
}
