import { describe, expect, it } from 'vitest';
import { faqWith, pageWith } from '../small-content.ts';
import { findLines } from './found.ts';

const table = (...rows: readonly string[]) => pageWith(rows.join('\n'));

describe('the head of a table', () => {
  it('is not empty', () => {
    expect(findLines('table-header', table('| | |', '|---|---|', '| a | b |'))).toEqual([
      '6:1 The head of this table is empty, so nobody knows what its columns hold. Write their names into the first line of the table.',
    ]);
  });

  it.each([
    [['| Name | |', '|---|---|', '| a | b |'], '6:8 Column 2'],
    [['| | Time |', '|---|---|', '| | b |'], '6:1 Column 1'],
    [['| *** | Time |', '|---|---|', '| a | b |', '| | b |'], '6:1 Column 1'],
  ])('names each column: %j', (rows, message) => {
    expect(findLines('table-header', table(...rows))).toEqual([
      expect.stringContaining(`${message} of this table has no name.`),
    ]);
  });

  it('may leave the first cell empty above the names of the rows', () => {
    expect(
      findLines('table-header', table('| | Time |', '|---|---|', '| White | 40 |', '| Rye | 60 |')),
    ).toEqual([]);
  });

  it('may hold an image with words', () => {
    expect(
      findLines(
        'table-header',
        table('| Name | ![A clock](./clock.png) |', '|---|---|', '| a | b |'),
      ),
    ).toEqual([]);
  });

  it('is followed by rows', () => {
    expect(findLines('table-header', table('| Name | Time |', '|---|---|'))).toEqual([
      expect.stringContaining('6:1 This table has a head and no rows.'),
    ]);
  });

  it('has more than one column, in answers too', () => {
    expect(findLines('table-header', faqWith('| Name |\n|---|\n| a |'))).toEqual([
      expect.stringContaining('7:1 This table has one column'),
    ]);
  });

  it('is not sought in code', () => {
    expect(
      findLines('table-header', table('```', '| | |', '|---|---|', '| a | b |', '```')),
    ).toEqual([]);
  });
});
