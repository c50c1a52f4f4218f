import { describe, expect, it } from 'vitest';
import { createDocument, type EntryDraft } from '../../../../src/import/document.ts';
import {
  createImportedLinkResolver,
  nameDraft,
  nameOutlines,
  outlineText,
} from '../../../../src/import/write/addresses.ts';
import { createImportLog } from '../../../../src/import/import-log.ts';
import { parseWrittenMarkdown } from '../../../../src/import/write/markdown.ts';

function toDraft(title: string, oldAddresses: string[], body = ''): EntryDraft {
  const { kind, ...document } = createDocument({ tree: parseWrittenMarkdown(body) });
  return {
    ...document,
    collection: kind === 'faq' ? 'faq' : 'articles',
    title: { value: title, line: 1 },
    oldAddresses,
    body: document.tree.children,
    formerIds: [],
    questions: [],
  };
}

const drafts = [
  toDraft('Here', ['file:guide/here.md'], '## Two words'),
  toDraft('Old post', ['https://www.old.example/2019/03/old-post/']),
  toDraft('Other', ['file:guide/other.md']),
  toDraft('Plain', ['/plain.html']),
];
const { moved } = nameOutlines([
  drafts.map((draft) => outlineText({ entries: [draft], oldAddresses: draft.oldAddresses }, '')),
]);
const here = nameDraft(
  toDraft('Here', ['file:guide/here.md'], '## Two words'),
  { id: 'here', questions: [] },
  {
    fileName: 'here.md',
    origin: ['file:guide/here.md'],
    places: moved.get('file:guide/here')?.places ?? new Map(),
  },
);
const resolveLink = createImportedLinkResolver(moved);

function lead(url: string) {
  const log = createImportLog();
  return {
    to: resolveLink(here, url, 7, log),
    asks: log.messages.filter(({ requiresAction }) => requiresAction).length,
    decided: log.messages.filter(({ requiresAction }) => !requiresAction).length,
  };
}

describe('a link of an imported text', () => {
  it.each([
    ['https://old.example/2019/03/old-post', '/articles/old-post/'],
    ['http://www.old.example/2019/03/old-post/?utm=1', '/articles/old-post/'],
    ['/2019/03/old-post/', '/articles/old-post/'],
    ['./other.md', '/articles/other/'],
    ['other', '/articles/other/'],
    ['../guide/other.md', '/articles/other/'],
    ['/plain', '/articles/plain/'],
    ['#two-words', '#two-words'],
    ['https://elsewhere.example/2019/03/old-post/', 'https://elsewhere.example/2019/03/old-post/'],
    ['mailto:a@b.example', 'mailto:a@b.example'],
    ['tel:+49 30 123', 'tel:+4930123'],
  ])('%s leads to %s, without a word about it', (url, to) => {
    expect(lead(url)).toEqual({ to, asks: 0, decided: 0 });
  });

  it.each([
    ['http://a.example/b c', 'https://a.example/b%20c'],
    ['//a.example/', 'https://a.example/'],
  ])('%s is written with https, which is told', (url, to) => {
    expect(lead(url)).toEqual({ to, asks: 0, decided: 1 });
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', '#nowhere', 'https://'])(
    '%s leaves its words alone, which is told',
    (url) => {
      expect(lead(url)).toEqual({ to: undefined, asks: 0, decided: 1 });
    },
  );

  it.each(['/unknown/', 'missing.md', '?p=3'])(
    '%s leaves its words, and a person is asked where it shall lead',
    (url) => {
      expect(lead(url)).toEqual({ to: undefined, asks: 1, decided: 0 });
    },
  );
});
