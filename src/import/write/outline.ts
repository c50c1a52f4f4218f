import { reservedSlugs, toPermalink } from '../../domain/addresses/permalink.ts';
import type { EntryDraft } from '../draft.ts';
import { collectUrlKeys } from './addresses.ts';
import { resolvePreferredId, type DraftIds } from './name-drafts.ts';
import { createFreeIds, type FreeIds } from './named-files.ts';

/** As much of a draft as the others need to know: small and plain, so that those of all inputs are held at once. */
export interface DraftOutline {
  readonly collection: EntryDraft['collection'];
  /** The id that it has where no other draft has it. */
  readonly preferredId: string;
  /** The forms by which links may name where it stood before. */
  readonly addressKeys: readonly string[];
  readonly questions: readonly DraftOutline[];
}

/** What all drafts of an import are called, and where each is from now on. */
interface Naming {
  /** For each input the ids of its drafts, in their order. */
  readonly ids: readonly (readonly DraftIds[])[];
  /** The permalinks of drafts by the keys of their old addresses. */
  readonly moved: ReadonlyMap<string, string>;
}

export function outlineDraft(draft: EntryDraft, fileName: string): DraftOutline {
  return {
    collection: draft.collection,
    preferredId: resolvePreferredId(draft, fileName),
    addressKeys: collectUrlKeys(draft),
    questions: draft.questions.map((question) => outlineDraft(question, fileName)),
  };
}

/** Gives each draft and each of its questions an id, the same in every run: what is named alike is numbered in the order of the inputs. */
export function nameOutlines(inputs: readonly (readonly DraftOutline[])[]): Naming {
  const free: Readonly<Record<EntryDraft['collection'], FreeIds>> = {
    articles: createFreeIds([]),
    faq: createFreeIds([]),
    pages: createFreeIds(reservedSlugs),
  };
  const moved = new Map<string, string>();
  const name = ({ collection, preferredId, addressKeys, questions }: DraftOutline): DraftIds => {
    const id = free[collection](preferredId);
    for (const key of addressKeys) if (!moved.has(key)) moved.set(key, toPermalink(collection, id));
    return { id, questions: questions.map(name) };
  };
  return { ids: inputs.map((outlines) => outlines.map(name)), moved };
}
