import { parse } from 'yaml';
import { z } from 'astro/zod';
import { listLineTexts } from './line-texts.ts';
import { parseBody } from './markdown.ts';
import { visit } from 'unist-util-visit';
import type { ImportTree } from '../tree.ts';
import type { EntryNames } from './entry-names.ts';
import type { NamedDraft } from './name-drafts.ts';

const fields = z.looseObject({
  title: z.string().catch(''),
  question: z.string().catch(''),
  description: z.string().catch(''),
  asks: z.array(z.string()).catch([]),
  cover: z.looseObject({ alt: z.string().catch('') }).catch({ alt: '' }),
});

/**
 * The texts of an entry that came from its input, read back from what is to be written: marks of sources, and what was only
 * derived, such as a description of the first sentences, are none of them.
 */
export function listEntryWords(
  { draft, isTitleMade }: NamedDraft,
  written: string,
  { topics }: EntryNames,
): string[] {
  const [, front = '', body = ''] = /^---\n([\s\S]*?\n)---\n([\s\S]*)$/.exec(written) ?? [];
  const { title, question, description, asks, cover } = fields.parse(parse(front));
  const named = [
    ...(draft.collection === 'articles' ? draft.authors : []).flatMap(({ value }) => [
      value.name,
      value.role ?? '',
      value.bio ?? '',
    ]),
    ...draft.topics
      .slice(0, draft.collection === 'faq' ? topics.length : undefined)
      .flatMap(({ value }) => [value.label, value.description ?? '']),
  ];
  return [
    ...(isTitleMade ? [] : [title, question]),
    draft.description === undefined ? '' : description,
    ...asks,
    cover.alt,
    ...named,
    ...listLineTexts(withoutMarks(parseBody(body))),
  ];
}

/** A body without the marks that the import put behind its sentences; what only looked like one stands as code. */
function withoutMarks(tree: ImportTree): ImportTree {
  visit(tree, 'text', (node) => {
    node.value = node.value.replace(/\[@[^\s[\]@]+\]/g, ' ');
  });
  return tree;
}
