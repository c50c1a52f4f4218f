import { describe, expect, it } from 'vitest';
import { isBasis, parseCitations } from '../../../../src/domain/text/citation.ts';

describe('citations in a text', () => {
  it('are found with their places', () => {
    const text = 'Less pain [@haller-2020], as taught [@tradition].';
    expect(parseCitations(text).map(({ id, start, end }) => [id, text.slice(start, end)])).toEqual([
      ['haller-2020', '[@haller-2020]'],
      ['tradition', '[@tradition]'],
    ]);
  });

  it('are found where they follow each other', () => {
    expect(parseCitations('[@a][@b] [@c]').map((mark) => mark.id)).toEqual(['a', 'b', 'c']);
  });

  it.each(['mail me@example.org', '[@]', '[@ a]', '@a', '[a@b]', '[@a'])(
    'are not seen in “%s”',
    (text) => {
      expect(parseCitations(text)).toEqual([]);
    },
  );

  it('may name a basis instead of a source', () => {
    expect(['tradition', 'experience', 'no-study', 'haller-2020'].filter(isBasis)).toEqual([
      'tradition',
      'experience',
      'no-study',
    ]);
  });
});
