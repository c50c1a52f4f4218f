import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it, vi } from 'vitest';
import { packageRoot } from '../../../../src/publish/project/index.ts';
import { runHere } from '../../cli/run-here.ts';
import { createRelease, toPages } from './sample-release.ts';
import { findDeadEndpoint, listen, startStorage } from './sample-storage.ts';

// Each starts up to six commands, which takes as long as the processor is busy with other things.
vi.setConfig({ testTimeout: 120_000 });

const unchanged = 'Not deployed; what was there before stays: ';
const unplanned = 'Nothing was sent, and what a deploy would do cannot be told: ';
const unfinished =
  'The deploy did not end. Each page that is there still has all that it loads, and the next deploy goes on from here: ';

const refused =
  'the storage refuses the keys. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY to keys that hold, then deploy again.';

async function run(
  target: string,
  ...options: string[]
): Promise<{ code: number | null; output: string }> {
  return runHere('deploy', [
    target,
    '--from',
    (await createRelease(toPages('one'))).folder,
    ...options,
  ]);
}

it('a deploy to a storage is deployed to a storage by its command', async () => {
  const server = await startStorage();
  const planned = await run('s3://site/docs', '--dry-run');
  expect(planned.output).toContain(
    'Nothing was sent to s3://site/docs; 0 files would stay unchanged.\nWould send 7 files, in this order:\n  assets/one.css\n',
  );
  expect(server.requests.every((line) => line.startsWith('GET'))).toBe(true);
  expect(await run('s3://site/docs')).toEqual({
    code: 0,
    output: 'Deployed to s3://site/docs: 7 files sent, 0 unchanged, 0 gone.\n',
  });
  expect(await run('s3://site/docs')).toEqual({
    code: 0,
    output: 's3://site/docs has this release already; nothing was sent.\n',
  });
  expect((await run('s3://site', '--rollback')).output).toContain('A storage holds one release.');
});

it.each<readonly [string, readonly string[], string]>([
  ['is deployed', [], unchanged],
  ['would be', ['--dry-run'], unplanned],
])(
  'a deploy to a storage says that the storage does not know the key, where it %s',
  async (_, options, state) => {
    await startStorage();
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'wrong');
    expect(await run('s3://site', ...options)).toEqual({
      code: 1,
      output: `${state}${refused} (InvalidAccessKeyId)\n`,
    });
  },
);

// The storage of these tests does not look whether a secret is right, so its answer is given in its
// place.
it.each([
  ['the secret is wrong', 'SignatureDoesNotMatch', refused],
  [
    'the keys may not do this',
    'AccessDenied',
    'these keys may not do this. They must be allowed to list the bucket',
  ],
])('a deploy to a storage says that %s', async (_, code, words) => {
  const server = await startStorage();
  server.decide = () => ({ refusal: code });
  expect(await run('s3://site')).toEqual({
    code: 1,
    output: expect.stringContaining(`${unchanged}${words}`),
  });
});

it('a deploy to a storage says that there are no keys', async () => {
  await startStorage();
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) vi.stubEnv(name, undefined);
  expect(await run('s3://site')).toEqual({
    code: 1,
    output: expect.stringContaining('there are no keys. Set AWS_ACCESS_KEY_ID'),
  });
});

it('a deploy to a storage says that there is no such bucket', async () => {
  await startStorage();
  expect(await run('s3://other')).toEqual({
    code: 1,
    output: expect.stringContaining('there is no bucket of this name.'),
  });
});

it('a deploy to a storage says that the storage cannot be reached', async () => {
  await startStorage();
  vi.stubEnv('AWS_ENDPOINT_URL_S3', await findDeadEndpoint());
  expect(await run('s3://site')).toEqual({
    code: 1,
    output: expect.stringContaining(
      'the storage cannot be reached. Look whether there is a network',
    ),
  });
});

it('a deploy to a storage says that the storage has failed', async () => {
  const server = await startStorage();
  server.decide = () => 'fail';
  expect(await run('s3://site')).toEqual({
    code: 1,
    output: expect.stringContaining(`${unchanged}the storage has failed (500). Wait a little`),
  });
  server.decide = (line) => (/PUT .*\/faq\//.test(line) ? 'fail' : 'pass');
  expect(await run('s3://site')).toEqual({
    code: 1,
    output: expect.stringContaining(`${unfinished}the storage has failed (500). Wait a little`),
  });
  server.decide = () => 'pass';
  expect((await run('s3://site')).output).toContain(
    'Deployed to s3://site: 6 files sent, 1 unchanged, 0 gone.',
  );
});

it.each([
  [200, '<!doctype html><p>A page<br></html>'],
  [404, '<!doctype html><p>Not here<br></html>'],
  [302, ''],
])(
  'a deploy to a storage says that what answers is no storage (status %i)',
  async (status, body) => {
    await startStorage();
    const server = createServer(
      (asked, answer) =>
        void asked
          .resume()
          .on('end', () => answer.writeHead(status, { 'content-type': 'text/html' }).end(body)),
    );
    vi.stubEnv('AWS_ENDPOINT_URL_S3', `http://127.0.0.1:${await listen(server)}`);
    expect(await run('s3://site', '--dry-run')).toEqual({
      code: 1,
      output: `${unplanned}what answers is no storage that speaks S3 (status ${status}). Set AWS_ENDPOINT_URL_S3 to the address of the storage, then deploy again.\n`,
    });
    expect(await run('s3://site')).toEqual({
      code: 1,
      output: expect.stringMatching(
        /^Not deployed; what was there before stays: .*AWS_ENDPOINT_URL_S3.*\n$/,
      ),
    });
  },
);

it.each(['SIGINT', 'SIGTERM'] as const)(
  'a deploy to a storage leaves no lock where it is stopped by %s while files are sent, and the next one goes on',
  async (signal) => {
    const server = await startStorage();
    const { folder } = await createRelease(toPages('one'));
    const child = spawn(
      process.execPath,
      [resolve(packageRoot, 'src/cli/answerable.js'), 'deploy', 's3://site', '--from', folder],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    server.decide = (line) => {
      if (line === 'PUT /site/faq/index.html') child.kill(signal);
      return 'pass';
    };
    const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'close')]);
    expect([code, said]).toEqual([1, `${unfinished}it was stopped.\n`]);
    expect(server.requests.slice(-2)).toEqual([
      'GET /site/.deploying.json',
      'DELETE /site/.deploying.json',
    ]);
    server.decide = () => 'pass';
    expect(await run('s3://site')).toEqual({
      code: 0,
      output: expect.stringMatching(/^Deployed to s3:\/\/site: \d files sent/),
    });
  },
);

it('a deploy to a storage refuses a second deploy, says what to do where the first was cut off, and does it when told', async () => {
  const server = await startStorage();
  server.decide = (line) => (line === 'DELETE /site/.deploying.json' ? 'fail' : 'pass');
  expect((await run('s3://site')).code).toBe(0);
  server.decide = () => 'pass';
  const { code, output } = await run('s3://site');
  expect([code, output]).toEqual([
    1,
    expect.stringMatching(
      /^Another deploy to this storage, begun on 2\d{3}-\d\d-\d\d at \d\d:\d\d UTC, has not ended; nothing was sent\. Wait until it has, then deploy again\. Where you know that it was cut off and none is at work, deploy with --unlock\.\n$/,
    ),
  ]);
  expect((await run('s3://site', '--dry-run')).code).toBe(0);
  expect(await run('s3://site', '--unlock')).toEqual({
    code: 0,
    output: 's3://site has this release already; nothing was sent.\n',
  });
  expect((await run('s3://site')).code).toBe(0);
});
