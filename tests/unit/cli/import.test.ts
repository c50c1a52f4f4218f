import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkImported } from '../../../src/cli/check-imported.ts';
import { type ImportLimits, defaultLimits } from '../../../src/import/steps/limited-process.ts';
import { runCommand } from '../../build-release.ts';
import { createTemporaryFolder } from '../publish/temporary-folder.ts';
import { runHere } from './run-here.ts';

const text =
  'How to Prune a Pear\n\nA pear wants light in its crown. Cut in late winter, on a dry day.\n\nFAQ about pruning\n\nQ: Do I seal the cuts?\n\nA: No. They close by themselves.\n';

async function createPlace(): Promise<{
  content: string;
  file: string;
  words: readonly string[];
  run: (...more: string[]) => ReturnType<typeof runHere>;
}> {
  const folder = await createTemporaryFolder();
  const content = join(folder, 'content');
  await cp(resolve(import.meta.dirname, '../../fixtures/small-site'), content, { recursive: true });
  const file = join(folder, 'pear.txt');
  await writeFile(file, text);
  const words = [file, '--content', content, '--today', '2026-06-01'];
  return { content, file, words, run: (...more) => runHere('import', [...words, ...more]) };
}

describe('npm run import', () => {
  it('writes the entries of a document, and says what became of it and what the check finds in them', async () => {
    const { content, words } = await createPlace();
    const { code, output } = await runCommand('import', words);
    expect(output).toContain('(article: How to Prune a Pear)');
    expect(output).toMatch(
      /Words: \d+, of which \d+ stand in entries, \d+ were left out as named above, and none are missing\./,
    );
    expect(await readFile(join(content, 'articles/how-to-prune-a-pear.mdx'), 'utf8')).toContain(
      'faq: [do-i-seal-the-cuts]',
    );
    expect(await readFile(join(content, 'faq/do-i-seal-the-cuts.md'), 'utf8')).toMatch(
      /question: Do I seal the cuts\?\n[\s\S]*\nNo\. They close by themselves\.\n$/,
    );
    expect(code).toBe(0);
  });

  it('writes nothing in a dry run, and shows each file', async () => {
    const { content, run } = await createPlace();
    const { output } = await run('--dry-run');
    expect(output).toContain('+question: Do I seal the cuts?');
    expect(existsSync(join(content, 'faq/do-i-seal-the-cuts.md'))).toBe(false);
  });

  it('changes nothing when the same document comes again, also on a later day', async () => {
    const { file, content, run } = await createPlace();
    await run();
    const { code, output } = await runHere('import', [
      file,
      '--content',
      content,
      '--today',
      '2026-07-01',
    ]);
    expect([code, output.match(/is there already:/g)?.length]).toEqual([0, 2]);
  });

  it('leaves a topic that a person filled in, and takes none by itself where an earlier import took none', async () => {
    const { content, run } = await createPlace();
    await rm(join(content, 'topics'), { recursive: true });
    await writeFile(
      join(content, '../pear.txt'),
      'Questions\n\nQ: Do I seal the cuts?\n\nA: No.\n\nQ: When do I cut?\n\nA: In winter.\n',
    );
    await run();
    const path = join(content, 'faq/do-i-seal-the-cuts.md');
    await writeFile(path, (await readFile(path, 'utf8')).replace('topic: ""', 'topic: pruning'));
    await mkdir(join(content, 'topics'));
    await writeFile(
      join(content, 'topics/pruning.yml'),
      'label: Pruning\ndescription: All about cutting.\n',
    );
    expect((await run()).output.match(/is there already:/g)?.length).toBe(2);
  });

  it('never writes over a text that was edited since, and shows the difference', async () => {
    const { content, run } = await createPlace();
    await run();
    const path = join(content, 'faq/do-i-seal-the-cuts.md');
    const edited = (await readFile(path, 'utf8')).replace('No. They', 'No, never. They');
    await writeFile(path, edited);
    const again = await run();
    expect([again.code, await readFile(path, 'utf8')]).toEqual([1, edited]);
    expect(again.output).toMatch(
      /not written, since another text stands there: .*do-i-seal-the-cuts\.md/,
    );
    expect((await run('--dry-run')).output).toMatch(
      /^ {4}-No, never\. They close[^\n]*\n {4}\+No\. They close/m,
    );
  });

  it('says what is no document, and imports the others', async () => {
    const { content, file, run } = await createPlace();
    await writeFile(join(content, '../old.doc'), 'x');
    const { code, output } = await run(
      join(content, '../old.doc'),
      join(content, '../none.txt'),
      file,
    );
    expect(code).toBe(1);
    expect(output).toContain(
      'old.doc: Files that end in ".doc" cannot be imported. Open it in Word or LibreOffice, and save it as .docx.',
    );
    expect(output).toContain('none.txt: There is no file or folder of this name.');
  });

  it('says which file it could not write, and writes the others', async () => {
    const { content, run } = await createPlace();
    await mkdir(join(content, 'faq/do-i-seal-the-cuts.md'), { recursive: true });
    const { code, output } = await run();
    expect([code, existsSync(join(content, 'articles/how-to-prune-a-pear.mdx'))]).toEqual([
      1,
      true,
    ]);
    expect(output).toMatch(
      /^ {2}not written: .*do-i-seal-the-cuts\.md \(FAQ entry: Do I seal the cuts\?\): A folder of this name stands there\. Move it away, and import again\.$/m,
    );
    expect(output).toMatch(/^ {2}wrote .*how-to-prune-a-pear\.mdx /m);
    expect((await run('--dry-run')).output).toMatch(/^ {2}cannot be written: .*seal-the-cuts\.md/m);
  });

  it('reports to programs as JSON', async () => {
    const { run } = await createPlace();
    const { output } = await run('--format', 'json');
    expect(JSON.parse(output)).toMatchObject({
      inputs: [{ format: 'plain text', words: { missing: [] } }],
      failures: [],
    });
  });

  it('refuses a topic or an author that is not there', async () => {
    const { run } = await createPlace();
    expect(await run('--topic', '../x')).toMatchObject({ code: 2 });
    expect((await run('--author', 'nobody')).output).toContain(
      'There is no file people/nobody.yml.',
    );
  });

  it('takes the files of a folder in the order of their names', async () => {
    const { content, file } = await createPlace();
    const folder = join(content, '../many');
    await mkdir(join(folder, 'deep'), { recursive: true });
    await cp(file, join(folder, 'deep/pear.txt'));
    await writeFile(
      join(folder, 'apple.txt'),
      text.replaceAll('Pear', 'Apple').replace('seal', 'wax'),
    );
    const { output } = await runHere('import', [
      folder,
      '--content',
      content,
      '--today',
      '2026-06-01',
      '--format',
      'json',
    ]);
    expect(JSON.parse(output).inputs.map(({ name }: { name: string }) => name)).toEqual([
      'apple.txt',
      'deep/pear.txt',
    ]);
  });
});

