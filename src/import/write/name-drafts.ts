import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { toFragment, toSlug } from '../../domain/text/slug.ts';
import type { EntryDraft } from '../draft.ts';

/** The id that the file of a draft will have, and those of its questions. */
export interface DraftIds {
  readonly id: string;
  readonly questions: readonly DraftIds[];
}

/** A draft with the id that its file will have. */
export interface NamedDraft {
  readonly draft: EntryDraft;
  readonly id: string;
  /** Whether its title is only that of the file, since the text has none. */
  readonly isTitleDerived: boolean;
  /** The drafts of the FAQ entries that it links to. */
  readonly questions: readonly NamedDraft[];
  /** The ids of its headings. */
  readonly anchors: ReadonlySet<string>;
}

/** Gives a draft and its questions the ids that were chosen for them, and the name of its file as a title where it has none. */
export function nameDraft(
  given: EntryDraft,
  { id, questions }: DraftIds,
  fileName: string,
): NamedDraft {
  const isTitleDerived = given.title.value.trim() === '';
  const draft = isTitleDerived
    ? { ...given, title: { value: createTitle(fileName), line: given.title.line } }
    : given;
  const named = draft.questions.map((question, index) =>
    nameDraft(question, questions[index] ?? { id, questions: [] }, fileName),
  );
  return { draft, id, isTitleDerived, questions: named, anchors: collectAnchors(draft) };
}

/** The id that a draft has where no other draft has it. */
export function resolvePreferredId({ slug, title }: EntryDraft, fileName: string): string {
  return toSlug(slug ?? '') || toSlug(title.value) || toSlug(createTitle(fileName)) || 'imported';
}

/** The name of a file as a title: without folder, ending, hyphens, and the date before it. */
function createTitle(fileName: string): string {
  const words = fileName
    .replace(/^.*\//, '')
    .replace(/\.\w+$/, '')
    .replace(/^\d{4}-\d{2}-\d{2}-/, '')
    .replace(/[\s_-]+/g, ' ')
    .trim();
  return words === '' ? 'Untitled' : `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** A draft and those of its questions, one behind the other. */
export function flattenDrafts(named: NamedDraft): NamedDraft[] {
  return [named, ...named.questions.flatMap(flattenDrafts)];
}

function collectAnchors({ body }: EntryDraft): ReadonlySet<string> {
  const anchors = new Set<string>();
  visit(
    { type: 'root', children: [...body] },
    'heading',
    (heading) => void anchors.add(toFragment(toString(heading))),
  );
  return anchors;
}
