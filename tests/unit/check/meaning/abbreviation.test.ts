import { describe, expect, it } from 'vitest';
import { check, checkLines, faqWith, pageWith, wellFiles, type Files } from '../small-content.ts';

const site = {
  'site.yml': `${wellFiles['site.yml']}abbreviations:\n  LAB: lactic acid bacteria\n  "C++": a language\n`,
};

function find(changes: Files): string[] {
  return checkLines({ ...site, ...changes }).filter((line) => line.includes('[abbreviation]'));
}

describe('an abbreviation', () => {
  it('is told where it stands first, with what to write', () => {
    const { diagnostics: problems } = check({
      ...site,
      ...faqWith('It *is*.\nSome LAB [@haller-2020] and LAB.'),
    });
    expect(problems).toMatchObject([
      {
        rule: 'abbreviation',
        severity: 'warning',
        path: 'faq/is-it-safe.md',
        line: 8,
        column: 6,
        endColumn: 9,
        suggestion: 'lactic acid bacteria (LAB)',
      },
    ]);
  });

  it('must be explained in each text anew', () => {
    expect(
      find({
        ...faqWith('Lactic acid bacteria (LAB) do it. LAB rest.'),
        ...pageWith('We keep LAB.'),
      }),
    ).toEqual([expect.stringContaining('pages/about.mdx:6:9')]);
  });

  it('is not used by a heading, by code, by an address or by a longer word', () => {
    expect(
      find(
        pageWith(
          '## LAB\n\nUse `LAB` and https://www.who.int/LAB or LABS.\n\n| LABs |\n| --- |\n| x |',
        ),
      ),
    ).toEqual([]);
  });

  it('may hold signs', () => {
    expect(find(faqWith('Written in C++.'))).toEqual([
      expect.stringContaining('faq/is-it-safe.md:7:12'),
    ]);
  });

  it('is explained beside a citation or a mark', () => {
    expect(find(faqWith('It is the *lactic acid bacteria* [@haller-2020] (**LAB**).'))).toEqual([]);
  });
});
