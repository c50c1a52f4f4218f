import { join } from 'node:path';
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';
import { describe, expect, inject, it } from 'vitest';
import { citySite, softwareSite } from '../builder/command.ts';
import { getSite } from '../builder/index.ts';
import { templates } from '../e2e/templates.ts';
import { listFiles } from './read-release.ts';

const isPage = (path: string) => path.endsWith('.html');

describe('valid HTML by the recommended rules of html-validate', () => {
  const validator = new HtmlValidate(
    new FileSystemConfigLoader({ root: true, extends: ['html-validate:recommended'] }),
  );

  it.each(['firstSite', 'smallSite', 'softwareSite'] as const)(
    'is every page of %s',
    async (name) => {
      const release = name === 'softwareSite' ? (await getSite(softwareSite)).out : inject(name);
      const files = listFiles(release).filter(isPage);
      expect(files.length).toBeGreaterThan(10);
      expect(await validate(release, files)).toEqual([]);
    },
  );

  it('is every template of a city', async () => {
    const { out } = await getSite(citySite);
    const files = Object.values(templates.city).map((path) =>
      isPage(path) ? path : `${path}index.html`,
    );
    expect(await validate(out, files)).toEqual([]);
  });

  async function validate(release: string, files: readonly string[]): Promise<string[]> {
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
    return findings;
  }
});
