import { describe, expect, it } from 'vitest';
import { check, faqWith, wellFiles, type Files } from '../small-content.ts';

const hard =
  'Considerable methodological heterogeneity notwithstanding, fermentation conditions determine nutritional characteristics of individual preparations';
const easy =
  'We let the dough rest for an hour, and then we bake it in a hot oven until the crust is dark';

function find(changes: Files) {
  return check(changes).diagnostics.filter(({ rule }) => rule === 'reading-ease');
}

function inLanguage(language: string): Files {
  return { 'site.yml': `${wellFiles['site.yml']}language: ${language}\n` };
}

describe('a text', () => {
  it('that is difficult gets one remark, at its longest sentence', () => {
    const body = `${`${hard}. `.repeat(5)}\n\n${hard}, ${hard} [@haller-2020]. ${`${hard}. `.repeat(4)}`;
    expect(find(faqWith(body))).toMatchObject([
      {
        severity: 'info',
        path: 'faq/is-it-safe.md',
        line: 9,
        column: 1,
        message: expect.stringMatching(
          /its Flesch reading ease is -?\d+, and 50 or more is expected\. This is its longest sentence, with 24 words\./,
        ),
      },
    ]);
  });

  it('that is easy gets no remark', () => {
    expect(find(faqWith(`${easy}. `.repeat(10)))).toEqual([]);
  });

  it('is not looked at further where its first 150 words are easy, and is where they are hard', () => {
    const [beginning, rest] = [`${easy}. `.repeat(12), `${hard}. `.repeat(30)];
    expect(find(faqWith(beginning + rest))).toEqual([]);
    expect(find(faqWith(rest + beginning))).toHaveLength(1);
  });

  it('that is short gets no remark', () => {
    expect(find(faqWith(`${hard}. `.repeat(4)))).toEqual([]);
  });

  it('is not judged by its headings, tables and code', () => {
    const table = `| ${hard} |\n| --- |\n${`| ${hard} |\n`.repeat(20)}`;
    const others = `## ${hard}\n\n${table}\n\n\`\`\`\n${hard.repeat(10)}\n\`\`\`\n\n`;
    const sentences = `${easy}. `.repeat(10);
    for (const body of [sentences + '\n\n' + others, others + sentences])
      expect(
        find({
          'pages/about.mdx': `---\ntitle: About\ndescription: Who we are.\n---\n\n${body}\n`,
        }),
      ).toEqual([]);
  });

  it('is measured by the yardstick of its language, and not where there is none', () => {
    const german =
      'Unzureichende Voraussetzungen verschiedenartiger Untersuchungsbedingungen beeinträchtigen nichtsdestoweniger Vergleichbarkeitsüberlegungen. ';
    expect(find({ ...faqWith(german.repeat(15)), ...inLanguage('de') })).toMatchObject([
      { message: expect.stringContaining('its Amstad reading ease') },
    ]);
    expect(find({ ...faqWith(`${hard}. `.repeat(12)), ...inLanguage('fr') })).toEqual([]);
  });
});
