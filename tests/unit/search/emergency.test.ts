import { describe, expect, it } from 'vitest';
import { splitPhoneNumbers } from '../../../src/domain/entries/site.ts';
import { createEmergency } from '../../../src/search/emergency.ts';

const tell = (
  emergency: Parameters<typeof createEmergency>[0]['emergency'],
  field?: 'health',
  language = 'en',
) => createEmergency({ emergency, field, language });

describe('the emergency text of a site', () => {
  it('is there on health in English, German and French, with the words of all three', () => {
    for (const [language, number] of [
      ['en-GB', '999'],
      ['de-AT', '142'],
      ['fr', '3114'],
    ] as const) {
      const emergency = tell(undefined, 'health', language);
      expect(emergency?.paragraphs.join(' ')).toContain(number);
      expect(emergency?.languages).toHaveLength(3);
    }
  });

  it('is not there on another field or in another language, unless the site writes one', () => {
    expect([
      tell(undefined),
      tell(undefined, 'health', 'ja'),
      tell({ words: ['gas leak'] }),
    ]).toEqual([undefined, undefined, undefined]);
    expect(tell({ text: 'Call 112.\n\nLeave\nthe house.', words: ['gas leak'] })).toEqual({
      paragraphs: ['Call 112.', 'Leave the house.'],
      languages: [],
      words: ['gas leak'],
    });
    expect(tell({ text: '119番へ' }, 'health', 'ja')?.languages).toHaveLength(3);
  });

  it('keeps the words that are known where the site adds some or writes its own text, and is gone where the site turns it off', () => {
    expect(tell({ words: ['gas leak'] }, 'health')).toMatchObject({
      words: ['gas leak'],
      languages: [{}, {}, {}],
    });
    expect(tell({ text: 'Call 000.' }, 'health')?.paragraphs).toEqual(['Call 000.']);
    expect(tell(false, 'health')).toBeUndefined();
  });
});

describe('telephone numbers in a text', () => {
  it.each([
    ['Call 112 in Europe, 999 in the UK.', ['tel:112', 'tel:999']],
    ['0800 111 0 111, day and night', ['tel:08001110111']],
    ['or +44 20 7946 0000.', ['tel:+442079460000']],
    ['In 12 weeks, 5,000 people, 100 % or 100% of 250mg, 3.141 and €500', []],
    ['', []],
  ])('of %j call', (text, addresses) => {
    const runs = splitPhoneNumbers(text);
    expect(runs.flatMap(({ address }) => address ?? [])).toEqual(addresses);
    expect(runs.map((run) => run.text).join('')).toBe(text);
  });
});
