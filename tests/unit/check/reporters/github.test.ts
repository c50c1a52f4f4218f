import { createDiagnostic } from '../small-content.ts';
import { describe, expect, it } from 'vitest';
import { formatGithub } from '../../../../src/check/reporters/github.ts';
import { at, problems, toReport, waived } from './small-report.ts';

describe('a report for GitHub Actions', () => {
  it('is a workflow command for each problem, with columns where it ends on its line', () => {
    expect(formatGithub(toReport(problems, { suppressed: waived }), 'content').split('\n')).toEqual(
      [
        '::error file=content/faq/is it.md,line=3,endLine=3,col=8,endColumn=14,title=reference::The topic "saftey" does not exist: 100%25 sure.%0AWrite: safety%0ASee content/topics/safety.yml:1 – The topic that is there.%0ASee content/topics/a.yml – Another.',
        '::warning file=content/faq/is it.md,line=2,endLine=4,title=question-length::Short.',
        '::notice file=content/site.yml,title=site::A remark.',
      ],
    );
  });

  it('escapes what would end a property or begin another command', () => {
    const problem = createDiagnostic(
      'error',
      'link',
      'a,b:c%.md',
      at(1, 1, 2),
      'One\n::error::Two',
    );
    expect(formatGithub(toReport([problem]), '')).toBe(
      '::error file=a%2Cb%3Ac%25.md,line=1,endLine=1,col=1,endColumn=2,title=link::One\ufffd::error::Two',
    );
  });

  it('is empty where all is well', () => {
    expect(formatGithub(toReport([]), 'content')).toBe('');
  });
});
