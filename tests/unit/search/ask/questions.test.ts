import { describe, expect, it } from 'vitest';
import { parseQuestions } from '../../../../src/search/ask/index.ts';

describe('the questions of a file', () => {
  it('are its lines, without what marks a list or a quoted mail', () => {
    expect(parseQuestions('> How long?\n\n- is it   safe\r\n* 12\n', false)).toEqual([
      'How long?',
      'is it safe',
    ]);
  });

  it('are the column of a table that is named so', () => {
    const table = 'Clicks;Suchanfragen;Position\r\n3;"wie ""lange"";\noft";1\r\n1;kosten;2\r\n';
    expect(parseQuestions(table, true)).toEqual(['wie "lange"; oft', 'kosten']);
    expect(parseQuestions('\uFEFFTop queries,Clicks\nprice,3\n', true)).toEqual(['price']);
  });

  it('are the first column of a table without such a name', () => {
    expect(parseQuestions('how long,1\nhow often,2', true)).toEqual(['how long', 'how often']);
  });
});
