import { describe, expect, it, onTestFinished } from 'vitest';
import { getFreePort, startCommand } from '../../build-release.ts';
import { getSite, toKeptPages } from '../../builder/index.ts';
import { createSmallSite, today } from './small-site.ts';

describe('npm start', () => {
  it('builds, serves the release and ends cleanly with Ctrl+C', async () => {
    const site = await createSmallSite();
    // Its pages are rendered, which is no matter of this.
    await getSite({ content: 'tests/fixtures/small-site', today, writesLedger: true });
    const port = await getFreePort();
    const command = startCommand('start', [...site.args, '--port', String(port)], toKeptPages());
    onTestFinished(() => void command.stop());
    await command.until('The site is at');
    expect(
      await (await fetch(`http://localhost:${port}/faq/can-i-freeze-bread/`)).text(),
    ).toContain('Slice it first');
    expect(await command.stop()).toEqual({
      code: 0,
      output: expect.stringContaining(
        `The site is at http://localhost:${port}/ (stop with Ctrl+C).`,
      ),
    });
  });
});

it('a site below a path is served there by npm start, which says so and leads there', async () => {
  const site = await createSmallSite();
  await site.edit('site.yml', 'https://bread.example', 'https://name.example/team/bread/');
  const port = await getFreePort();
  const command = startCommand('start', [...site.args, '--port', String(port)]);
  onTestFinished(() => void command.stop());
  await command.until(`The site is at http://localhost:${port}/team/bread/ (stop with Ctrl+C).`);
  const home = await fetch(`http://localhost:${port}/`);
  expect([home.url, home.status]).toEqual([`http://localhost:${port}/team/bread/`, 200]);
  expect(
    await (await fetch(`http://localhost:${port}/team/bread/faq/can-i-freeze-bread/`)).text(),
  ).toContain('href="/team/bread/about/"');
  expect((await command.stop()).code).toBe(0);
});
