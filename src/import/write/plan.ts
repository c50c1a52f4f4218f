import type { LedgerLine } from '../../domain/addresses/index.ts';
import type { DroppedText, ImportMessage, ParsedInput, Split } from '../document.ts';
import type { PlaceUnit } from '../formats.ts';
import {
  collectOldUrlRedirects,
  collectPlaces,
  createImportedLinkResolver,
  type DraftIds,
  flattenDrafts,
  type MovedText,
  type NamedDraft,
  nameDraft,
  noIds,
  outlineText,
} from './addresses.ts';
import { accountFor, type Accounting } from './accounting.ts';
import { createDownloadFiles } from './downloads.ts';
import { createEntryWriter, type EntryDefaults } from './entry-writer.ts';
import type { KnownContent } from './known-content.ts';
import { createImportLog } from '../import-log.ts';
import { readExisting, type PlannedFile } from './planned-file.ts';

/** An input as named in the report. */
interface InputFacts {
  readonly name: string;
  readonly format: string;
  readonly unit: PlaceUnit;
}

/** An input that was parsed and split: plain data, which can be sent between processes. */
export interface InputRead extends InputFacts, Omit<ParsedInput, 'documents'> {
  readonly splits: readonly Split[];
  /** The files on the disk that its texts offer, by the addresses of the links. */
  readonly downloads: ReadonlyMap<string, string>;
}

/** The plan for one input. */
export interface InputPlan {
  readonly input: InputFacts;
  /** Its files, referenced ones first. */
  readonly files: readonly PlannedFile[];
  readonly messages: readonly ImportMessage[];
  readonly dropped: readonly DroppedText[];
  readonly accounting: Accounting;
}

/** The files and redirects that an import is going to write. */
export interface Plan {
  readonly inputs: readonly InputPlan[];
  /** The redirects from former addresses, to be added to the ledger. */
  readonly redirects: ReadonlyMap<string, LedgerLine>;
}

/** The plan for one input, with its redirects. */
export interface PlannedInput {
  readonly plan: InputPlan;
  readonly redirects: readonly (readonly [from: string, line: LedgerLine])[];
}

/**
 * Plans inputs one after the other, in order, with the ids assigned to their drafts. Writes
 * nothing.
 */
export type PlanInput = (input: InputRead, ids: readonly DraftIds[]) => Promise<PlannedInput>;

/**
 * Creates a planner for inputs that share people, topics, sources and images.
 * @param moved all texts by the keys of their former addresses, so that links between them work.
 */
export function createPlanner(
  known: KnownContent,
  options: EntryDefaults,
  moved: ReadonlyMap<string, MovedText>,
): PlanInput {
  const downloads = createDownloadFiles();
  const resolveLink = createImportedLinkResolver(moved, downloads.resolveLink);
  const write = createEntryWriter(known, options, { downloads, resolveLink });
  return async (input, ids) => {
    const log = createImportLog();
    const files: PlannedFile[] = [];
    const texts: string[][] = [];
    const redirects: [string, LedgerLine][] = [];
    const dropped = [input.dropped, ...input.splits.map((split) => split.dropped)];
    for (const entry of nameDrafts(input, ids)) {
      const written = await write(entry, log);
      for (const file of written.files)
        files.push({
          ...file,
          ...(await readExisting(known.folder, file.path, file.copyOf !== undefined)),
        });
      texts.push([...written.texts]);
      dropped.push(written.dropped);
      for (const each of flattenDrafts(entry)) {
        if (known.ledger === undefined) continue;
        const own = [...collectOldUrlRedirects(each, known.ledger, options.today, log)];
        for (const redirect of own) redirects.push(redirect);
        const [first] = own;
        if (first !== undefined && isWaiting(each, options))
          log.info(
            each.draft.line,
            `${own.length === 1 ? `The old address ${first[0]} waits` : `${own.length} old addresses, such as ${first[0]}, wait`} in permalinks.json until the entry is published: each build leads on those whose entries it shows.`,
          );
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

/** Whether an entry is not shown at first. */
function isWaiting({ draft }: NamedDraft, { isDraft, today }: EntryDefaults): boolean {
  return isDraft || draft.isDraft || (draft.published ?? today) > today;
}

/** The drafts of all texts of an input, with their ids. */
function nameDrafts(
  { name, splits, downloads }: InputRead,
  ids: readonly DraftIds[],
): NamedDraft[] {
  let done = 0;
  return splits.flatMap((split) => {
    const own = ids.slice(done, done + split.entries.length);
    done += split.entries.length;
    const places = collectPlaces(outlineText(split, name).entries, own);
    return split.entries.map((draft, index) =>
      nameDraft(draft, own[index] ?? noIds, {
        fileName: name,
        origin: split.oldAddresses,
        places,
        downloads,
      }),
    );
  });
}

/** In characters; a longer message only quotes the input at length. */
const maxMessageLength = 1500;

function shortenMessage(entry: ImportMessage): ImportMessage {
  const { message } = entry;
  return message.length <= maxMessageLength
    ? entry
    : {
        ...entry,
        message: `${message.slice(0, maxMessageLength / 2)} … ${message.slice(-maxMessageLength / 2)}`,
      };
}
