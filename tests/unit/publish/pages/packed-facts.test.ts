import { describe, expect, it } from 'vitest';
import {
  createPackedList,
  packFacts,
  readPackedList,
} from '../../../../src/publish/pages/packed-facts.ts';
import { createPageReader } from '../../../../src/publish/pages/page-facts.ts';

const readPage = createPageReader({ siteUrl: 'https://bread.example' });

function readFacts(number: number, places: number) {
  const links = Array.from(
    { length: places },
    (_, index) => `<p id="p${index}"><a href="/faq/${number}-${index}/">größer 🍞</a></p>`,
  );
  return readPage(`faq/${number}/index.html`, `<main><h1>Crust ${number}</h1>${links.join('')}`);
}

describe('a list of the facts of pages', () => {
  it('gives them back in their order, small ones and one that is larger than a chunk', () => {
    const facts = [readFacts(1, 3), readFacts(2, 0), readFacts(3, 150_000), readFacts(4, 1)];
    const list = createPackedList();
    for (const each of facts) list.add(packFacts(each));
    const packed = list.finish();
    // As another thread gets it.
    const sent = structuredClone(packed, { transfer: packed.chunks.map(({ buffer }) => buffer) });
    expect([...readPackedList(sent)].map((each) => ({ ...each }))).toEqual(facts);
  });

  it('is empty if there is no page', () => {
    expect([...readPackedList(createPackedList().finish())]).toEqual([]);
  });
});
