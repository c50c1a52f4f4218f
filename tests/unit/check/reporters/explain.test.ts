import { describe, expect, it } from 'vitest';
import { formatRulePage } from '../../../../src/check/reporters/explain.ts';

const page = [
  '# site',
  '',
  'There is a `site.yml`. See [content](../content.md).',
  '',
  '## Wrong',
  '',
  '```none site.yml',
  '```',
  '',
  '````md "faq/a b.md" size=99',
  '# Not a heading',
  '```',
  '',
  'x',
  '````',
  '',
  '## Right',
  '',
  '```yaml site.yml',
  'title: A',
  '```',
  '',
].join('\n');

describe('the page of a rule in a terminal', () => {
  it('has headings without signs, and examples below the path of their file', () => {
    expect(formatRulePage(page)).toBe(
      [
        'site',
        '',
        'There is a `site.yml`. See content.',
        '',
        'Wrong',
        '',
        '  site.yml (is not there)',
        '',
        '  faq/a b.md (99 bytes)',
        '',
        '    # Not a heading',
        '    ```',
        '',
        '    x',
        '',
        'Right',
        '',
        '  site.yml',
        '',
        '    title: A',
      ].join('\n'),
    );
  });

  it('has colour only where it is asked for', () => {
    const coloured = formatRulePage(page, { hasColour: true });
    expect(coloured).toContain('\u001b[1mWrong');
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(formatRulePage(page));
  });
});
