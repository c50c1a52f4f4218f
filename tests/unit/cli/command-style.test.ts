import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { findCommandStyle } from '../../../src/cli/command-style.ts';
import {
  formatCommand,
  getCommandStyle,
  setCommandStyle,
} from '../../../src/domain/text/command.ts';
import { createTemporaryFolder } from '../publish/temporary-folder.ts';

const usual = getCommandStyle();
afterEach(() => setCommandStyle(usual));

/** The environment of a script of a site whose package.json has scripts for some commands. */
async function writeSite(manager: string, event: string, script: string) {
  const path = join(await createTemporaryFolder(), 'package.json');
  const scripts = { check: 'answerable check', start: 'answerable start', build: 'other' };
  writeFileSync(path, JSON.stringify({ scripts }));
  return {
    npm_config_user_agent: `${manager}/11.0.0 node/v26.0.0 linux x64`,
    npm_lifecycle_event: event,
    npm_lifecycle_script: script,
    npm_package_json: path,
  };
}

function format(...commands: string[]): string[] {
  return commands.map(formatCommand);
}

describe('a command that is printed', () => {
  it('is a script for who started one, if there is one that starts this program', async () => {
    const environment = await writeSite('npm', 'check', 'answerable check');
    setCommandStyle(findCommandStyle(environment, '/site/node_modules/.bin/answerable'));
    expect(format('check', 'check --fix', 'start --port 80', 'build', 'review a --by b')).toEqual([
      'npm run check',
      'npm run check -- --fix',
      'npm start -- --port 80',
      'npx answerable build',
      'npx answerable review a --by b',
    ]);
  });

  it.each([
    ['pnpm', ['pnpm run check --fix', 'pnpm exec answerable diff a b']],
    ['yarn', ['yarn run check --fix', 'yarn answerable diff a b']],
    ['bun', ['bun run check --fix', 'bunx answerable diff a b']],
  ])('is written for %s', async (manager, expected) => {
    setCommandStyle(findCommandStyle(await writeSite(manager, 'check', 'answerable check'), ''));
    expect(format('check --fix', 'diff a b')).toEqual(expected);
  });

  it('is a script of this repository, whatever else a package manager has started', async () => {
    setCommandStyle(findCommandStyle(await writeSite('npm', 'test', 'vitest run'), ''));
    expect(format('check --fix', 'diff a b')).toEqual([
      'npm run check -- --fix',
      'npm run diff -- a b',
    ]);
  });
});
