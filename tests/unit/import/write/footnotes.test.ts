import type { RootContent } from 'mdast';
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../../../src/domain/body/markdown-tree.ts';
import { serializeMarkdown } from '../../../../src/domain/body/serialize-markdown.ts';
import { createDocument, type EntryDraft } from '../../../../src/import/document.ts';
import { createImportLog } from '../../../../src/import/import-log.ts';
import { placeNotes } from '../../../../src/import/write/footnotes.ts';

function draft(
  collection: EntryDraft['collection'],
  body: readonly RootContent[],
  questions: readonly EntryDraft[] = [],
): EntryDraft {
  const document = createDocument({ tree: { type: 'root', children: [] } });
  return {
    ...document,
    collection,
    title: { value: 'Moss', line: 1 },
    body,
    formerIds: [],
    questions,
  };
}

const parse = (text: string) => parseMarkdown(text, 'markdown').children;

function write(entry: EntryDraft, parent?: EntryDraft): string {
  const blocks = placeNotes(entry, parent, createImportLog());
  const dialect = entry.collection === 'faq' ? 'markdown' : 'mdx';
  return serializeMarkdown({ type: 'root', children: [...blocks] }, dialect).text;
}

const note = '[^a]: Older than *ferns*.';

describe('the footnotes of an imported text', () => {
  it('stand below an article, each once, as what they were', () => {
    expect(write(draft('articles', parse(`Moss[^a].\n\n${note}\n\nOld[^a].`)))).toBe(
      `Moss[^a].\n\nOld[^a].\n\n${note}\n`,
    );
  });

  it('stand in round brackets in a heading, which has none', () => {
    expect(write(draft('articles', parse(`## Moss[^a]\n\nOld.\n\n${note}`)))).toBe(
      '## Moss (Older than *ferns*.)\n\nOld.\n',
    );
  });

  it('stand within an answer: a short one in round brackets, a long or repeated one in a list', () => {
    expect(write(draft('faq', parse(`Moss[^a].\n\n${note}`)))).toBe(
      'Moss (Older than *ferns*.).\n',
    );
    expect(write(draft('faq', parse(`A[^a] b[^a] c[^b].\n\n${note}\n[^b]: One\n\n    two.`)))).toBe(
      'A (1) b (1) c (2).\n\n1. Older than *ferns*.\n2. One\n\n   two.\n',
    );
  });

  it('come along with a question that is taken out of its article', () => {
    const question = draft('faq', parse('Old[^a].\n\n[^a]: x').slice(0, 1));
    const article = draft('articles', parse(`Moss.\n\n[^x]: x\n${note}`), [question]);
    expect(write(question, article)).toBe('Old (Older than *ferns*.).\n');
    expect(write(article)).not.toContain('ferns');
  });

  it('keep their words where their mark is left out', () => {
    expect(write(draft('articles', parse(`Moss.\n\n${note}`)))).toBe(
      'Moss.\n\nOlder than *ferns*.\n',
    );
  });
});
