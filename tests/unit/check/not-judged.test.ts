import { describe, expect, it } from 'vitest';
import { formatReport } from '../../../src/check/reporters/text.ts';
import { checkContent } from '../../../src/check/check.ts';
import { check, faqWith, pageWith, wellFiles, withFolder, type Files } from './small-content.ts';

const site = (more: string): Files => ({ 'site.yml': `${wellFiles['site.yml']}${more}` });
const notJudged = (changes: Files) =>
  check(changes).notJudged.map(({ what, reason }) => `${what}: ${reason}`);

describe('what was not judged is said', () => {
  it.each<[string, Files, string[]]>([
    ['nothing, where all was', {}, []],
    [
      'rules that the site turns off',
      site('rules:\n  alt-text: off\n  link-text: off\n'),
      ['what alt-text, link-text would find: site.yml turns it off'],
    ],
    [
      'claims, if the site says so',
      site('evidence: off\n'),
      ['claims without evidence: site.yml says "evidence: off"'],
    ],
    [
      'a language without grammar, dictionary or measure',
      site('language: eo\nrules:\n  spelling: warning\n'),
      [
        'claims without evidence, but for the words in claims.yml: there is no grammar of claims for the language "eo"',
        'the spelling: no dictionary is known for the language "eo"',
        'how easily the texts are read: there is no measure for the language "eo"',
      ],
    ],
    [
      'a text that cannot be read as a whole',
      faqWith(`${'> '.repeat(120)}deep`),
      ['the text of faq/is-it-safe.md: it cannot be read as a whole'],
    ],
  ])('%s', (_, changes, expected) => {
    expect(notJudged(changes)).toEqual(expected);
  });

  it('copies that an editor left, which the site does not read', () => {
    const files = { ...wellFiles, 'faq/is-it-safe.md~': 'x', '.#site.yml': 'x', '.DS_Store': 'x' };
    const report = withFolder(files, (folder) => checkContent(folder, { today: '2026-06-01' }));
    expect(report.notJudged).toEqual([
      {
        what: '.#site.yml and 1 more of its kind',
        reason: 'an editor makes such copies, and the site does not read them',
      },
    ]);
  });

  it('to people as a part of its own', () => {
    const text = formatReport(check(site('evidence: off\n')), 'content');
    expect(text).toBe(
      'Not judged\n  claims without evidence: site.yml says "evidence: off"\n\n11 files, no problems.',
    );
  });

  it('but not a part that is masked and told of', () => {
    expect(notJudged(pageWith('A {x} and < y.'))).toEqual([]);
  });
});
