import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createTemporaryFolder } from '../publish/temporary-folder.ts';
import { runHere } from './run-here.ts';

async function createContent(more = 'indexNow: 0123456789abcdef\n'): Promise<string> {
  const content = await createTemporaryFolder();
  await writeFile(
    join(content, 'site.yml'),
    `title: Bread\nurl: https://bread.example\npublisher:\n  name: Ada\n${more}`,
  );
  await writeFile(
    join(content, 'permalinks.json'),
    '{ "/a/": { "since": "2026-06-01" }, "/b/": { "since": "2026-06-02" }, "/b/#c": { "since": "2026-06-02" } }',
  );
  return content;
}

/** A receiver on this machine that answers with a status and keeps what it is sent. */
async function createReceiver(status: number): Promise<{ url: string; received: unknown[] }> {
  const received: unknown[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      received.push(JSON.parse(body));
      response.writeHead(status).end();
    });
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/indexnow`,
    received,
  };
}

describe('npm run announce', () => {
  it('sends the pages that the last release changed, with the key and where it is published', async () => {
    const { url, received } = await createReceiver(202);
    const { code, output } = await runHere('announce', [
      '--content',
      await createContent(),
      '--endpoint',
      url,
    ]);
    expect([code, output]).toEqual([0, `https://bread.example/b/\nSent 1 address to ${url}.\n`]);
    expect(received).toEqual([
      {
        host: 'bread.example',
        key: '0123456789abcdef',
        keyLocation: 'https://bread.example/0123456789abcdef.txt',
        urlList: ['https://bread.example/b/'],
      },
    ]);
  });

  it('only prints them with --dry-run, from the day that is asked for', async () => {
    const { url, received } = await createReceiver(202);
    const { code, output } = await runHere('announce', [
      '--content',
      await createContent(''),
      '--endpoint',
      url,
      '--since',
      '2026-06-01',
      '--dry-run',
    ]);
    expect([code, output, received]).toEqual([
      0,
      'https://bread.example/a/\nhttps://bread.example/b/\n',
      [],
    ]);
  });

  it('says what to do where it is refused, and where there is no key', async () => {
    const { url } = await createReceiver(403);
    const refused = await runHere('announce', [
      '--content',
      await createContent(),
      '--endpoint',
      url,
    ]);
    expect([refused.code, refused.output]).toEqual([
      1,
      expect.stringContaining(
        'It did not find the key at https://bread.example/0123456789abcdef.txt. Publish the release first.',
      ),
    ]);
    const keyless = await runHere('announce', [
      '--content',
      await createContent(''),
      '--endpoint',
      url,
    ]);
    expect([keyless.code, keyless.output]).toEqual([
      2,
      expect.stringContaining('site.yml has no indexNow.'),
    ]);
  });
});
