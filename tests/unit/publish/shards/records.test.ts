import { describe, expect, it } from 'vitest';
import { packFacts, unpackFacts } from '../../../../src/publish/pages/packed-facts.ts';
import type { KeptRecord } from '../../../../src/publish/render/kept-records.ts';
import { parseShardPart, toPartKey, toPartPath } from '../../../../src/publish/shards/part.ts';
import { formatRecord, parseStoredRecord } from '../../../../src/publish/shards/records.ts';

const hash = 'ab'.repeat(32);
const file = { hash, size: 7, time: 5 };
const needs = { scripts: ['a'], styles: [], hasDataImages: false, hasMedia: true, forms: [] };
const facts = {
  path: 'faq/index.html',
  size: 7,
  heading: 'Questions',
  language: 'en',
  direction: 'ltr',
  isRedirect: false,
  redirectsTo: undefined,
  isIndexed: true,
  ids: ['q'],
  repeatedIds: [],
  anchors: [{ id: 'q', isHeading: false }],
  links: ['/'],
  linkCount: 2,
  unsafe: [],
  textLength: 3,
  textHash: 'abc',
  missingTexts: [],
  assets: [],
  shareImage: undefined,
  policy: { needs, offset: 4, isWritten: true },
};
const page = {
  kind: 'page',
  path: 'faq/index.html',
  record: {
    key: 'k',
    questions: ['["site"]'],
    answers: 'a',
    file,
    facts: packFacts(facts),
    marks: ['m'],
    pictures: [
      {
        path: 'assets/a.png_1.webp',
        original: 'articles/a.png',
        transform: { src: { src: '/assets/a.png', width: 1, height: 1, format: 'png' }, width: 1 },
      },
    ],
    originals: [{ file: 'logo.svg', path: 'assets/logo.abc.svg' }],
  },
} as const satisfies KeptRecord;
const records: readonly KeptRecord[] = [
  page,
  { ...page, path: 'robots.txt', record: { ...page.record, facts: undefined } },
  {
    kind: 'body',
    key: 'b',
    facts: {
      wordCount: 2,
      plainText: '',
      excerpt: '',
      headings: [{ depth: 2, text: 'One', anchor: 'one' }],
      embeddedFaq: [],
      cited: ['x'],
      citedSentences: [{ sourceId: 'x', sentence: 'So.', anchor: 'cite-x-1' }],
      hasImages: false,
      outerTexts: ['so'],
    },
  },
  { kind: 'made', path: 'assets/share.png', key: 'assets/share.png', file },
];

/** A record with the facts of its page as values, of which bytes may differ in their order. */
function readFacts(record: KeptRecord | undefined): unknown {
  if (record?.kind !== 'page' || record.record.facts === undefined) return record;
  return {
    ...record,
    record: { ...record.record, facts: { ...unpackFacts(record.record.facts) } },
  };
}

describe('a record that is written and read', () => {
  it.each(records)('is what it was, at the time that its file has here ($kind)', (record) => {
    const read = parseStoredRecord(formatRecord(record));
    expect(readFacts(read?.toRecord(5))).toEqual(readFacts(record));
    expect(formatRecord(record)).not.toContain('"time"');
  });

  const change = (record: KeptRecord | undefined, from: string, to: string) => {
    const text = record === undefined ? '' : formatRecord(record);
    expect(text).toContain(from);
    return parseStoredRecord(text.replace(from, to));
  };

  it.each([
    [0, '"path":"faq/index.html"', '"path":"../index.html"'],
    [0, '"path":"faq/index.html"', '"path":"other.html"'],
    [0, hash, `../${hash.slice(3)}`],
    [0, '"size":7', '"size":-1'],
    [0, '"size":7', '"size":1e300'],
    [0, '"marks":["m"]', '"marks":[{}]'],
    [0, '"marks":["m"]', '"marks":["m"],"more":1'],
    [0, 'articles/a.png', '/etc/a.png'],
    [0, 'articles/a.png', '../../a.png'],
    [0, 'assets/a.png_1.webp', 'assets/../a.webp'],
    [0, 'logo.svg', '../logo.svg'],
    [0, 'logo.svg', '.env'],
    [0, 'assets/logo.abc.svg', 'index.html'],
    [3, 'assets/share.png', 'assets/page.js.br'],
    [3, 'assets/share.png', '_headers'],
  ])('is refused if it leads elsewhere or has another form (%#)', (index, from, to) => {
    expect(change(records[index], from, to)).toBeUndefined();
  });

  it('is refused if it is no record at all', () => {
    expect(['', '{}', 'null', '[1]', '{"kind":"page"}'].map(parseStoredRecord)).toEqual(
      Array.from({ length: 5 }, () => undefined),
    );
  });
});

describe('the part of a shard', () => {
  const inputs = { program: 'p', content: 'c', today: '2026-06-01', addresses: 'a' };
  const part = { form: 1, shard: 2, shards: 3, inputs, records: 0, lists: [{ hash, size: 1 }] };
  const path = toPartPath(toPartKey(inputs), 2, 3);
  const parse = (value: unknown, at = path) =>
    parseShardPart(Buffer.from(JSON.stringify(value)), at);

  it('counts only at the place that says what it is', () => {
    expect(parse(part)).toEqual(part);
    expect(parse(part, toPartPath(toPartKey(inputs), 1, 3))).toBeUndefined();
    expect(parse({ ...part, shard: 1 })).toBeUndefined();
    expect(parse({ ...part, inputs: { ...inputs, content: 'd' } })).toBeUndefined();
    expect(parse({ ...part, lists: [{ hash: '../../x', size: 1 }] })).toBeUndefined();
    expect(parse('')).toBeUndefined();
  });
});
