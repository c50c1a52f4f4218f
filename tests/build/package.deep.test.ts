import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, relative, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getFreePort } from '../build-release.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'answerable-package-')));
const site = join(folder, 'site');
const bin = join(site, 'node_modules/.bin/answerable');

/**
 * What a person's shell has: nothing of what npm and Vitest put there, such as the Node of this
 * repository.
 */
const shell = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(?:npm_|NODE_|VITEST|CI$)/.test(name)),
  ),
  PATH: (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((each) => !each.includes('node_modules'))
    .join(delimiter),
};

/**
 * Runs a command in the folder of the site. `bin` runs on the Node of the shell, which may be too
 * old for the program.
 */
function run(command: string, ...words: string[]) {
  const { status, stdout, stderr } = spawnSync(command, words, {
    cwd: site,
    env: shell,
    encoding: 'utf8',
  });
  return { code: status, output: stdout + stderr };
}

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

let packed: Packed;
let installed: readonly string[];

beforeAll(() => {
  execFileSync(process.execPath, [join(root, 'src/cli/package.ts')]);
  const words = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const packs: Packed[] = JSON.parse(execFileSync('npm', words, { cwd: root, encoding: 'utf8' }));
  const [only] = packs;
  if (only === undefined) throw new Error('npm packed nothing.');
  packed = only;
  mkdirSync(site);
  writeFileSync(join(site, 'package.json'), '{ "private": true }');
  const tarball = join(folder, packed.filename);
  const quick = ['--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { code, output } = run('npm', 'install', ...quick, tarball);
  if (code !== 0) throw new Error(`The package could not be installed:\n${output}`);
  installed = listInstalled();
}, 600_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the package', () => {
  it('is small, and holds what runs and no more', () => {
    expect(packed.size).toBeLessThan(3_000_000);
    const paths = packed.files.map(({ path }) => path);
    expect(paths.filter((path) => /^(?:tests|bench|content)\/|\.test\./.test(path))).toEqual([]);
    expect(paths).toEqual(
      expect.arrayContaining([
        'bin/main.js',
        'bin/LICENSES.txt',
        'src/extend/Page.astro',
        'src/pages/index.astro',
      ]),
    );
    // Node strips the types of no file below node_modules; Astro's parts are read by Vite.
    expect(
      paths.filter((path) => /^src\/(?:check|cli|import|publish)\/.*\.ts$/.test(path)),
    ).toEqual([]);
  });

  it('holds no path of the computer on which it was made', () => {
    for (const { path } of packed.files)
      expect(readFileSync(join(site, 'node_modules/answerable', path)).includes(root), path).toBe(
        false,
      );
  });

  it('makes a site that has no problems', () => {
    const words = [
      '--name',
      'Bread',
      '--url',
      'https://name.github.io/bread/',
      '--host',
      'github-pages',
    ];
    expect(run(bin, 'init', '.', ...words)).toMatchObject({ code: 0 });
    expect(run(bin, 'check')).toEqual({ code: 0, output: '7 files, no problems.\n' });
  });

  it('builds it, and leaves what it keeps in the folder of the site', () => {
    const { code, output } = run('npm', 'run', 'build');
    expect([code, output]).toEqual([0, expect.stringMatching(/\nPublished \d+ pages to /)]);
    expect(readFileSync(join(site, 'dist/articles/example/index.html'), 'utf8')).toContain(
      'An example article',
    );
    expect(readdirSync(join(site, 'node_modules/.cache/answerable'))).toContain('compile');
    expect(statSync(join(site, 'node_modules/.cache/answerable')).mode & 0o777).toBe(0o700);
  });

  it('deploys it to a folder without the client of a storage, which it asks for by name where it is needed', () => {
    const target = join(site, 'deployed');
    expect(run(bin, 'deploy', target)).toMatchObject({ code: 0 });
    expect(existsSync(join(target, 'current/index.html'))).toBe(true);
    const { code, output } = run(bin, 'deploy', 's3://bucket');
    expect([code, output]).toEqual([1, expect.stringContaining('npm install @aws-sdk/client-s3')]);
  });

  it.runIf(process.platform === 'linux')(
    'builds a site that has no folder of the disk in common with it',
    () => {
      const elsewhere = mkdtempSync('/dev/shm/answerable-package-');
      try {
        cpSync(join(site, 'content'), join(elsewhere, 'content'), { recursive: true });
        writeFileSync(join(elsewhere, 'package.json'), '{}');
        const { code, output } = run(
          bin,
          'build',
          '--preview',
          '--content',
          join(elsewhere, 'content'),
          '--out',
          join(elsewhere, 'dist'),
        );
        expect([code, output]).toEqual([0, expect.stringMatching(/\nPublished \d+ pages to /)]);
        expect(readFileSync(join(elsewhere, 'dist/articles/example/index.html'), 'utf8')).toContain(
          'An example article',
        );
        const cache = readdirSync(join(elsewhere, '.answerable/cache')).join();
        expect(cache).toContain('kept-');
        // What the first check of a site found is kept, too.
        expect(cache).toContain('check.pack');
      } finally {
        rmSync(elsewhere, { recursive: true, force: true });
      }
    },
  );

  it('serves it, and ends with Ctrl+C', async () => {
    const port = await getFreePort();
    const child = spawn(bin, ['start', '--port', String(port)], { cwd: site, env: shell });
    const closed = once(child, 'close');
    let output = '';
    for await (const chunk of child.stdout) {
      output += String(chunk);
      if (output.includes('The site is at')) break;
    }
    const page = await fetch(`http://localhost:${port}/bread/faq/replace-the-examples/`);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<h1>')]);
    child.kill('SIGINT');
    expect(await closed).toEqual([0, null]);
  });

  it('shows it while it is being written', async () => {
    const port = await getFreePort();
    const child = spawn(bin, ['dev', '--port', String(port)], { cwd: site, env: shell });
    const closed = once(child, 'close');
    let output = '';
    for await (const chunk of child.stdout) {
      output += String(chunk);
      if (output.includes('Pages follow each change.')) break;
    }
    const address = `http://localhost:${port}`;
    const html = await (await fetch(`${address}/bread/articles/example/`)).text();
    const named = [...html.matchAll(/(?:src|href)="(\/(?:@|bread\/)[^"#]*)"/g)].map(
      ([, each = '']) => each.replaceAll('&amp;', '&').replaceAll('&#38;', '&'),
    );
    expect(named).toContain('/@answerable/problem-overlay.js');
    expect(named.length).toBeGreaterThan(10);
    // Icons are drawn in a build alone.
    for (const each of new Set(named.filter((name) => !name.includes('/icons/'))))
      expect([each, (await fetch(address + each)).status]).toEqual([each, 200]);
    child.kill('SIGTERM');
    await closed;
  });

  it('imports documents, and asks for a package that it needs for others', () => {
    writeFileSync(join(site, 'question.txt'), 'Is it safe?\n\nYes, as far as anybody knows.\n');
    const { code, output } = run(bin, 'import', 'question.txt', '--into', 'faq');
    expect([code, output]).toEqual([0, expect.stringContaining('content/faq/is-it-safe.md')]);
    writeFileSync(join(site, 'table.csv'), 'question,answer\nIs it safe?,Yes.\n');
    expect(run(bin, 'import', 'table.csv').output).toContain(
      'Importing CSV files needs csv-parse. Install it: npm install csv-parse@7.0.3',
    );
  });

  it('names commands as they were started', () => {
    expect(run('npm', 'run', 'review').output).toContain('listed by npm run review -- --due.');
    expect(run('npx', 'answerable', 'review').output).toContain(
      'listed by npx answerable review --due.',
    );
    expect(run(bin, 'review').output).toContain('listed by npx answerable review --due.');
  });

  it('was not written to', () => {
    expect(listInstalled()).toEqual(installed);
  });
});

/** Every file of the program as it lies in the site, with what would tell that it was written. */
function listInstalled(): string[] {
  const program = join(site, 'node_modules/answerable');
  return readdirSync(program, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => {
      const path = join(each.parentPath, each.name);
      const { size, mtimeMs } = statSync(path);
      return `${relative(program, path)} ${size} ${mtimeMs}`;
    })
    .sort();
}
