import { describe, expect, it } from 'vitest';
import { parseReference } from '../../../../src/import/extract/sources/references.ts';
import { describeLeftOut, splitMarkdown, toMarkdown } from './markdown-document.ts';

/** The body of a text with its marks, as "{journal | year}". */
function toBody(markdown: string): string {
  return toMarkdown(splitMarkdown(`# Rest\n\n${markdown}\n`).entries[0]?.body ?? []);
}

describe('a source that a sentence names', () => {
  it.each([
    [
      'A study published in the Journal of Slow Gardening in 2011 found less haste.',
      'A study published in the Journal of Slow Gardening in 2011 found less haste {Journal of Slow Gardening | 2011}.',
    ],
    [
      'Another study in 2012, published in Evidence-Based Garden Medicine, found more.',
      'Another study in 2012, published in Evidence-Based Garden Medicine, found more {Evidence-Based Garden Medicine | 2012}.',
    ],
    [
      'A 2014 trial in The Lancet found none. Bees do.',
      'A 2014 trial in The Lancet found none {The Lancet | 2014}. Bees do.',
    ],
    [
      'A trial in the journal Hedge (2016) found two.',
      'A trial in the journal Hedge (2016) found two {Hedge | 2016}.',
    ],
    [
      'A study published in The Lancet in March 2015 found two.',
      'A study published in The Lancet in March 2015 found two {The Lancet | 2015}.',
    ],
    [
      'Eine 2015 im Journal of Slow Gardening veröffentlichte Studie fand weniger Eile.',
      'Eine 2015 im Journal of Slow Gardening veröffentlichte Studie fand weniger Eile {Journal of Slow Gardening | 2015}.',
    ],
    [
      'Eine Studie, die 2018 in der Zeitschrift für Gartenkunde erschien, fand mehr.',
      'Eine Studie, die 2018 in der Zeitschrift für Gartenkunde erschien, fand mehr {Zeitschrift für Gartenkunde | 2018}.',
    ],
    ['Rest helps (Hill et al., 2019).', 'Rest helps (Hill et al., 2019) {Hill | 2019}.'],
    [
      'Hill et al. (2019) found that rest helps.',
      'Hill et al. (2019) found that rest helps {Hill | 2019}.',
    ],
    [
      'Hill and Dale (2019) found that rest helps.',
      'Hill and Dale (2019) found that rest helps {Hill | Dale | 2019}.',
    ],
    [
      'Rest helps, studies say (Hill & Dale, 2019; Moor et al., 2020).',
      'Rest helps, studies say (Hill & Dale, 2019; Moor et al., 2020) {Hill | Dale | 2019} {Moor | 2020}.',
    ],
    [
      'Rest helps ([a trial](https://doi.org/10.1234/rest.5)). It does.',
      'Rest helps ([a trial](https://doi.org/10.1234/rest.5)) {10.1234/rest.5}. It does.',
    ],
    ['Rest helps (doi:10.1234/rest(5)6).', 'Rest helps (doi:10.1234/rest(5)6) {10.1234/rest(5)6}.'],
    ['Rest helps (PMID: 31892357).', 'Rest helps (PMID: 31892357) {31892357}.'],
    [
      'A trial in The Lancet in 2014 ([here](https://doi.org/10.1234/rest.5)) found it.',
      'A trial in The Lancet in 2014 ([here](https://doi.org/10.1234/rest.5)) found it {10.1234/rest.5 | The Lancet | 2014}.',
    ],
  ])('is cited behind it: %s', (text, marked) =>
    expect(toBody(text).replaceAll('\\', '')).toBe(marked),
  );

  it('is one for all sentences that name it', () => {
    const [first, second] =
      splitMarkdown(
        '# Rest\n\nHill et al. (2019) found it. So said Hill et al. (2019) again.\n',
      ).entries[0]?.body.flatMap((block) =>
        'children' in block ? block.children.filter(({ type }) => type === 'citation') : [],
      ) ?? [];
    expect(first).toBeDefined();
    expect(first).toEqual(second);
  });

  it.each([
    'The garden opened in 2011.',
    'A study in Germany in 2011 found less haste.',
    'A study published in London in 2011 found less haste.',
    'In Berlin (2011) the bees slept.',
    'The book Slow Gardening by Hill (2011) sells well.',
    'Developed by Dr. Hill in the 1970s, it spread.',
    'We review products from Garden Science of 2020 here.',
    'The exhibition (Berlin, 2011) was full.',
    'A study at the Department of Garden Medicine in 2011 found it.',
    'A trial held in the School of Sports Medicine in 2011 found it.',
    'See [1] and [2].',
    'Paris and London (2012) held games.',
  ])('is not seen in %j', (text) => expect(toBody(text).replaceAll('\\', '')).toBe(text));
});

