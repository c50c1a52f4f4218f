import { expect, it } from 'vitest';
import { formatOpenGraphLocale } from '../../../../src/domain/entries/page-meta.ts';

it('a language is written as Open Graph writes it, with its usual region where it names none', () => {
  expect(['en', 'de', 'de-CH', 'pt-BR'].map(formatOpenGraphLocale)).toEqual([
    'en_US',
    'de_DE',
    'de_CH',
    'pt_BR',
  ]);
});
