import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../build-release.ts';
import { createTemporaryFolder } from '../publish/temporary-folder.ts';
import { runHere } from './run-here.ts';

/** `dev` ends its process by itself. */
const run = (name: 'build' | 'start' | 'dev' | 'new', words: readonly string[]) =>
  name === 'dev' ? runCommand(name, words) : runHere(name, words);

describe('wrong usage ends with 2 and one line that says what is right', () => {
  it.each(['build', 'start'] as const)(
    'of %s, where the output folder holds files of others',
    async (name) => {
      const folder = await createTemporaryFolder();
      await mkdir(join(folder, 'content'));
      await mkdir(join(folder, 'photos'));
      await writeFile(join(folder, 'photos/cat.jpg'), 'x');
      expect(
        await run(name, ['--content', join(folder, 'content'), '--out', join(folder, 'photos')]),
      ).toEqual({
        code: 2,
        output: `${folder}/photos holds files that no build has made. Move it away, or choose another folder with --out DIR.\n`,
      });
    },
  );

  it.each(['build', 'start', 'dev', 'new'] as const)(
    'of %s, where there is no content folder',
    async (name) => {
      const none = join(await createTemporaryFolder(), 'none');
      const { code, output } = await run(name, [
        ...(name === 'new' ? ['topic', 'Salt'] : []),
        '--content',
        none,
      ]);
      expect([code, output]).toEqual([
        2,
        `There is no folder ${none}. Write --content and the folder that holds site.yml.\n`,
      ]);
    },
  );

  it.each<readonly [Parameters<typeof run>[0], readonly string[], RegExp]>([
    ['build', ['--today', '2026-02-30'], /^--today takes a day of the calendar/],
    ['build', ['--ou', 'x'], /^There is no option --ou\. Did you mean --out\?/],
    ['start', ['--port', 'x'], /^--port takes a whole number; found "x"/],
    ['start', ['--port', '70000'], /^--port takes a number up to 65535; found 70000/],
    ['dev', ['now'], /^"now" is not expected here/],
    ['new', [], /^Write KIND "TITLE"/],
  ])('of %s %j', async (name, words, expected) => {
    const { code, output } = await run(name, words);
    expect(code).toBe(2);
    expect(output.trim().split('\n')).toEqual([expect.stringMatching(expected)]);
  });
});

describe('--help', () => {
  const options = {
    announce: '--content DIR',
    build: '--content DIR',
    diff: '--content DIR',
    check: '--content DIR',
    deploy: '--from DIR',
    dev: '--content DIR',
    import: '--content DIR',
    new: '--content DIR',
    rename: '--content DIR',
    review: '--content DIR',
    sources: '--content DIR',
    start: '--content DIR',
    verify: '--release DIR',
  };
  let outputs: Readonly<Record<string, { code: number; output: string }>> = {};

  // One process for all, in which whatever a command is made of is loaded as Node loads it.
  beforeAll(() => {
    const program = `
      const printed = {};
      // dev ends its process by itself.
      process.exit = (code) => code;
      for (const name of ${JSON.stringify(Object.keys(options))}) {
        let output = '';
        console.log = console.error = (line) => (output += line + '\\n');
        process.argv = [process.execPath, 'answerable.js', name, '--help'];
        await import(${JSON.stringify(pathToFileURL(resolve('src/cli/main.ts')).href)} + '?' + name);
        printed[name] = { code: process.exitCode, output };
      }
      process.stdout.write(JSON.stringify(printed));
      process.exitCode = 0;`;
    const words = ['--input-type=module', '--eval', program];
    outputs = JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8' }));
  });

  it.each(Object.entries(options))('of %s says how it is used and ends with 0', (name, option) => {
    const { code, output = '' } = outputs[name] ?? {};
    expect([code, output.split('\n')[0]]).toEqual([
      0,
      expect.stringMatching(/^Usage: npm (start|run [a-z]+) -- /),
    ]);
    expect(output).toContain(option);
  });
});

describe('answerable', () => {
  it('lists its commands', async () => {
    const { code, output } = await runCommand('--help', []);
    expect(code).toBe(0);
    for (const name of ['check', 'build', 'diff', 'verify'])
      expect(output).toMatch(new RegExp(`^  ${name} +[A-Z].*\\.$`, 'm'));
  });

  it('says its version', async () => {
    expect(await runCommand('--version', [])).toEqual({
      code: 0,
      output: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
  });

  it('names the command that was meant', async () => {
    expect(await runCommand('chekc', [])).toEqual({
      code: 2,
      output: 'There is no command "chekc". Did you mean npm run check?\n',
    });
    expect(await runCommand('toString', [])).toEqual({
      code: 2,
      output: expect.stringMatching(
        /^There is no command "toString"\. Write one of init, start, dev, /,
      ),
    });
  });

  it('runs a command by the name that it had before, and says the new one', async () => {
    expect((await runCommand('changes', ['--help'])).output).toMatch(
      /^The command changes is called diff now\. Write npm run diff\.\nUsage: npm run diff -- /,
    );
  });
});
