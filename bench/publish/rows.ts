import type { GeneratedEntry } from '../generated-content.ts';
import type { ContentEdit } from './program.ts';

/**
 * What is done to a site before it is built, checked or served; the names are those of `--rows`.
 */
export const rows = {
  cold: 'first build',
  same: 'build, nothing changed',
  answer: 'build after an edit of an answer',
  article: 'build after an edit of an article',
  source: 'build after an edit of the title of a source',
  topic: 'build after an edit of the label of a topic',
  site: 'build after an edit of the title of the site',
  'check-first': 'first check',
  'check-same': 'check, nothing changed',
  'check-one': 'check after an edit of an answer',
  'dev-ready': 'dev server ready',
  'dev-page': 'first page of the dev server',
  'dev-save': 'from a save to the page, dev server',
} as const;

export type RowName = keyof typeof rows;

/** No edit. */
export const unedited: ContentEdit = { siteTitle: 'The Bench', edit: (entry) => entry };

/** The article and the answer that are edited. */
export const edited = { article: 'article-1', answer: 'question-1' } as const;

/** The edit of a row; each mark makes another one, in a place that the page of the entry shows. */
export function createEdit(row: RowName, mark: string): ContentEdit {
  const change = (
    collection: GeneratedEntry['collection'],
    id: string,
    of: (entry: GeneratedEntry) => Partial<GeneratedEntry>,
  ): ContentEdit => ({
    ...unedited,
    edit: (entry) =>
      entry.collection === collection && entry.id === id ? { ...entry, ...of(entry) } : entry,
  });
  const addWords = ({ body }: GeneratedEntry) => ({
    body: [
      ...body,
      { kind: 'paragraph', spans: [{ kind: 'text', text: `A last word is ${mark}.` }] } as const,
    ],
  });
  const addTo =
    (field: string) =>
    ({ data }: GeneratedEntry) => ({
      data: { ...data, [field]: `${String(data[field])} ${mark}` },
    });
  if (row === 'answer' || row === 'check-one') return change('faq', edited.answer, addWords);
  if (row === 'article' || row === 'dev-save') return change('articles', edited.article, addWords);
  if (row === 'source') return change('sources', 'source-1', addTo('title'));
  if (row === 'topic') return change('topics', 'topic-1', addTo('label'));
  if (row === 'site') return { ...unedited, siteTitle: `${unedited.siteTitle} ${mark}` };
  return unedited;
}
