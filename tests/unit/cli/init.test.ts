import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { askForSite, type KnownSiteWords } from '../../../src/cli/ask-site.ts';
import { createTemporaryFolder } from '../publish/temporary-folder.ts';
import { runHere } from './run-here.ts';

const read = (...path: string[]) => readFileSync(join(...path), 'utf8');

describe('npm run init', () => {
  it.each([
    ['en', 'health', 'An example article'],
    ['de-CH', 'other', 'Ein Beispiel für einen Artikel'],
    ['fr', 'other', 'An example article'],
  ])('writes a site in %s that has no problems', async (language, field, title) => {
    const site = join(await createTemporaryFolder(), 'bread');
    const words = ['--name', 'Bread: a "shelf"', '--url', 'https://name.github.io/bread/'];
    const { code, output } = await runHere('init', [
      site,
      ...words,
      '--language',
      language,
      '--field',
      field,
      '--host',
      'github-pages',
    ]);
    expect([code, output]).toEqual([0, expect.stringContaining(`cd ${site} && npm install`)]);
    expect(read(site, 'content/articles/example.mdx')).toContain(`title: ${title}\n`);
    expect(await runHere('check', [], { cwd: site })).toEqual({
      code: 0,
      output: expect.stringMatching(/(?:^|\n)7 files, no problems\.\n$/),
    });
  });

  it('writes what npm, git, editors and the host need', async () => {
    const site = await createTemporaryFolder();
    await runHere('init', ['--name', 'Bread', '--host', 'cloudflare'], { cwd: site });
    expect(JSON.parse(read(site, 'package.json'))).toMatchObject({
      name: 'bread',
      private: true,
      scripts: { check: 'answerable check', start: 'answerable start' },
      dependencies: { answerable: expect.stringMatching(/^\d+\.\d+\.\d+$/) },
    });
    expect(read(site, '.gitignore').split('\n')).toEqual(
      expect.arrayContaining(['node_modules/', '.answerable/', '/dist']),
    );
    expect(read(site, '.vscode/settings.json')).toContain(
      '"./node_modules/answerable/schemas/site.schema.json": "/content/site.yml"',
    );
    expect(read(site, '.github/workflows/publish.yml')).toContain('npm run build');
    expect(read(site, 'wrangler.jsonc')).toContain('"directory": "./site"');
  });

  it('adds to a package.json and a .gitignore what they lack, and keeps the rest', async () => {
    const site = await createTemporaryFolder();
    writeFileSync(
      join(site, 'package.json'),
      JSON.stringify({
        name: 'mine',
        scripts: { build: 'other' },
        dependencies: { answerable: '^0.1.0' },
      }),
    );
    writeFileSync(join(site, '.gitignore'), 'node_modules/\n*.log');
    await runHere('init', [], { cwd: site });
    expect(JSON.parse(read(site, 'package.json'))).toMatchObject({
      name: 'mine',
      scripts: { build: 'other', check: 'answerable check' },
      dependencies: { answerable: '^0.1.0' },
    });
    expect(read(site, '.gitignore')).toBe(
      'node_modules/\n*.log\n.answerable/\n.astro/\n/dist\n/.dist-releases/\n',
    );
  });

  it('writes nothing where there is content, or a file that it would write', async () => {
    const site = await createTemporaryFolder();
    mkdirSync(join(site, '.vscode'));
    writeFileSync(join(site, '.vscode/settings.json'), '{}');
    expect(await runHere('init', [], { cwd: site })).toEqual({
      code: 2,
      output: `${site}/.vscode/settings.json exists, and nothing was written. Name a new folder, or move it away.\n`,
    });
    expect(existsSync(join(site, 'content'))).toBe(false);
    mkdirSync(join(site, 'content'));
    expect((await runHere('init', [], { cwd: site })).output).toContain(`${site}/content exists`);
  });

  it.each([
    [['--language', 'english'], /^--language says "english"\. Write a language code/],
    [['--url', 'bread.org'], /^--url says "bread\.org"\. /],
    [['--host', 'ftp'], /^--host takes one of github-pages, /],
  ])('ends with 2 and one line if it is told what cannot be: %j', async (words, line) => {
    const site = await createTemporaryFolder();
    const { code, output } = await runHere('init', words, { cwd: site });
    expect([code, output]).toEqual([2, expect.stringMatching(line)]);
    expect(existsSync(join(site, 'content'))).toBe(false);
  });
});

describe('asking for a new site', () => {
  const usual = {
    name: 'bread',
    language: 'en',
    url: 'https://bread.example',
    field: 'other',
    host: 'none',
  } as const;
  const [up, enter, interrupt] = ['\u001b[A', '\r', '\u0003'];

  async function ask(known: KnownSiteWords, answers: readonly (readonly [string, string])[]) {
    const [input, output] = [new PassThrough(), new PassThrough()];
    const rest = [...answers];
    let shown = '';
    output.on('data', (chunk: Buffer) => {
      shown += chunk.toString();
      const [next] = rest;
      if (next === undefined || !shown.includes(next[0])) return;
      rest.shift();
      shown = '';
      setImmediate(() => input.write(next[1]));
    });
    return { site: await askForSite(known, usual, { input, output }), left: rest.length };
  }

  it('asks for all that is not known, and begins with what is usual', async () => {
    const { site, left } = await ask({ language: 'de' }, [
      ['What is the site called?', ` shelf${enter}`],
      ['At which address', enter],
      ['What is it about?', up + enter],
      ['Where will it be published?', enter],
    ]);
    expect(left).toBe(0);
    expect(site).toEqual({ ...usual, name: 'bread shelf', language: 'de', field: 'health' });
  });

  it('lets the person end it', async () => {
    const { site } = await ask({}, [['What is the site called?', interrupt]]);
    expect(site).toBeUndefined();
  });
});
