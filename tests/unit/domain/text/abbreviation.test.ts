import { describe, expect, it } from 'vitest';
import {
  findAbbreviation,
  isExplained,
  explainAbbreviation,
} from '../../../../src/domain/text/abbreviation.ts';

const mri = { short: 'MRI', long: 'magnetic resonance imaging' };

describe('an abbreviation', () => {
  it.each([
    ['An MRI is loud.', 3],
    ['(MRI)', 1],
    ['MRI-scan', 0],
    ['mri, MRIs, AMRI and MRI', 20],
    ['Über MRI', 5],
    ['ÄMRI, MRI', 6],
    ['no such word', undefined],
  ])('in %j stands first at %s', (text, at) => {
    expect(findAbbreviation(text, 'MRI')).toBe(at);
  });

  it.each([
    'Magnetic resonance imaging (MRI) is loud.',
    'MRI (magnetic resonance imaging) is loud.',
    'Magnetic-resonance imaging, or MRI, is loud.',
    'MRI stands for magnetic resonance imaging.',
    'It was magnetic resonance imaging, in short MRI.',
  ])('is explained in %j', (text) => {
    expect(isExplained(text, text.indexOf('MRI'), mri)).toBe(true);
  });

  it.each([
    'MRI is loud.',
    'Magnetic resonance imaging is loud. MRI is not.',
    'Magnetic resonance imaging is something that we do in the cellar, where the MRI stands.',
    'An MRI is loud; it is made in a hall. Magnetic resonance imaging is old.',
  ])('is not explained in %j', (text) => {
    expect(isExplained(text, text.indexOf('MRI'), mri)).toBe(false);
  });

  it('is written out as a sentence needs it', () => {
    expect(explainAbbreviation('Have an MRI.', 8, mri)).toBe('magnetic resonance imaging (MRI)');
    expect(explainAbbreviation('It is. MRI helps.', 7, mri)).toBe(
      'Magnetic resonance imaging (MRI)',
    );
    expect(explainAbbreviation('MRI helps.', 0, mri)).toBe('Magnetic resonance imaging (MRI)');
  });
});
