import { execFileSync } from 'node:child_process';
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot, getCacheFolder } from '../../../src/publish/project/index.ts';
import { buildInBuilder, runInBuilder } from '../../builder/index.ts';
import { createPublishedSite, createSmallSite, toTree } from './small-site.ts';

const cacheFolder = getCacheFolder(packageRoot);

const env = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@example.org',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@example.org',
};

describe('the ledger of a site', () => {
  it('is the same after a build of a fresh checkout, without the release and the cache, whose release is the same to the byte', async () => {
    const site = await createPublishedSite();
    await site.edit('articles/keeping-a-starter.mdx', '## ', '## Quite ');
    const checkout = join(site.folder, 'checkout');
    await cp(site.content, checkout, { recursive: true });
    await buildInBuilder(site.args);
    // What this machine knows of the content folder lies under its path, so that a copy has nothing
    // of it.
    await buildInBuilder([
      '--content',
      checkout,
      '--out',
      join(site.folder, 'fresh'),
      ...site.args.slice(4),
    ]);
    expect(await toTree(join(site.folder, 'fresh'))).toEqual(await toTree(site.out));
    expect(await readFile(join(checkout, 'permalinks.json'), 'utf8')).toBe(
      await readFile(join(site.content, 'permalinks.json'), 'utf8'),
    );
    expect((await readdir(cacheFolder)).some((name) => name.startsWith('changes-'))).toBe(true);
  });

  it('is made whole from the release on show where it was deleted or cut off, and says so', async () => {
    const site = await createPublishedSite();
    const file = join(site.content, 'permalinks.json');
    const ledger = await readFile(file, 'utf8');
    await rm(file);
    const deleted = await buildInBuilder(site.args);
    expect(deleted.output).toContain(
      'There is no permalinks.json, though a release of this site is on show',
    );
    expect(await readFile(file, 'utf8')).toBe(ledger);
    // A build for a look in between forgets nothing.
    await writeFile(file, ledger.slice(0, 300));
    await buildInBuilder([...site.args, '--preview']);
    expect(await readFile(file, 'utf8')).toBe(ledger.slice(0, 300));
    const cut = await buildInBuilder(site.args);
    expect(cut.output).toContain('permalinks.json does not know all that the release on show has');
    expect(await readFile(file, 'utf8')).toBe(ledger);
    await rm(file);
    await rm(join(site.content, 'faq/can-i-freeze-bread.md'));
    await site.edit('articles/keeping-a-starter.mdx', 'faq: [can-i-freeze-bread]', 'faq: []');
    const lost = await runInBuilder('build', site.args);
    expect([lost.code, lost.output]).toEqual([
      1,
      expect.stringMatching(/\/faq\/can-i-freeze-bread\/, published since .*, is gone/),
    ]);
  });

  it('must be committed where that is asked for, and says on CI what is lost', async () => {
    const site = await createSmallSite();
    const args = [...site.args, '--ledger', 'require-committed'];
    const missing = await runInBuilder('build', args);
    expect([missing.code, missing.output]).toEqual([
      1,
      expect.stringContaining('there is no permalinks.json beside the content'),
    ]);
    expect(await readdir(site.folder)).not.toContain('dist');
    const onCi = await buildInBuilder(site.args, { env: { CI: 'true' } });
    expect(onCi.output).toContain('This is a build on CI');
    expect((await buildInBuilder(args)).output).toContain('Published');
    const before = await toTree(site.out);
    await cp(
      join(site.content, 'faq/can-i-freeze-bread.md'),
      join(site.content, 'faq/can-i-thaw-bread.md'),
    );
    await site.edit('faq/can-i-thaw-bread.md', 'freeze', 'thaw');
    const refused = await runInBuilder('build', args);
    expect([refused.code, refused.output]).toEqual([
      1,
      expect.stringContaining('  "/faq/can-i-thaw-bread/": { "since": "2026-06-01" },'),
    ]);
    expect(await toTree(site.out)).toEqual(before);
  });

  it('merges two branches with git, and the release of both leads from every address of each', async () => {
    const site = await createPublishedSite();
    const git = (...words: string[]) =>
      execFileSync('git', words, { cwd: site.folder, env, encoding: 'utf8' });
    const commit = (words: string) =>
      git('add', '-A', 'content', '.gitattributes') + git('commit', '-q', '-m', words);
    git('init', '-q', '-b', 'main');
    await writeFile(join(site.folder, '.gitattributes'), 'content/permalinks.json merge=union\n');
    commit('First');
    git('checkout', '-q', '-b', 'other');
    await runInBuilder('rename', [
      'articles/keeping-a-starter',
      'starters',
      ...site.args.slice(0, 2),
      ...site.args.slice(4),
    ]);
    await buildInBuilder(site.args);
    commit('Rename');
    git('checkout', '-q', 'main');
    // What the other branch has shown is no promise of this one.
    await rm(site.out);
    await cp(
      join(site.content, 'faq/can-i-freeze-bread.md'),
      join(site.content, 'faq/can-i-thaw-bread.md'),
    );
    await site.edit('faq/can-i-thaw-bread.md', 'freeze', 'thaw');
    await buildInBuilder(site.args);
    commit('Add');
    git('merge', '-q', '--no-edit', 'other');
    const check = await runInBuilder('check', ['--content', site.content, '--today', '2026-06-01']);
    expect(check.output).not.toContain('[ledger]');
    const { output } = await buildInBuilder(site.args);
    expect(output).toContain('Wrote 1 redirect.');
    for (const page of ['articles/keeping-a-starter', 'articles/starters', 'faq/can-i-thaw-bread'])
      expect(await readdir(join(site.out, page))).toContain('index.html');
  });
});
