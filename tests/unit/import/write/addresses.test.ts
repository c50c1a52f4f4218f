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
    downloads: new Map(),
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
    ['mailto:a@b.example,c@d.example?subject=x', 'mailto:a@b.example,c@d.example?subject=x'],
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

  it.each([
    'mailto:?subject=Moss&body=Look',
    'mailto:?to=',
    'mailto:nobody',
    'http://localhost:3000/',
    'http://192.168.1.20:8080/x',
    'http://printer/',
    'http://[::1]/a',
    'http://my-machine.local/',
    'https://localhost:3000/',
    'https://127.0.0.1/x',
  ])('%s is no way for readers, so that its words stand alone, which is told', (url) => {
    expect(lead(url)).toEqual({ to: undefined, asks: 0, decided: 1 });
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

describe('a place of a text', () => {
  const tree = (text: string) => parseWrittenMarkdown(text).children;
  const withIds = (text: string, ids: readonly (readonly string[])[]) => {
    const children = tree(text);
    let at = 0;
    for (const node of children)
      if (node.type === 'heading') node.data = { formerIds: [...(ids[at++] ?? [])] };
    return children;
  };
  const question = {
    ...toDraft('How deep?', []),
    collection: 'faq' as const,
    formerIds: ['how-deep'],
  };
  const guide = {
    ...toDraft('Guide', ['file:docs/guide.md', '/docs/guide/']),
    body: withIds('## Setup\n\nA.\n\n## Setup\n\nB.\n\n## Main\n\nC.\n', [
      ['setup'],
      ['setup-1', 'own'],
      ['main'],
    ]),
    formerIds: ['guide'],
    questions: [question],
  };
  const naming = nameOutlines([
    [outlineText({ entries: [guide], oldAddresses: guide.oldAddresses }, 'guide.md')],
    [
      outlineText(
        { entries: [toDraft('Other', [])], oldAddresses: ['file:blog/other.md', '/blog/other/'] },
        'other.md',
      ),
    ],
  ]);
  const resolve = createImportedLinkResolver(naming.moved);
  const other = nameDraft(
    toDraft('Other', []),
    { id: 'other', questions: [] },
    {
      fileName: 'other.md',
      origin: ['file:blog/other.md', '/blog/other/'],
      places: new Map(),
      downloads: new Map(),
    },
  );
  const go = (url: string, from = other) => {
    const log = createImportLog();
    return [resolve(from, url, 1, log), log.messages.length];
  };

  it.each([
    ['../docs/guide.md#setup', '/articles/guide/#setup'],
    ['/docs/guide/#setup-1', '/articles/guide/#setup-2'],
    ['../../docs/guide/#own', '/articles/guide/#setup-2'],
    ['ref:guide.md#main', '/articles/guide/#section-main'],
    ['ref:docs/guide#how-deep', '/faq/how-deep/'],
    ['@site/docs/guide.md#guide', '/articles/guide/'],
    ['/DOCS/guide.html', '/articles/guide/'],
  ])('is found from another text by %s', (url, to) => {
    expect(go(url)).toEqual([to, 0]);
  });

  it.each([
    ['## Setup\n\n## Setup\n\n### Setup\n', ['setup', 'setup-1', 'setup-2'], 'setup-2', '#setup-3'],
    [
      '## 安装\n\n## 安装\n\n## 安装\n',
      ['安装', '安装-1', '安装-2'],
      '%E5%AE%89%E8%A3%85-2',
      '#安装-3',
    ],
    ['## Fuß\n\n## Fuß\n\n## Fuß 1\n', ['fuß', 'fuß-1', 'fuß-1-1'], 'fu%C3%9F-1', '#fuß-2'],
  ])('is that which its id was there, not the one that has it now: %j', (text, ids, id, to) => {
    const draft = {
      ...toDraft('Third', ['file:docs/third.md']),
      body: withIds(
        text,
        ids.map((each) => [each]),
      ),
    };
    const { moved: texts } = nameOutlines([
      [outlineText({ entries: [draft], oldAddresses: draft.oldAddresses }, 'third.md')],
    ]);
    const find = createImportedLinkResolver(texts);
    expect(find(other, `../docs/third.md#${id}`, 1, createImportLog())).toBe(
      `/articles/third/${to}`,
    );
  });

  it('that is not there is told, and the link leads to the text', () => {
    expect(go('../docs/guide.md#nowhere')).toEqual(['/articles/guide/', 1]);
  });

  it('is found within the text itself', () => {
    const from = nameDraft(
      guide,
      { id: 'guide', questions: [{ id: 'how-deep', questions: [] }] },
      {
        fileName: 'guide.md',
        origin: guide.oldAddresses,
        places: naming.moved.get('/docs/guide')?.places ?? new Map(),
        downloads: new Map(),
      },
    );
    expect([go('#setup-1', from), go('guide.md#setup', from), go('#how-deep', from)]).toEqual([
      ['#setup-2', 0],
      ['#setup', 0],
      ['/faq/how-deep/', 0],
    ]);
    const [asked] = from.questions;
    expect(asked && go('#own', asked)).toEqual(['/articles/guide/#setup-2', 0]);
    expect(asked && go('../blog/other.md', asked)).toEqual(['/articles/other/', 0]);
  });

  it('is meant by a name alone only if one file has it', () => {
    const twice = nameOutlines([
      ['a/limits.md', 'b/limits.md'].map((file) =>
        outlineText({ entries: [toDraft(file, [])], oldAddresses: [`file:${file}`] }, file),
      ),
    ]);
    const log = createImportLog();
    const find = createImportedLinkResolver(twice.moved);
    expect(find(other, 'ref:limits.md', 1, log)).toBeUndefined();
    expect(find(other, 'ref:b/limits.md', 1, log)).toBe('/articles/b-limits-md/');
  });

  it('of WordPress is found by the number of the post', () => {
    const posts = nameOutlines([
      [
        outlineText(
          {
            entries: [toDraft('Post', [])],
            oldAddresses: ['link:https://a.example/?p=12', 'link:/?p=12'],
          },
          'x.xml',
        ),
      ],
    ]);
    const find = createImportedLinkResolver(posts.moved);
    for (const url of [
      '?p=12',
      '/?p=12',
      'https://a.example/?p=12',
      'http://www.a.example/index.php?page_id=12',
    ])
      expect(find(other, url, 1, createImportLog())).toBe('/articles/post/');
    expect(find(other, 'https://b.example/?p=12', 1, createImportLog())).toBe(
      'https://b.example/?p=12',
    );
  });
});
