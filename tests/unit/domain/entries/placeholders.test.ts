import { describe, expect, it } from 'vitest';
import {
  fillPlaceholders,
  formatPlaceholder,
  getBasisLetter,
} from '../../../../src/domain/entries/placeholders.ts';
import { english } from '../../../../src/domain/locale/labels/english.ts';
import { german } from '../../../../src/domain/locale/labels/german.ts';
import { bases } from '../../../../src/domain/text/citation.ts';

const mark = (source: string, anchor: string) =>
  `<a id="${anchor}" aria-label="${formatPlaceholder({ kind: 'reference', source, anchor })}">${formatPlaceholder({ kind: 'number', source })}</a>`;

describe('the placeholders of a page', () => {
  it('number its sources in the order in which they first appear', () => {
    const html = `<p>${mark('b', 'cite-b')}${mark('a', 'cite-a')}</p>${mark('b', 'cite-b-2')}`;
    expect(fillPlaceholders(html, english)).toEqual({
      html: '<p><a id="cite-b" aria-label="Reference 1">1</a><a id="cite-a" aria-label="Reference 2">2</a></p><a id="cite-b-2" aria-label="Reference 1">1</a>',
      citations: [
        { sourceId: 'b', number: 1, marks: ['cite-b', 'cite-b-2'] },
        { sourceId: 'a', number: 2, marks: ['cite-a'] },
      ],
      bases: [],
    });
  });

  it('become words in the language of the site', () => {
    const html = [
      formatPlaceholder({ kind: 'basis', basis: 'no-study' }),
      formatPlaceholder({ kind: 'basis-letter', basis: 'no-study' }),
      formatPlaceholder({ kind: 'callout', callout: 'caution' }),
      formatPlaceholder({ kind: 'table' }),
      formatPlaceholder({ kind: 'table' }),
    ].join('|');
    expect(fillPlaceholders(html, english)).toEqual({
      html: 'no study|N|Caution|Table 1|Table 2',
      citations: [],
      bases: ['no-study'],
    });
    expect(fillPlaceholders(html, german).html).toContain('|Tabelle 1|Tabelle 2');
  });

  it('lead to the list below its question where an answer has one of its own', () => {
    const reference = formatPlaceholder({ kind: 'reference', source: 'a', anchor: 'cite-a' });
    const number = formatPlaceholder({ kind: 'number', source: 'a' });
    const letter = formatPlaceholder({ kind: 'basis-letter', basis: 'no-study' });
    const html = `<a href="#ref-a" aria-label="${reference}">${number}</a><a href="#basis_no-study">${letter}</a>`;
    expect(fillPlaceholders(html, english, 'q').html).toBe(
      '<a href="#ref-q-a" aria-label="Reference 1">1</a><a href="#basis_q_no-study">N</a>',
    );
    expect(fillPlaceholders(html, english).html).toBe(
      '<a href="#ref-a" aria-label="Reference 1">1</a><a href="#basis_no-study">N</a>',
    );
  });

  it.each([english, german])('have a letter of its own for each basis', (labels) => {
    expect(new Set(bases.map((basis) => getBasisLetter(basis, labels))).size).toBe(bases.length);
  });

  it('are nothing else: all other text stays as it is', () => {
    for (const html of ['', '<p>reference a b</p>', '<p>$& \\ufdd0</p>'])
      expect(fillPlaceholders(html, english)).toEqual({ html, citations: [], bases: [] });
  });

  it.each(['\ufdd0', '\ufdd0constructor x\ufdd1', '\ufdd0basis constructor\ufdd1', '\ufdd1'])(
    'cannot be made by an author who writes their marks (%j)',
    (text) => {
      expect(fillPlaceholders(`a${text}b`, english).citations).toEqual([]);
      expect(fillPlaceholders(`a${text}b`, english).html).toMatch(/^a.*b$/);
    },
  );
});
