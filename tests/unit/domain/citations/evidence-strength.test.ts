import { describe, expect, it } from 'vitest';
import {
  canBearStrongClaim,
  isOfAnimals,
} from '../../../../src/domain/citations/evidence-ladder.ts';
import { mentionsRetraction } from '../../../../src/domain/citations/cited-sentence.ts';
import { evidenceKinds } from '../../../../src/schemas/source.ts';

describe('the strength of evidence', () => {
  it('for a strong claim is that of trials, reviews and guidelines', () => {
    expect(evidenceKinds.filter(canBearStrongClaim)).toEqual([
      'guideline',
      'systematic-review',
      'randomised-trial',
    ]);
  });

  it.each(['24 mice', 'Cells in vitro', '12 Hunde', 'Rats with arthritis'])(
    'is less where no people were studied: %s',
    (population) => {
      expect(isOfAnimals(population)).toBe(true);
    },
  );

  it.each([
    '84 people with fibromyalgia',
    'Ten trials with 681 people and their dogs',
    '40 roses',
    'Patients with cat allergy; cats were tested too',
  ])('is not less for %s', (population) => {
    expect(isOfAnimals(population)).toBe(false);
  });
});

describe('a sentence about a retraction', () => {
  it.each([
    'The trial was retracted in 2024.',
    'It was withdrawn.',
    'Die Studie wurde zurückgezogen.',
    'After the retraction nothing is left.',
  ])('says so: %s', (sentence) => {
    expect(mentionsRetraction(sentence)).toBe(true);
  });

  it('is no other', () => {
    expect(mentionsRetraction('She drew back.')).toBe(false);
  });
});
