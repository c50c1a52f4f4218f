import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../../build-release.ts';
import { createTemporaryFolder } from '../publish/temporary-folder.ts';

describe('wrong usage ends with 2 and one line that says what is right', () => {
  it.each(['build', 'start'])(
    'of %s, where the output folder holds files of others',
    async (name) => {
      const folder = await createTemporaryFolder();
      await mkdir(join(folder, 'content'));
      await mkdir(join(folder, 'photos'));
      await writeFile(join(folder, 'photos/cat.jpg'), 'x');
      expect(
        await runCommand(name, [
          '--content',
          join(folder, 'content'),
          '--out',
          join(folder, 'photos'),
        ]),
      ).toEqual({
        code: 2,
        output: `${folder}/photos holds files that no build has made. Move it away, or choose another folder with --out DIR.\n`,
      });
    },
  );

  it.each(['build', 'start', 'dev', 'new'])(
    'of %s, where there is no content folder',
    async (name) => {
      const none = join(await createTemporaryFolder(), 'none');
      const { code, output } = await runCommand(name, [
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

  it.each([
    ['build', ['--today', '2026-02-30'], /^--today takes a day of the calendar/],
    ['build', ['--ou', 'x'], /^There is no option --ou\. Did you mean --out\?/],
    ['start', ['--port', 'x'], /^--port takes a whole number; found "x"/],
    ['start', ['--port', '70000'], /^--port takes a number up to 65535; found 70000/],
    ['dev', ['now'], /^"now" is not expected here/],
    ['new', [], /^Write KIND "TITLE"/],
  ])('of %s %j', async (name, words, expected) => {
    const { code, output } = await runCommand(name, words);
    expect(code).toBe(2);
    expect(output.trim().split('\n')).toEqual([expect.stringMatching(expected)]);
  });
});

describe('--help', () => {
  it.each(['build', 'start', 'dev', 'new', 'review', 'rename'])(
    'of %s says how it is used and ends with 0',
    async (name) => {
      const { code, output } = await runCommand(name, ['--help']);
      expect([code, output.split('\n')[0]]).toEqual([
        0,
        expect.stringMatching(/^Usage: npm (start|run [a-z]+) -- /),
      ]);
      expect(output).toContain('--content DIR');
    },
  );
});
