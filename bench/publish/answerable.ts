import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/publish/project/index.ts';
import {
  type ContentSize,
  generatedToday,
  generateEntries,
  serializeSite,
  toContentFile,
} from '../generated-content.ts';
import { benchCache } from './peer-folder.ts';
import type { Program } from './program.ts';

const program = join(packageRoot, 'src/cli/answerable.js');

/** Its name in tables. */
export const ownName = 'Answerable';

/** Answerable, started as a publisher starts it. */
export function createAnswerable(size: ContentSize): Program {
  const start = [process.execPath, program];
  const day = ['--content', 'content', '--today', generatedToday];
  const { stdout: help } = spawnSync(process.execPath, [program, 'build', '--help'], {
    cwd: packageRoot,
    encoding: 'utf8',
  });
  const cold = /^\s*--cold\b/m.test(help) ? ['--cold'] : [];
  return {
    name: ownName,
    version: readVersion(),
    home: join(benchCache, 'answerable'),
    out: 'dist',
    kept: ['dist', '.dist-releases', '.answerable/cache', 'content/permalinks.json'],
    *generateFiles({ siteTitle, edit }) {
      // What makes the folder that of a site.
      yield ['package.json', '{"private": true}\n'];
      // A check keeps what it finds only where a site has a place for it.
      yield ['.answerable/.gitignore', '*\n'];
      yield ['content/site.yml', serializeSite(siteTitle)];
      for (const entry of generateEntries(size)) {
        const [path, text] = toContentFile(edit(entry));
        yield [`content/${path}`, text];
      }
    },
    createBuild: (cwd, isCold) => ({
      words: [...start, 'build', ...day, '--out', 'dist', ...(isCold ? cold : [])],
      cwd,
    }),
    createCheck: (cwd) => ({ words: [...start, 'check', ...day], cwd }),
    createDev: (cwd, port) => ({ words: [...start, 'dev', ...day, '--port', String(port)], cwd }),
  };
}

/** The version of this program, with the commit if it is known. */
function readVersion(): string {
  const text = readFileSync(join(packageRoot, 'package.json'), 'utf8');
  const { version } = JSON.parse(text) as { version: string };
  const { status, stdout } = spawnSync('git', ['rev-parse', '--short', 'HEAD'], {
    cwd: packageRoot,
    encoding: 'utf8',
  });
  return status === 0 ? `${version} (${stdout.trim()})` : version;
}
