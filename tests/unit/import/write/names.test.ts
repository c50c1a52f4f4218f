import { describe, expect, it } from 'vitest';
import { createFileNames } from '../../../../src/import/write/named-files.ts';

const known = [
  { id: 'jane-doe', name: 'Jane Doe' },
  { id: 'mr-bamboo', name: 'Mr Bamboo' },
];

describe('a name', () => {
  it.each(['Jane Doe', 'jane doe', 'Dr. Jane Doe', 'Prof. Dr. Jane Doe'])(
    'is that of an entry which is there: %s',
    (name) => {
      expect(createFileNames(known, 'person')(name)).toEqual({
        id: 'jane-doe',
        isNew: false,
        near: undefined,
      });
    },
  );

  it.each(['Jane Do', 'J. Doe', 'Jane Doé-Smith'.slice(0, 8)])(
    'that is nearly another is new, and the other is offered: %s',
    (name) => {
      const given = createFileNames(known, 'person')(name);
      expect(given.isNew === (given.near !== undefined)).toBe(true);
    },
  );

  it('that is another one is new, and nothing is offered', () => {
    expect(createFileNames(known, 'person')('Ada Lovelace')).toEqual({
      id: 'ada-lovelace',
      isNew: true,
      near: undefined,
    });
  });

  it.each([
    ['Physiotherapy', 'Psychotherapy'],
    ['Course 1', 'Course 2'],
    ['C', 'R'],
    ['C#', 'F#'],
    ['PHP', 'PSP'],
    ['苔藓', '苔草'],
  ])('that is another word is not offered: %s, %s', (one, other) => {
    const toName = createFileNames([], 'topic');
    expect([toName(one).near, toName(other).near]).toEqual([undefined, undefined]);
  });

  it('that is nearly one of the same import is told, too', () => {
    const toName = createFileNames([], 'topic');
    expect([toName('Sessions').near, toName('Sesions').near?.id]).toEqual([undefined, 'sessions']);
  });

  it('keeps its id when it comes again', () => {
    const toName = createFileNames(known, 'person');
    expect([toName('Ada Lovelace').isNew, toName('ADA LOVELACE')]).toEqual([
      true,
      { id: 'ada-lovelace', isNew: false, near: undefined },
    ]);
  });

  it('has an id of its own where two differ only in letters that addresses do not have', () => {
    const toName = createFileNames([], 'person');
    expect([toName('***').id, toName('???').id, toName('李雷').id, toName('礼雷').id]).toEqual([
      'person',
      'person-2',
      'li-lei',
      'li-lei-2',
    ]);
  });
});

describe('names by the thousand', () => {
  it('are each held against so many others and no more', () => {
    let looks = 0;
    const many = Array.from({ length: 20_000 }, (_, index) => ({
      id: `name-${index}`,
      get name() {
        looks += 1;
        return `Name number ${index}`;
      },
    }));
    const toName = createFileNames(many, 'topic');
    const before = looks;
    for (let index = 0; index < 100; index += 1) toName(`Word number ${index}`);
    expect(looks - before).toBeLessThan(100 * 10);
  });

  it('keep the ids and the hints that few have', () => {
    const toName = createFileNames(
      [
        ...known,
        ...Array.from({ length: 20_000 }, (_, index) => ({
          id: `n${index}`,
          name: `N${index} Q${index}`,
        })),
      ],
      'person',
    );
    expect([
      toName('Jane Do').near?.id,
      toName('J. Doe').near?.id,
      toName('Dr. Jane Doe').id,
    ]).toEqual(['jane-doe', 'jane-doe', 'jane-doe']);
  });

  it('that differs from another by its signs alone is another one', () => {
    const topics = createFileNames([], 'topic');
    const ids = ['C', 'C++', 'C#', 'F#', 'A*', 'A', '.NET', 'Net', 'R&D', 'R D'].map(
      (name) => topics(name).id,
    );
    expect(ids).toEqual([
      'c',
      'c-plus-plus',
      'c-sharp',
      'f-sharp',
      'a-star',
      'a',
      'dot-net',
      'net',
      'r-d',
      'r-d-2',
    ]);
    expect(['c++', 'Node.js', 'node js'].map((name) => topics(name).id)).toEqual([
      'c-plus-plus',
      'node-js',
      'node-js',
    ]);
  });

  it.each([
    ['Анна Петрова', 'anna-petrova'],
    ['Γιώργος Σεφέρης', 'giorgos-seferis'],
    ['王小明', 'wang-xiao-ming'],
    ['서울', 'seoul'],
    ['Łukasz Müller', 'lukasz-muller'],
  ])('in another script has an id as it sounds: %s', (name, id) => {
    expect(createFileNames([], 'person')(name).id).toBe(id);
  });
});
