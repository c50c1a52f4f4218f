import { describe, expect, it } from 'vitest';
import { readQuestions } from '../../../../bench/safe/danger.ts';
import {
  createDangerCheck,
  type EmergencySettings,
} from '../../../../src/search/emergency/danger-check.ts';
import { createEmergency } from '../../../../src/search/emergency.ts';

const settings = createEmergency({ field: 'health', language: 'en', emergency: undefined });
const isDanger = createDangerCheck(settings ?? { languages: [], words: [] });
const own = (...words: string[]) =>
  createDangerCheck({ languages: [], words } satisfies EmergencySettings);

describe('the check for danger', () => {
  it('knows every question of a person in danger', () => {
    expect(readQuestions('danger').filter((question) => !isDanger(question))).toEqual([]);
  });

  it('is silent for every ordinary question', () => {
    expect(readQuestions('ordinary').filter(isDanger)).toEqual([]);
  });

  it.each([
    [
      'typing errors',
      [
        'i wnat to die',
        'chst pian',
        'cant breath',
        'worst headach of my lfe',
        'takn too mnay pils',
        'ich will nich mehr lebn',
        'pregnnt 12 weks is it ok',
      ],
    ],
    [
      'missing and superfluous spaces',
      ['icantbreathe', 'chestpain', 'over dose', 'kill my self', 'brust schmerzen'],
    ],
    [
      'capitals, accents, apostrophes and letters held down',
      [
        'I CAN’T BREATHE!!!',
        'can not breathe',
        'can t breathe',
        'Ich möchte sterben',
        'ich moechte sterben',
        'Säugling mit Fieber',
        'saugling mit fieber',
        'heeelp i want to diiiie',
      ],
    ],
    [
      'a word that ends in “ue” amid the question',
      ['my tongue is swelling up', 'lips blue and cold', 'blaue lippen und atmet schwer'],
    ],
    [
      'the forms of a word',
      [
        'she swallows bleach',
        'he keeps collapsing',
        'hat sich geritzt',
        'immer stärkere und stechende schmerzen in der brust',
      ],
    ],
    [
      'compounds that no list holds',
      [
        'sohn hat rohrreiniger getrunken',
        'spülmaschinentabs gegessen',
        'alle rheumatabletten genommen',
        'took 30 nitrazepam',
      ],
    ],
    [
      'another person who is in danger',
      [
        'my aunt wants to kill herself',
        'my neighbour hits her kids and me',
        'meine nichte ritzt sich',
        'der enkel hat was verschluckt',
        'grandson ate dishwasher tabs',
      ],
    ],
    [
      'hints instead of plain words',
      [
        'they would be better without me',
        'so tired of being alive',
        'ich falle allen nur zur last',
        'einschlafen und nie wieder aufwachen',
        'ich kann nicht mehr',
      ],
    ],
    [
      'half sentences in any order',
      ['pain chest arm', 'breathe cant', 'headache worst', 'pregnant 8 weeks'],
    ],
    [
      'a pasted paragraph',
      [
        `${'I have been to many places and read a lot. '.repeat(40)}Since this morning I cannot feel anything between my legs.${' Thank you for reading.'.repeat(40)}`,
      ],
    ],
  ])('knows it in spite of %s', (_, questions) => {
    expect(questions.filter((question) => !isDanger(question))).toEqual([]);
  });

  it.each([
    'meaning of pushing, cooking, drawing, draining and surrounding',
    'half the number of sessions after a treatment',
    'what is she doing at the massage table',
    'delicious tea',
    'ich will nicht mehr rauchen',
    'wann bekommen sie den herzschlag am besten zu spüren',
    'was ist am besten',
    'wird mein kind auch getestet',
    'ruf doch mal den empfang an',
    'I am dying to know the price',
    'killer back pain',
    'deadline',
    'is it safe in pregnancy?',
    'was sind die nebenwirkungen',
    'blood pressure',
    '',
    '?!',
    '😀',
  ])('is silent for “%s”', (question) => {
    expect(isDanger(question)).toBe(false);
  });

  it('does not take what stands in sentences far apart for one', () => {
    expect(
      isDanger(
        'My chest of drawers arrived. It is oak and I like it very much. The pain of assembling it was worth it.',
      ),
    ).toBe(false);
  });

  it('reads words that were written together, and makes none of many tiny ones', () => {
    const check = createDangerCheck({
      languages: [{ sets: {}, idioms: [], others: '', fillers: 'a in to', signs: 'cant|in die' }],
      words: [],
    });
    expect(['cant die', 'cantdie', 'to a in die', 'toaindie'].map(check)).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  it('takes the words of a site as they are: all of a phrase, close together, also misspelt', () => {
    const check = own('gas leak', 'Brandgeruch', '火事');
    expect(
      ['a leak of gas', 'gas laek here', 'brandgeruch?', 'BRANDGERUCH', '家で火事です'].filter(
        (question) => !check(question),
      ),
    ).toEqual([]);
    expect(
      ['gas', 'leak', 'gas is expensive and my boat in the harbour has a leak', '山'].filter(check),
    ).toEqual([]);
  });

  it('reads a letter of many thousand words', () => {
    expect(isDanger('I have some pain and more of it every day. '.repeat(5000))).toBe(false);
  });
});
