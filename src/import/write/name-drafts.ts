import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { reservedSlugs } from '../../domain/permalink.ts';
import { toFragment, toSlug } from '../../domain/slug.ts';
import type { EntryDraft } from '../draft.ts';
import { toFree } from './names.ts';

/** A draft with the id that its file will have. */
export interface NamedDraft {
  readonly draft: EntryDraft;
  readonly id: string;
  /** Whether its title is only that of the file, since the text has none. */
  readonly isTitleMade: boolean;
  /** The drafts of the FAQ entries that it links to. */
  readonly questions: readonly NamedDraft[];
  /** The ids of its headings. */
  readonly anchors: ReadonlySet<string>;
}

/** Gives each draft and each of its questions an id, the same in every run: what is named alike is numbered in the order of the input. */
export function createNaming(): (draft: EntryDraft, fileName: string) => NamedDraft {
  const taken: Record<EntryDraft['collection'], Set<string>> = { articles: new Set(), faq: new Set(), pages: new Set(reservedSlugs) };
  const name = (given: EntryDraft, fileName: string): NamedDraft => {
    const isTitleMade = given.title.value.trim() === '';
    const fileWords = toWords(fileName);
    const draft = isTitleMade ? { ...given, title: { value: fileWords, line: given.title.line } } : given;
    const ids = taken[draft.collection];
    const base = toSlug(draft.slug ?? '') || toSlug(draft.title.value) || toSlug(fileWords) || 'imported';
    const id = toFree(base, ids);
    ids.add(id);
    return { draft, id, isTitleMade, questions: draft.questions.map((question) => name(question, fileName)), anchors: listAnchors(draft) };
  };
  return name;
}

/** The name of a file as a title: without folder, ending, hyphens, and the date before it. */
function toWords(fileName: string): string {
  const words = fileName.replace(/^.*\//, '').replace(/\.\w+$/, '').replace(/^\d{4}-\d{2}-\d{2}-/, '').replace(/[\s_-]+/g, ' ').trim();
  return words === '' ? 'Untitled' : `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** A draft and those of its questions, one behind the other. */
export function listNamed(named: NamedDraft): NamedDraft[] {
  return [named, ...named.questions.flatMap(listNamed)];
}

function listAnchors({ body }: EntryDraft): ReadonlySet<string> {
  const anchors = new Set<string>();
  visit({ type: 'root', children: [...body] }, 'heading', (heading) => void anchors.add(toFragment(toString(heading))));
  return anchors;
}