describe('a list of references', () => {
  const list =
    '## References\n\n1. Hill A, Dale B. Rest in gardens. J Slow Gard. 2019;12(3):4-9.\n2. Moor, C. (2020). More rest. *Garden Letters*, 3(1), 5–8. https://doi.org/10.1234/rest.5\n';

  it('is left out where the text cites all of it', () => {
    const split = splitMarkdown(`# Rest\n\nRest helps.[1] More helps more [2].\n\n${list}`);
    expect(toMarkdown(split.entries[0]?.body ?? [])).toBe(
      'Rest helps {Hill A | Dale B | Rest in gardens | J Slow Gard | 2019 | 12(3):4-9}. More helps more {Moor C | 2020 | More rest | Garden Letters | 3(1):5-8 | 10.1234/rest.5}.',
    );
    expect(describeLeftOut(split)).toEqual([
      '3: [1] (the number of a reference; the citation of its source stands there)',
      '3: [2] (the number of a reference; the citation of its source stands there)',
      '5: References (the heading of a list whose lines all became sources)',
      '7: Hill A, Dale B. Rest in gardens. J Slow Gard. 2019;12(3):4-9. (became a source)',
      '8: Moor, C. (2020). More rest. Garden Letters, 3(1), 5–8. https://doi.org/10.1234/rest.5 (became a source)',
    ]);
  });

  it('is known by author and year', () => {
    expect(
      splitMarkdown(
        `# Rest\n\nHill (2019) says so, and others do (Moor, 2020).\n\n${list}`,
      ).messages.filter(({ requiresAction }) => requiresAction),
    ).toEqual([]);
  });

  it('stays where the text does not cite all of it', () => {
    const split = splitMarkdown(`# Rest\n\nRest helps [1].\n\n${list}`);
    expect(toMarkdown(split.entries[0]?.body ?? [])).toContain('## References\n\n1. Hill A');
    expect(split.messages).toMatchObject([{ requiresAction: true, line: 5 }]);
  });
});

describe('a reference', () => {
  it.each([
    [
      'Hill A, Dale B, et al. Rest in gardens: a trial. J Slow Gard 2019;12:4-9. doi:10.1234/x.1',
      {
        authors: ['Hill A', 'Dale B'],
        title: 'Rest in gardens: a trial',
        container: 'J Slow Gard',
        year: 2019,
        locator: '12:4-9',
        doi: '10.1234/x.1',
      },
    ],
    [
      'Hill A. Does rest help? J Slow Gard. 2019 Mar;12(3):4-9.',
      {
        authors: ['Hill A'],
        title: 'Does rest help?',
        container: 'J Slow Gard',
        year: 2019,
        locator: '12(3):4-9',
      },
    ],
    [
      'Hill, A. B., & van der Dale, C. (2019). Rest in gardens. Slow Gardening, 12(3), 4–9.',
      {
        authors: ['Hill AB', 'van der Dale C'],
        year: 2019,
        title: 'Rest in gardens',
        container: 'Slow Gardening',
        locator: '12(3):4-9',
      },
    ],
    [
      'Garden Society (2020). Rules of rest. Hedge Press.',
      { authors: ['Garden Society'], year: 2020, title: 'Rules of rest', container: 'Hedge Press' },
    ],
    ['The big book of rest, third printing', { title: 'The big book of rest, third printing' }],
  ])('is read as far as it is sure: %s', (line, record) =>
    expect(parseReference(line)).toEqual(record),
  );
});
