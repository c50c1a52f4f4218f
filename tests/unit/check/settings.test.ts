import { describe, expect, it } from 'vitest';
import { adjustableRules, isAdjustableRule } from '../../../src/schemas/rules.ts';
import { ruleNames } from '../../../src/check/rule-names.ts';
import { applyLevel, parseSettings } from '../../../src/check/settings.ts';
import { parseEntry } from '../../../src/check/entry.ts';
import { toFinding } from '../../../src/check/diagnostic.ts';
import { applySuppressions } from '../../../src/check/suppressions.ts';
import { checkLines } from './small-content.ts';

function toSettings(text: string) {
  return parseSettings(
    parseEntry(
      { collection: 'site', id: 'site', path: 'site.yml', format: 'yaml' },
      text,
      '2026-01-01',
    ),
  );
}

const faq = (head: string) =>
  parseEntry(
    { collection: 'faq', id: 'a', path: 'faq/a.md', format: 'markdown' },
    `---\n${head}---\n\nYes.\n`,
    '2026-01-01',
  );
const finding = toFinding('link-text', 'faq/a.md', undefined, 'Here.');

describe('the settings', () => {
  it.each(ruleNames.filter(isAdjustableRule))('leave %s as it is without a word', (name) => {
    const { level } = adjustableRules[name];
    const found = applyLevel(toSettings('title: A\n'), { ...finding, rule: name });
    expect(found.map(({ severity }) => severity)).toEqual(level === 'off' ? [] : [level]);
  });

  it.each(['info', 'warning', 'error'])('make a finding a matter of %s', (level) => {
    expect(applyLevel(toSettings(`rules:\n  link-text: ${level}\n`), finding)).toEqual([
      { ...finding, severity: level },
    ]);
  });

  it('drop a finding whose rule is off', () => {
    expect(applyLevel(toSettings('rules:\n  link-text: off\n'), finding)).toEqual([]);
  });

  it('hold no power over other rules', () => {
    const problem = { ...finding, rule: 'unsafe', severity: 'error' } as const;
    expect(applyLevel(toSettings('rules:\n  unsafe: off\n'), problem)).toEqual([problem]);
  });

  it('are read from site.yml', () => {
    const settings = toSettings(
      'language: de-CH\nevidence: strict\nabbreviations:\n  MRI: magnetic resonance imaging\nwords: [fascia]\nreview:\n  every: 12 months\n',
    );
    expect(settings).toMatchObject({
      language: 'de-CH',
      evidence: 'strict',
      words: ['fascia'],
      reviewMonths: 12,
    });
    expect([...settings.abbreviations]).toEqual([['MRI', 'magnetic resonance imaging']]);
  });

  it('are judged by the schema', () => {
    const site =
      'title: Bread\nurl: https://www.bread-shelf.org\npublisher:\n  name: The Shelf\n  logo: ./logo.svg\nrules:\n  link-texts: off\n  spelling: loud\n';
    expect(checkLines({ 'site.yml': site })).toEqual([
      'site.yml:7:3 error [schema] There is no field "link-texts" within "rules". Did you mean "link-text"?',
      'site.yml:8:13 error [schema] "spelling" (in "rules") says "loud". Write one of off, info, warning, error.',
    ]);
  });
});

describe('a waiver', () => {
  it('takes out the problems of its rule in its entry, and keeps the reason', () => {
    const other = { ...finding, path: 'faq/b.md' };
    expect(
      applySuppressions([faq('waive:\n  link-text: A quotation.\n')], [finding, other]),
    ).toEqual({
      problems: [other],
      waived: [
        { path: 'faq/a.md', rule: 'link-text', reason: 'A quotation.', diagnostics: [finding] },
      ],
    });
  });

  it('that waives nothing is a problem', () => {
    const { problems } = applySuppressions([faq('waive:\n  link-text: A quotation.\n')], []);
    expect(problems).toMatchObject([
      { path: 'faq/a.md', line: 3, column: 3, severity: 'warning', rule: 'waiver' },
    ]);
  });

  it('of what nobody uses is not idle while something is broken that may use it', () => {
    const broken = { ...finding, rule: 'yaml', path: 'faq/b.md', severity: 'error' } as const;
    expect(
      applySuppressions([faq('waive:\n  unused-source: For later.\n')], [broken]).problems,
    ).toEqual([broken]);
  });

  it('has no power over rules that keep the site whole', () => {
    const problem = { ...finding, rule: 'unsafe' } as const;
    expect(applySuppressions([faq('waive:\n  unsafe: Trust me.\n')], [problem]).problems).toEqual([
      problem,
    ]);
  });

  it('without a reason waives nothing', () => {
    expect(applySuppressions([faq('waive:\n  link-text: ""\n')], [finding]).problems).toEqual([
      finding,
    ]);
  });
});
