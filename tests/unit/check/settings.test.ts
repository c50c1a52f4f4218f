import { describe, expect, it } from 'vitest';
import { parseSettings } from '../../../src/check/settings.ts';
import { parseEntry } from '../../../src/check/entry.ts';
import { applySuppressions } from '../../../src/check/suppressions.ts';
import {
  check,
  checkLines,
  createDiagnostic,
  faqWith,
  wellFiles,
  type Files,
} from './small-content.ts';

function toSettings(text: string) {
  return parseSettings(
    parseEntry(
      { collection: 'site', id: 'site', path: 'site.yml', format: 'yaml' },
      () => text,
      '2026-01-01',
    ),
  );
}

const withRules = (rules: string): Files => ({
  'site.yml': `${wellFiles['site.yml']}rules:\n${rules}`,
});
const vagueLink = faqWith('Read it [here](/about/).');
const listLevels = (changes: Files) =>
  check(changes).diagnostics.map(({ rule, severity }) => `${rule} ${severity}`);

describe('the settings', () => {
  it.each(['en-GB-GB', 'de_AT', 'english', 'EN', 'x', 'en-a', '"de-"', '7'])(
    'take the language %s, which is no code of one, for not said, and the check tells of it alone',
    (language) => {
      const settings = `${wellFiles['site.yml']}language: ${language}\n`;
      expect(toSettings(settings).language).toBe('en');
      expect(
        check({ ...faqWith('It is safe. Everyone sleeps after it.'), 'site.yml': settings })
          .diagnostics.filter(({ severity }) => severity === 'error')
          .map(({ message }) => message),
      ).toEqual([expect.stringContaining('Write a language code, such as en or de-CH.')]);
    },
  );

  it('leave a rule as it is without a word', () => {
    expect(listLevels(vagueLink)).toEqual(['link-text warning']);
  });

  it.each(['info', 'warning', 'error'])('make a finding a matter of %s', (level) => {
    expect(listLevels({ ...vagueLink, ...withRules(`  link-text: ${level}\n`) })).toEqual([
      `link-text ${level}`,
    ]);
  });

  it('drop a finding whose rule is off', () => {
    expect(listLevels({ ...vagueLink, ...withRules('  link-text: off\n') })).toEqual([]);
  });

  it('turn on a rule that is off', () => {
    const misspelt = faqWith('It is mostly saef for you.');
    expect(listLevels(misspelt)).toEqual([]);
    expect(listLevels({ ...misspelt, ...withRules('  spelling: info\n') })).toContain(
      'spelling info',
    );
  });

  it('do not raise what a rule itself takes for less grave', () => {
    const draft = {
      'faq/is-it-safe.md':
        '---\nquestion: Is it safe?\ntopic: safety\npublished: 2026-01-01\ndraft: true\n---\n\nTODO\n',
    };
    expect(listLevels(draft)).toContain('placeholder warning');
    expect(listLevels({ ...draft, ...withRules('  placeholder: error\n') })).toContain(
      'placeholder warning',
    );
    expect(listLevels({ ...draft, ...withRules('  placeholder: info\n') })).toContain(
      'placeholder info',
    );
  });

  it('hold no power over other rules', () => {
    const unsafe = faqWith('[a](javascript:alert)');
    expect(listLevels({ ...unsafe, ...withRules('  unsafe: off\n') })).toEqual([
      'unsafe error',
      'schema error',
    ]);
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

const finding = createDiagnostic('warning', 'link-text', 'faq/a.md', undefined, 'Here.');
const faq = (head: string) =>
  parseEntry(
    { collection: 'faq', id: 'a', path: 'faq/a.md', format: 'markdown' },
    () => `---\n${head}---\n\nYes.\n`,
    '2026-01-01',
  );
const waiving = (waiver: string): Files => ({
  'faq/is-it-safe.md': `---\nquestion: Is it safe?\ntopic: safety\npublished: 2026-01-01\nwaive:\n  ${waiver}\n---\n\nMostly [@haller-2020].\n`,
});

describe('a waiver', () => {
  it('takes out the findings of its rule in its entry, and keeps the reason', () => {
    const other = { ...finding, path: 'faq/b.md' };
    expect(
      applySuppressions([faq('waive:\n  link-text: A quotation.\n')], [finding, other]),
    ).toMatchObject({
      diagnostics: [other],
      suppressions: [
        { path: 'faq/a.md', rule: 'link-text', reason: 'A quotation.', diagnostics: [finding] },
      ],
    });
  });

  it('that waives nothing is a problem', () => {
    expect(check(waiving('link-text: A quotation.')).diagnostics).toMatchObject([
      { path: 'faq/is-it-safe.md', line: 6, column: 3, severity: 'warning', rule: 'waiver' },
    ]);
  });

  it('of what nobody uses is not idle while something is broken that may use it', () => {
    const broken = { 'topics/baking.yml': 'labell: Baking\n' };
    const later = waiving('unused-source: For later.');
    expect(listLevels(later)).toContain('waiver warning');
    expect(listLevels({ ...later, ...broken })).not.toContain('waiver warning');
  });

  it('has no power over rules that keep the site whole', () => {
    const unsafe = { ...finding, rule: 'unsafe' };
    expect(applySuppressions([faq('waive:\n  unsafe: Trust me.\n')], [unsafe])).toEqual({
      diagnostics: [unsafe],
      suppressions: [],
    });
  });

  it('without a reason waives nothing', () => {
    expect(applySuppressions([faq('waive:\n  link-text: ""\n')], [finding])).toEqual({
      diagnostics: [finding],
      suppressions: [],
    });
  });
});
