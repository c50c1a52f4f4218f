import { describe, expect, it } from 'vitest';
import { parsePathWords } from '../../../../src/search/ui/search-params.ts';

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
