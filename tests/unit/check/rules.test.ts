import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ruleGroups, type Rule } from '../../../src/check/define-rule.ts';
import { rules } from '../../../src/check/rules.ts';
import { pagesFolder } from './rule-page.ts';

const folder = join(import.meta.dirname, '../../../src/check/rules');
const files = readdirSync(folder)
  .filter((name) => name !== 'index.ts')
  .map((name) => name.replace(/\.ts$/, ''))
  .sort();

// Each file by itself, since the list may not know it yet.
const modules: { readonly default: Rule }[] = await Promise.all(
  files.map((name) => import(`../../../src/check/rules/${name}.ts`)),
);
const defined = modules.map((module) => module.default);

/** The list of the files as a module. */
function writeIndex(): string {
  const exports = files.map((name) => {
    const exported = name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
    return `export { default as ${exported} } from './${name}.ts';`;
  });
  return `// Written by npm test -- tests/unit/check/rules.test.ts -u\n${exports.join('\n')}\n`;
}

/** The rules for people, group by group. */
function writeReadme(): string {
  const tables = ruleGroups.map((group) => {
    const rows = defined
      .filter((rule) => rule.group === group)
      .map(
        ({ name, summary, level, configurable }) =>
          `| [${name}](${name}.md) | ${summary} | ${level}${configurable ? ' \\*' : ''} |`,
      );
    return `## ${group}\n\n| rule | finds | level |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
  });
  return `${intro}\n${tables.join('\n')}`;
}

const intro = `# The rules of the check

Each rule has a page that says why there is such a rule, with a wrong and a right example. \`npm run check -- --explain RULE\` prints it.

The level is what the rule does without a word in \`site.yml\`; one that ends in a star can be set there (\`rules: {link-text: error}\`) to \`off\`,
\`info\`, \`warning\` or \`error\`, and waived for one entry (\`waive\`). The others hold for every site, and may report what is less grave as a warning;
\`evidence\` in \`site.yml\` says what becomes of \`claim\` and \`strong-claim\`. How: [Checking](../checking.md).
`;

describe('the rules', () => {
  it('are listed in src/check/rules/index.ts, each file of the folder', async () => {
    await expect(writeIndex()).toMatchFileSnapshot(join(folder, 'index.ts'));
  });

  it('are listed in docs/rules/README.md', async () => {
    await expect(writeReadme()).toMatchFileSnapshot(join(pagesFolder, 'README.md'));
  });

  it('all run', () => {
    expect(rules.map(({ name }) => name).sort()).toEqual(files);
  });

  it('have the names of their files, and say in a sentence what they find', () => {
    expect(defined.map(({ name }) => name)).toEqual(files);
    for (const { name, summary } of defined)
      expect([name, /^[A-Z][^.]*(?:\.yml)?[^.]*\.$/.test(summary)]).toEqual([name, true]);
  });
});