describe('the check of what was imported', () => {
  /** Checks with a process that runs this script in place of the check. */
  const checkWith = async (script: string, limits: ImportLimits) => {
    const folder = await createTemporaryFolder();
    const program = join(folder, 'program.mjs');
    await writeFile(program, script);
    return checkImported(
      {
        contentFolder: folder,
        paths: new Set(),
        today: '2026-06-01',
        shownFolder: 'content',
        hasColour: false,
      },
      limits,
      pathToFileURL(program),
    );
  };

  // What takes memory has far more time than it needs, and what takes time is not waited for long.
  const [short, long] = [
    { seconds: 2, megabytes: 1000 },
    { seconds: 100, megabytes: 60 },
  ];

  it.each([
    ['never ends', 'for (;;) Math.random();', short, 'The check took longer than 2 s.'],
    ['crashes', "process.kill(process.pid, 'SIGSEGV');", long, 'The check ended (SIGSEGV).'],
    [
      'takes too much memory',
      "process.on('message', () => { for (const held = []; ; held.push(`${held.length}`.repeat(1000))); });",
      long,
      'The check needs more than 60 MB of memory.',
    ],
  ])('that %s ends in a sentence', async (_, script, limits, reason) => {
    expect(await checkWith(script, limits)).toEqual({ kind: 'unchecked', reason });
  });

  it('that finds no folder ends in a sentence', async () => {
    const { kind, ...said } = await checkImported(
      {
        contentFolder: '/none/of/this',
        paths: new Set(),
        today: '2026-06-01',
        shownFolder: 'content',
        hasColour: false,
      },
      defaultLimits,
    );
    expect([kind, said]).toEqual([
      'unchecked',
      { reason: expect.stringMatching(/^The check failed \(.*\)\.$/) },
    ]);
  });
});
