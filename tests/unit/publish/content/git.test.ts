import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findRevision, writeRevision } from '../../../../src/publish/diff/git-content.ts';
import { createGit, type Git } from '../../../../src/publish/content/git.ts';
import { createTemporaryFolder } from '../temporary-folder.ts';

const identity = [
  '-c',
  'user.name=Ada',
  '-c',
  'user.email=ada@bread.example',
  '-c',
  'commit.gpgsign=false',
];

interface Repository {
  readonly folder: string;
  readonly config: string;
  /** Runs git as the owner of the repository would, without a fence. */
  readonly run: (...words: string[]) => string;
  /** A command that leaves the marker, as the settings of a repository would name it. */
  readonly command: string;
  readonly marker: string;
}

/**
 * A repository with one entry in one commit, and a program that leaves a marker if anything starts
 * it.
 */
async function createRepository(): Promise<Repository> {
  const parent = await createTemporaryFolder();
  const folder = join(parent, 'content');
  const marker = join(parent, 'marker');
  const command = join(parent, 'attack');
  writeFileSync(command, `#!/bin/sh\necho "$0 $*" >> '${marker}'\n`, { mode: 0o755 });
  mkdirSync(join(folder, 'faq'), { recursive: true });
  writeFileSync(join(folder, 'faq/rye.md'), 'Rye.\n');
  const run = (...words: string[]) =>
    execFileSync('git', ['-C', folder, ...identity, ...words], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  run('init', '--quiet');
  run('add', '.');
  run('commit', '--quiet', '-m', 'one');
  return { folder, config: join(folder, '.git/config'), run, command, marker };
}

/** Remotes of a partial clone whose settings start a program as soon as an object is missing. */
const remotes: Readonly<Record<string, (folder: string, command: string) => string>> = {
  'a command that uploads packs': (folder, command) =>
    `\turl = ${folder}\n\tuploadpack = ${command}\n`,
  'a transport that is a command': (_folder, command) =>
    `\turl = ext::${command}\n[protocol "ext"]\n\tallow = always\n`,
  'a command for ssh': (_folder, command) =>
    `\turl = ssh://ada@bread.example/site\n[core]\n\tsshCommand = ${command}\n`,
  'a proxy of git': (_folder, command) =>
    `\turl = git://bread.example/site\n[core]\n\tgitProxy = ${command}\n`,
};

describe('git on a repository that came with the content', () => {
  it.each(Object.entries(remotes))(
    'starts no program for a missing file whose remote names %s, and says that the file is missing',
    async (_name, toRemote) => {
      const { folder, config, run, command, marker } = await createRepository();
      const blob = run('rev-parse', 'HEAD:faq/rye.md').trim();
      writeFileSync(
        config,
        `[core]\n\trepositoryformatversion = 1\n[extensions]\n\tpartialClone = origin\n[remote "origin"]\n\tpromisor = true\n${toRemote(folder, command)}`,
      );
      rmSync(join(folder, '.git/objects', blob.slice(0, 2), blob.slice(2)));
      // Without a fence git starts the program: the attack is a real one.
      expect(() => run('cat-file', '-p', blob)).toThrow('Command failed');
      expect(existsSync(marker)).toBe(true);
      rmSync(marker);
      const git = createGit(folder, {
        ...process.env,
        GIT_SSH_COMMAND: command,
        GIT_PROXY_COMMAND: command,
      });
      const commit = await findRevision(git, 'HEAD');
      const target = await createTemporaryFolder();
      await expect(writeRevision(git, folder, commit ?? '', target)).rejects.toThrow(
        /does not hold faq\/rye\.md at [0-9a-f]{12}, and nothing is fetched for it here/,
      );
      expect(existsSync(marker)).toBe(false);
    },
  );

  it('is not led to another repository by variables of the caller', async () => {
    const [one, other] = [await createRepository(), await createRepository()];
    other.run('commit', '--quiet', '--allow-empty', '-m', 'another');
    const git = createGit(one.folder, {
      ...process.env,
      GIT_DIR: join(other.folder, '.git'),
      GIT_WORK_TREE: other.folder,
    });
    expect(await findRevision(git, 'HEAD')).toBe(one.run('rev-parse', 'HEAD').trim());
  });

  it('takes a revision that looks like an option for a revision', async () => {
    const { folder } = await createRepository();
    const git = createGit(folder, process.env);
    expect(await findRevision(git, '--output=x')).toBeUndefined();
    expect(await findRevision(git, '--all')).toBeUndefined();
  });

  it('reads what a commit holds, not what replaces it', async () => {
    const { folder, run } = await createRepository();
    const tree = run('mktree', '--missing').trim();
    run('replace', 'HEAD', run('commit-tree', tree, '-m', 'empty').trim());
    const target = await createTemporaryFolder();
    const git = createGit(folder, process.env);
    await writeRevision(git, folder, (await findRevision(git, 'HEAD')) ?? '', target);
    expect(readdirSync(target)).toEqual(['faq']);
  });

  it('ends where the settings of a repository never end, and says so', async () => {
    const { folder, config } = await createRepository();
    execFileSync('mkfifo', [join(folder, 'endless')]);
    appendFileSync(config, `[include]\n\tpath = ${join(folder, 'endless')}\n`);
    await expect(findRevision(createGit(folder, process.env, 300), 'HEAD')).rejects.toThrow(
      'git does not read this repository: it ended without an answer.',
    );
  });

  it('writes no file outside of the target, whatever names a tree made by hand has', async () => {
    const { folder, run } = await createRepository();
    const blob = run('rev-parse', 'HEAD:faq/rye.md').trim();
    const entry = (mode: string, name: string, id: string) =>
      Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(id, 'hex')]);
    const tree = (bytes: Buffer) =>
      execFileSync(
        'git',
        ['-C', folder, 'hash-object', '-w', '-t', 'tree', '--literally', '--stdin'],
        { input: bytes, encoding: 'utf8' },
      ).trim();
    const outer = tree(
      Buffer.concat([
        entry('40000', '..', tree(entry('100644', 'evil.md', blob))),
        entry('100644', '../worse.md', blob),
        entry('100644', 'good.md', blob),
      ]),
    );
    const commit = run('commit-tree', outer, '-m', 'hostile').trim();
    const target = await createTemporaryFolder();
    const inner = join(target, 'inner');
    mkdirSync(inner);
    await writeRevision(createGit(folder, process.env), folder, commit, inner);
    expect(readdirSync(inner)).toEqual(['good.md']);
    expect(readdirSync(target)).toEqual(['inner']);
  });

  it('asks for no more of many large files at once than one may have, and for none that is larger', async () => {
    const sizes: Readonly<Record<string, number>> = {
      a1: 30e6,
      b2: 20e6,
      c3: 1e6,
      d4: 60e6,
      e5: 2,
    };
    const asked: string[][] = [];
    const git: Git = async ([command, option], input = '') => {
      const ids = input.split('\n').filter((id) => id !== '');
      if (option === '--batch') asked.push(ids);
      const lines =
        command === 'ls-tree'
          ? Object.keys(sizes).map((id) => `100644 blob ${id}\tfaq/${id}.pdf\0`)
          : ids.map((id) => `${id} blob ${option === '--batch' ? '1\nx' : sizes[id]}\n`);
      return { code: 0, output: Buffer.from(lines.join('')), message: '' };
    };
    const target = await createTemporaryFolder();
    await writeRevision(git, 'content', 'f00', target);
    expect(asked).toEqual([
      ['a1', 'b2'],
      ['c3', 'e5'],
    ]);
    expect(readdirSync(join(target, 'faq')).sort()).toEqual([
      'a1.pdf',
      'b2.pdf',
      'c3.pdf',
      'e5.pdf',
    ]);
  });

  it('says what git says where git trusts a repository of another owner no more', async () => {
    const git = async () => ({
      code: 128,
      output: Buffer.alloc(0),
      message: "detected dubious ownership in repository at '/site'",
    });
    await expect(findRevision(git, 'HEAD')).rejects.toThrow(
      "git does not read this repository: detected dubious ownership in repository at '/site'. Mend that as git says, or name two folders.",
    );
  });
});
