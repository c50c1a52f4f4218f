import { join } from 'node:path';
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';
import { describe, expect, inject, it } from 'vitest';
import { listFiles } from './read-release.ts';

describe.each(['firstSite', 'smallSite'] as const)('every page of %s', (name) => {
  it('is valid HTML by the recommended rules of html-validate', async () => {
    const validator = new HtmlValidate(
      new FileSystemConfigLoader({ root: true, extends: ['html-validate:recommended'] }),
    );
    const release = inject(name);
    const files = listFiles(release).filter((path) => path.endsWith('.html'));
    expect(files.length).toBeGreaterThan(10);
    const findings = [];
    for (const file of files) {
      const report = await validator.validateFile(join(release, file));
      for (const { messages } of report.results)
        findings.push(
          ...messages.map(
            (each) => `${file}:${each.line}:${each.column} ${each.message} [${each.ruleId}]`,
          ),
        );
    }
    expect(findings).toEqual([]);
  });
});
