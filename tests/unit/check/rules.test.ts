import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Rule } from '../../../src/check/define-rule.ts';
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

/** The rules for people: those that a site may set, and the others. */
function writeReadme(): string {
  const writeTable = (rows: readonly Rule[]) =>
    rows
      .map(
        ({ name, summary, level, defaultLevel }) =>
          `| [${name}](${name}.md) | ${summary} | ${level ?? defaultLevel} |\n`,
      )
      .join('');
  const settable = defined.filter(({ defaultLevel }) => defaultLevel !== undefined);
  const fixed = defined.filter(({ level }) => level !== undefined);
  return `# The rules of the check

Each rule has a page that says why there is such a rule, with a wrong and a right example. \`npm run check -- --explain RULE\` prints it.

## Rules that a site may set

The level is what the rule does without a word in \`site.yml\`. It can be set there (\`rules: {link-text: error}\`) to \`off\`, \`info\`,
\`warning\` or \`error\`, and the rule can be waived for one entry (\`waive\`). How: [Checking](../checking.md).

| rule | finds | level |
| --- | --- | --- |
${writeTable(settable)}
## Rules that hold for every site

Some report what is less grave as a warning, as their pages say; what becomes of \`claim\` and \`strong-claim\` is for \`evidence\` in \`site.yml\`
to say, and \`claim\` can be waived for one entry.

| rule | finds | level |
| --- | --- | --- |
${writeTable(fixed)}`;
}

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
