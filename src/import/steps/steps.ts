import { deserialize, serialize } from 'node:v8';
import { MissingPackageError } from '../../domain/optional-packages.ts';
import type { ImportedDocument, SplitOptions } from '../document.ts';
import { findDownloads } from '../downloads.ts';
import { findFormat } from '../formats.ts';
import { UnreadableInputError } from '../input.ts';
import { type InputFile, openInput } from '../find-inputs.ts';
import { splitDocument } from '../extract/split.ts';
import type { EntryDefaults } from '../write/entry-writer.ts';
import { readKnownContent } from '../write/known-content.ts';
import {
  type DraftIds,
  type MovedText,
  outlineText,
  type TextOutline,
} from '../write/addresses.ts';
import { createPlanner, type InputRead, type PlanInput, type PlannedInput } from '../write/plan.ts';

/** Options for splitting documents, and defaults for what they do not state. */
export type ImportOptions = SplitOptions & EntryDefaults;

/** An input that was parsed and split. */
export interface ReadStep {
  /** The system that the input tells by what it holds. */
  readonly system: string | undefined;
  readonly outlines: readonly TextOutline[];
  /** The serialized input for the step that plans it: bytes are cheap to keep and to send. */
  readonly read: Uint8Array;
}

/** Why a step failed; for people, without the name of the input. */
export interface StepFailure {
  readonly failure: string;
}

/**
 * The steps for each input, in this process or in a limited one. They read only the content folder
 * and the input.
 */
export interface ImportSteps {
  readonly read: (file: InputFile, options: ImportOptions) => Promise<ReadStep | StepFailure>;
  /** Starts planning; `moved` is that of all inputs. */
  readonly begin: (
    contentFolder: string,
    options: ImportOptions,
    moved: ReadonlyMap<string, MovedText>,
  ) => Promise<StepFailure | undefined>;
  /**
   * Plans an input, after those that were planned since `begin`. After a failure `begin` has to be
   * called again.
   */
  readonly plan: (
    read: Uint8Array,
    ids: readonly DraftIds[],
  ) => Promise<PlannedInput | StepFailure>;
  /** Releases what the steps hold. */
  readonly end: () => void;
}

/** The steps in this process, without limits. */
export function createSteps(): ImportSteps {
  let planInput: PlanInput | undefined;
  return {
    read: (file, options) =>
      attempt(async () => {
        const format = findFormat(file.path);
        if (format === undefined)
          throw new UnreadableInputError('The file is of no format that can be imported.');
        const input = openInput(file, options);
        const { documents, system, ...reading } = await format.parse(input);
        const read: InputRead = {
          name: file.name,
          format: format.name,
          unit: format.unit,
          ...reading,
          downloads: findDownloads(
            documents.map(({ tree }) => tree),
            input,
          ),
          splits: documents.map((document) =>
            splitDocument(
              documents.length === 1 ? withFile(document, file.name) : document,
              options,
            ),
          ),
        };
        return {
          system,
          outlines: read.splits.map((split) => outlineText(split, file.name)),
          read: serialize(read),
        };
      }),
    begin: (contentFolder, options, moved) =>
      attempt(async () => {
        planInput = createPlanner(await readKnownContent(contentFolder), options, moved);
        return undefined;
      }),
    plan: (read, ids) =>
      attempt(async () => {
        if (planInput === undefined) throw new Error('Nothing was begun');
        const input: InputRead = deserialize(read);
        return planInput(input, ids);
      }),
    end: () => undefined,
  };
}

/** The path of the file is an address, too: links lead from file to file. */
function withFile(document: ImportedDocument, name: string): ImportedDocument {
  const file = `file:${name}`;
  return document.oldAddresses.includes(file)
    ? document
    : { ...document, oldAddresses: [file, ...document.oldAddresses] };
}

async function attempt<Result>(run: () => Promise<Result>): Promise<Result | StepFailure> {
  try {
    return await run();
  } catch (error) {
    return { failure: formatFailure(error) };
  }
}

/** One unreadable file must not stop the others. */
function formatFailure(error: unknown): string {
  if (error instanceof UnreadableInputError || error instanceof MissingPackageError)
    return error.message;
  if (error instanceof RangeError) {
    return /call stack/i.test(error.message)
      ? 'The text is nested too deeply to be read. Save it anew from its program, or copy its text into a .txt file.'
      : 'The file holds more than can be read at once. Divide it into smaller files.';
  }
  if (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^E[A-Z]+$/.test(error.code)
  )
    return `The file cannot be read (${error.code}).`;
  const message = error instanceof Error ? error.message : String(error);
  return `The file could not be understood (${message.length > 200 ? `${message.slice(0, 200)} …` : message}). Save it anew from its program, or copy its text into a .txt file.`;
}
