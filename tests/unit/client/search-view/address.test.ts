import { describe, expect, it } from 'vitest';
import { readAsked, toAskedAddress } from '../../../../src/client/search-view/address.ts';

const read = (search: string) => readAsked(new URLSearchParams(search));

describe('the address of the search page', () => {
  it('asks a question, among a kind of entries and on a topic', () => {
    expect(read('?q=is+it+safe%3F&kind=article&topic=safety')).toEqual({ text: 'is it safe?', kind: 'article', topic: 'safety' });
  });

  it('asks nothing where it holds nothing, or a kind that there is not', () => {
    expect(read('')).toEqual({ text: '', kind: undefined, topic: undefined });
    expect(read('?q=a&kind=toString&topic=')).toEqual({ text: 'a', kind: undefined, topic: undefined });
  });

  it('takes a question and keeps all else that stands in it', () => {
    const address = toAskedAddress('https://site.example/search/?from=mail#main', { text: ' “50 %” & more? ', kind: 'question', topic: 'safety' });
    expect(new URL(address).hash).toBe('#main');
    expect([...new URL(address).searchParams]).toEqual([['from', 'mail'], ['q', '“50 %” & more?'], ['kind', 'question'], ['topic', 'safety']]);
    expect(readAsked(new URL(address).searchParams)).toEqual({ text: '“50 %” & more?', kind: 'question', topic: 'safety' });
  });

  it('is plain again where nothing is asked', () => {
    expect(toAskedAddress('https://site.example/search/?q=a&kind=page&topic=b', { text: ' ', kind: undefined, topic: undefined })).toBe('https://site.example/search/');
  });
});
