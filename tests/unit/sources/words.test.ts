import { describe, expect, it } from 'vitest';
import {
  splitName,
  formatAuthor,
  getSurname,
  formatLocator,
  toPlainTitle,
  toPlainWords,
  findYear,
} from '../../../src/sources/normalize.ts';
import { formatDoiAddress } from '../../../src/domain/citations/source.ts';
import { parseDoi, parsePmid } from '../../../src/sources/identifiers.ts';

describe('the name of an author', () => {
  it.each([
    ['Haller, Heidemarie', 'Haller H'],
    ['Haller, H.', 'Haller H'],
    ['Haller, H. P.', 'Haller HP'],
    ['Haller, HP', 'Haller HP'],
    ['Sartre, Jean-Paul', 'Sartre JP'],
    ['García Márquez, Gabriel José de la', 'García Márquez GJ'],
    ['Östlund, åsa', 'Östlund Å'],
    ['King, Martin Luther, Jr.', 'King ML Jr'],
    ['山田, 太郎', '山田 太郎'],
    ['Haller H', 'Haller H'],
    ['World Health Organization,', 'World Health Organization'],
    ['{\u200bSmith}, Ann', 'Smith A'],
  ])('%j is written %j', (name, author) => {
    expect(formatAuthor(splitName(name))).toBe(author);
  });

  it.each([
    ['Castro-Sánchez AM', 'Castro-Sánchez'],
    ['van der Berg J', 'van der Berg'],
    ['King ML Jr', 'King'],
    ['World Health Organization', 'World Health Organization'],
    ['WHO', 'WHO'],
  ])('%j is sorted under %j', (author, surname) => {
    expect(getSurname(author)).toBe(surname);
  });
});

describe('a DOI', () => {
  it.each([
    ['10.5555/ABC', '10.5555/ABC'],
    [' doi: 10.5555/abc. ', '10.5555/abc'],
    ['https://www.doi.org/10.5555/a%2Fb', '10.5555/a/b'],
    [
      '10.1002/(SICI)1097-0258(19980815)17:15<1661::AID>3.0.CO;2-2',
      '10.1002/(SICI)1097-0258(19980815)17:15<1661::AID>3.0.CO;2-2',
    ],
    ['https://doi.org/10.5555/%', '10.5555/%'],
    ['10.55', undefined],
    ['https://example.org/10.5555/1', undefined],
    [`10.5555/${'.'.repeat(3000)}`, undefined],
  ])('is found in %j: %j', (text, doi) => {
    expect(parseDoi(text)).toBe(doi);
  });

  it('has an address that says what it says', () => {
    expect(formatDoiAddress('10.5555/a#b?c<d>')).toBe('https://doi.org/10.5555/a%23b%3Fc%3Cd%3E');
  });
});

describe('a PubMed number', () => {
  it.each([
    ['31892357', 31892357],
    ['PMID: 7', 7],
    ['https://www.ncbi.nlm.nih.gov/pubmed/7', 7],
    ['0', undefined],
    ['PMC7', undefined],
    ['1234567890', undefined],
  ])('is found in %j: %j', (text, pmid) => {
    expect(parsePmid(text)).toBe(pmid);
  });
});

describe('words', () => {
  it.each([
    ['<jats:title>A <i>b</i><sub>2</sub></jats:title>', 'A b2'],
    ['p < 0.05 & x > 3', 'p < 0.05 & x > 3'],
    ['{{Double} Braces}', 'Double Braces'],
    ['e\u0301 and ı\u0308', 'é and ï'],
    ['a\u00ad\u202eb \n\t c', 'ab c'],
    ['&lt;sup&gt;1&lt;/sup&gt; &amp;eacute; &#x41;', '1 &eacute; A'],
  ])('of a record are plain: %j', (text, words) => {
    expect(toPlainWords(text)).toBe(words);
  });

  it.each([
    ['A title.', 'A title'],
    ['And so on...', 'And so on...'],
    ['Does it?', 'Does it?'],
  ])('of a title lose the full stop that databases add: %j', (text, title) => {
    expect(toPlainTitle(text)).toBe(title);
  });
});

describe('a place in a journal', () => {
  it.each([
    [{ volume: '12', issue: '6', pages: '679' }, '12(6):679'],
    [{ volume: '12', issue: undefined, pages: '1–14' }, '12:1-14'],
    [{ volume: undefined, issue: undefined, pages: 'pp. 3 -- 9' }, '3-9'],
    [{ volume: '12', issue: undefined, pages: undefined }, '12'],
    [{ volume: undefined, issue: '6', pages: '7-7' }, '(6):7'],
    [{ volume: '', issue: undefined, pages: ' ' }, undefined],
  ])('of %j is %j', (given, locator) => {
    expect(formatLocator(given)).toBe(locator);
  });
});

describe('a year', () => {
  it.each([
    ['2020/01/02/', 2020],
    ['Spring 1998', 1998],
    ['in press', undefined],
    ['20201', undefined],
    ['999', undefined],
  ])('is found in %j: %j', (date, year) => {
    expect(findYear(date)).toBe(year);
  });
});
