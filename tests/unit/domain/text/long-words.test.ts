import { describe, expect, it } from 'vitest';
import { splitLongWords } from '../../../../src/domain/text/index.ts';

describe('splitLongWords', () => {
  it('divides an identifier after each of its signs', () => {
    expect(splitLongWords('What is E_LOCK_TIMEOUT_EXCEEDED?')).toEqual([
      'What is E_LOCK_',
      'TIMEOUT_',
      'EXCEEDED?',
    ]);
  });

  it('divides a path and a file name', () => {
    expect(splitLongWords('~/.config/ferry/ferry.toml')).toEqual([
      '~/.config/',
      'ferry/',
      'ferry.',
      'toml',
    ]);
  });

  it('leaves other words whole', () => {
    for (const text of ['', 'either/or', 'Wiederherstellungsschlüsselverwaltung', 'Is it safe?'])
      expect(splitLongWords(text)).toEqual([text]);
  });
});
