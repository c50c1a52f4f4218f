import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { packageRoot } from '../../../src/publish/project.ts';
import { createSmallSite, today } from './small-site.ts';

async function getFreePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (typeof address !== 'object' || address === null) throw new Error('The system gave no port.');
  return address.port;
}

/** Starts a command that goes on until it is stopped; `until` waits for words that it prints. */
function startCommand(name: string, args: readonly string[]) {
  // Astro's dev server answers nothing where it finds itself within Vitest.
  const { VITEST: _, ...env } = process.env;
  const child = spawn(
    process.execPath,
    [resolve(packageRoot, 'src/cli/answerable.js'), name, ...args],
    {
      cwd: packageRoot,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const ended = once(child, 'close');
  onTestFinished(() => void child.kill('SIGKILL'));
  let printed = '';
  const keep = (chunk: Buffer) => (printed += chunk.toString());
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return {
    until: async (words: string) => {
      while (!printed.includes(words)) {
        const how = await Promise.race([
          once(child.stdout, 'data').then(() => 'printed'),
          ended.then(() => 'ended'),
        ]);
        if (how === 'ended' && !printed.includes(words))
          throw new Error(`It ended before it printed "${words}":\n${printed}`);
      }
    },
    stop: async () => {
      child.kill('SIGINT');
      const [code] = await ended;
      return { code: Number(code), printed };
    },
  };
}

describe('npm start', () => {
  it('builds, serves the release and ends cleanly with Ctrl+C', async () => {
    const site = await createSmallSite();
    const port = await getFreePort();
    const command = startCommand('start', [...site.args, '--port', String(port)]);
    await command.until('The site is at');
    expect(
      await (await fetch(`http://localhost:${port}/faq/can-i-freeze-bread/`)).text(),
    ).toContain('Slice it first');
    expect(await command.stop()).toEqual({
      code: 0,
      printed: expect.stringContaining(
        `The site is at http://localhost:${port}/ (stop with Ctrl+C).`,
      ),
    });
  });
});

describe('a site below a path', () => {
  const below = ['https://bread.example', 'https://name.example/team/bread/'] as const;

  it('is served there by npm start, which says so and leads there', async () => {
    const site = await createSmallSite();
    await site.edit('site.yml', ...below);
    const port = await getFreePort();
    const command = startCommand('start', [...site.args, '--port', String(port)]);
    await command.until(`The site is at http://localhost:${port}/team/bread/ (stop with Ctrl+C).`);
    const home = await fetch(`http://localhost:${port}/`);
    expect([home.url, home.status]).toEqual([`http://localhost:${port}/team/bread/`, 200]);
    expect(
      await (await fetch(`http://localhost:${port}/team/bread/faq/can-i-freeze-bread/`)).text(),
    ).toContain('href="/team/bread/about/"');
    expect((await command.stop()).code).toBe(0);
  });

  it('is served there by npm run dev, which says so and leads there', async () => {
    const site = await createSmallSite();
    await site.edit('site.yml', ...below);
    const port = await getFreePort();
    const command = startCommand('dev', [
      '--content',
      site.content,
      '--today',
      today,
      '--port',
      String(port),
    ]);
    await command.until(`The site is at http://localhost:${port}/team/bread/ (stop with Ctrl+C).`);
    const home = await fetch(`http://localhost:${port}/`);
    expect([home.url, home.status]).toEqual([`http://localhost:${port}/team/bread/`, 200]);
    const html = await (
      await fetch(`http://localhost:${port}/team/bread/articles/keeping-a-starter/`)
    ).text();
    expect(html).toContain('href="/team/bread/articles/flour-and-water/#how-much-water"');
    const named = [...html.matchAll(/(?:src|href)="(\/[^"#]*)"/g)].map(([, address = '']) =>
      address.replaceAll('&amp;', '&').replaceAll('&#38;', '&'),
    );
    // What Vite serves while one writes, and nobody links to, stays at the root.
    expect(
      named.filter((address) => !address.startsWith('/team/bread/') && !address.startsWith('/@')),
    ).toEqual([]);
    expect(named.length).toBeGreaterThan(20);
    // Icons are drawn in a build alone.
    for (const address of new Set(named.filter((each) => !each.includes('/icons/'))))
      expect([address, (await fetch(`http://localhost:${port}${address}`)).status]).toEqual([
        address,
        200,
      ]);
    expect((await command.stop()).code).toBe(0);
  });
});

describe('npm run dev', () => {
  it('tells of problems, waits where no page can be shown, and shows drafts once the data is mended', async () => {
    const site = await createSmallSite();
    await site.edit('faq/can-i-freeze-bread.md', 'question: Can I freeze bread?\n', '');
    const port = await getFreePort();
    const command = startCommand('dev', [
      '--content',
      site.content,
      '--today',
      today,
      '--port',
      String(port),
    ]);
    await command.until('No page can be shown yet');
    await site.edit(
      'faq/can-i-freeze-bread.md',
      'topic: baking',
      'question: May I freeze bread?\ntopic: baking',
    );
    await command.until('The site is at');
    expect(
      await (await fetch(`http://localhost:${port}/faq/can-i-freeze-bread/`)).text(),
    ).toContain('May I freeze bread?');
    expect((await fetch(`http://localhost:${port}/articles/an-unfinished-loaf/`)).status).toBe(200);
    const { code, printed } = await command.stop();
    expect([code, printed]).toEqual([
      0,
      expect.stringMatching(
        /can-i-freeze-bread\.md\n\n {2}1:1 error The field "question" is missing\./,
      ),
    ]);
  });
});
