import { describe, expect, it } from 'vitest';
import {
  parsePathWords,
  parseSearchAddress,
  formatSearchAddress,
} from '../../../../src/search/ui/search-params.ts';

const read = (rest: string) => parseSearchAddress(`https://site.example/search/${rest}`);
const nothing = { text: '', kind: undefined, topic: undefined };

describe('the address of the search page', () => {
  it('asks a question behind its #, among a kind of entries and on a topic', () => {
    expect(read('#q=is+it+safe%3F&kind=article&topic=safety')).toEqual({
      text: 'is it safe?',
      kind: 'article',
      topic: 'safety',
    });
    expect(read('#q=is%20it%20safe%3F')).toEqual({ ...nothing, text: 'is it safe?' });
  });

  it('asks what an old link asks behind its question mark', () => {
    expect(read('?q=is+it+safe%3F&kind=article')).toEqual({
      text: 'is it safe?',
      kind: 'article',
      topic: undefined,
    });
    expect(read('?q=old#q=new')?.text).toBe('new');
  });

  it('asks nothing where it holds nothing, or a kind that there is not', () => {
    expect(read('')).toEqual(nothing);
    expect(read('#q=a&kind=toString&topic=')).toEqual({ ...nothing, text: 'a' });
  });

  it('tells nothing of a question where it leads to a place on the page', () => {
    expect(read('#main')).toBeUndefined();
  });

  it('takes a question behind its #, away from what the host sees, and keeps all else', () => {
    const address = formatSearchAddress(
      'https://site.example/search/?from=mail&q=old&kind=page#main',
      {
        text: ' “50 %” & more? ',
        kind: 'question',
        topic: 'safety',
      },
    );
    expect(new URL(address).search).toBe('?from=mail');
    expect(parseSearchAddress(address)).toEqual({
      text: '“50 %” & more?',
      kind: 'question',
      topic: 'safety',
    });
  });

  it('is plain again where nothing is asked, with the place on the page', () => {
    expect(
      formatSearchAddress('https://site.example/search/#q=a&kind=page&topic=b', {
        ...nothing,
        text: ' ',
      }),
    ).toBe('https://site.example/search/');
    expect(formatSearchAddress('https://site.example/search/#main', nothing)).toBe(
      'https://site.example/search/#main',
    );
  });
});

describe('the words of a path that leads nowhere', () => {
  it.each([
    ['/faq/side-efects/', 'side efects'],
    ['/side_effects.html', 'side effects'],
    ['/blog/2024/12/is-it-safe/page/2/', 'page'],
    ['/blog/is-it-safe/2/', 'is it safe'],
    ['/old/side-effects/index.php', 'side effects'],
    ['/faq/m%C3%BCde%20Augen', 'müde Augen'],
    ['/faq/100%-safe/', '100 safe'],
    ['/faq/%E0%A4%A-rest/', 'rest'],
    ['/faq/v1.5-of-it', 'v1 5 of it'],
    ['/stress+sleep', 'stress sleep'],
    ['/', ''],
    ['/2024/12/', ''],
  ])('are, for %s, “%s”', (path, words) => {
    expect(parsePathWords(path)).toBe(words);
  });
});
