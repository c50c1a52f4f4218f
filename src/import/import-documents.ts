import type { SplitOptions } from './draft.ts';
import { UnreadableInputError } from './input.ts';
import type { InputFound } from './read-inputs.ts';
import { split } from './split/split.ts';
import type { EntryDefaults } from './write/entry-writer.ts';
import { readKnownContent } from './write/known-content.ts';
import { planImport, type InputRead, type Plan } from './write/plan.ts';

/** An input that cannot be imported, and why. */
export interface InputFault {
  readonly name: string;
  readonly fault: string;
}

/** What an import is to write, and the inputs of which it can write nothing. */
export interface ImportPlan extends Plan {
  readonly faults: readonly InputFault[];
}

/** Reads inputs, takes them apart and plans the entries that they become in a content folder. Writes nothing. */
export async function planDocuments(found: readonly InputFound[], contentFolder: string, options: SplitOptions & EntryDefaults): Promise<ImportPlan> {
  const faults: InputFault[] = [];
  const read: InputRead[] = [];
  for (const each of found) {
    if ('fault' in each) faults.push(each);
    else {
      const outcome = await readInput(each, options);
      if ('fault' in outcome) faults.push(outcome);
      else read.push(outcome);
    }
  }
  return { ...(await planImport(read, await readKnownContent(contentFolder), options)), faults };
}

async function readInput({ input, format }: Extract<InputFound, { input: unknown }>, options: SplitOptions): Promise<InputRead | InputFault> {
  try {
    const reading = await format.read(input);
    return { name: input.name, format: format.name, unit: format.unit, reading, splits: reading.documents.map((document) => split(document, options)) };
  } catch (error) {
    return { name: input.name, fault: describeFault(error) };
  }
}

/** One file that cannot be read must not keep back the others. */
function describeFault(error: unknown): string {
  if (error instanceof UnreadableInputError) return error.message;
  if (error instanceof RangeError) return 'The text is nested too deeply to be read. Save it anew from its program, or copy its text into a .txt file.';
  if (error instanceof Error && 'code' in error && typeof error.code === 'string' && /^E[A-Z]+$/.test(error.code)) return `The file cannot be read (${error.code}).`;
  return `The file could not be understood (${error instanceof Error ? error.message : String(error)}). Save it anew from its program, or copy its text into a .txt file.`;
}
