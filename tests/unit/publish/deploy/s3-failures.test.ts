import { expect, it, vi } from 'vitest';
import { runCommand } from '../../../build-release.ts';
import { createRelease, toPages } from './sample-release.ts';
import { findDeadEndpoint, startStorage } from './sample-storage.ts';

const unfinished = 'The deploy did not end. Each page that is there still has all that it loads, and the next deploy goes on from here: ';

const refused = 'the storage refuses the keys. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY to keys that hold, then deploy again.';

async function run(target: string, ...options: string[]): Promise<{ code: number | null; output: string }> {
  return runCommand('deploy', [target, '--from', (await createRelease(toPages('one'))).folder, ...options]);
}

it('is deployed to a storage by its command', async () => {
  const server = await startStorage();
  const planned = await run('s3://site/docs', '--dry-run');
  expect(planned.output).toContain('Nothing was sent to s3://site/docs; 0 files would stay unchanged.\nWould send 7 files, in this order:\n  assets/one.css\n');
  expect(server.requests.every((line) => line.startsWith('GET'))).toBe(true);
  expect(await run('s3://site/docs')).toEqual({ code: 0, output: 'Deployed to s3://site/docs: 7 files sent, 0 unchanged, 0 gone.\n' });
  expect(await run('s3://site/docs')).toEqual({ code: 0, output: 's3://site/docs has this release already; nothing was sent.\n' });
  expect((await run('s3://site', '--rollback')).output).toContain('A storage holds one release.');
});

it('says that the storage does not know the key', async () => {
  await startStorage();
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'wrong');
  expect(await run('s3://site')).toEqual({ code: 1, output: expect.stringContaining(`${unfinished}${refused} (InvalidAccessKeyId)`) });
});

// The storage of these tests does not look whether a secret is right, so its answer is given in its place.
it.each([
  ['the secret is wrong', 'SignatureDoesNotMatch', refused],
  ['the keys may not do this', 'AccessDenied', 'these keys may not do this. They must be allowed to list the bucket'],
])('says that %s', async (_, code, words) => {
  const server = await startStorage();
  server.decide = () => ({ refusal: code });
  expect(await run('s3://site')).toEqual({ code: 1, output: expect.stringContaining(`${unfinished}${words}`) });
});

it('says that there are no keys', async () => {
  await startStorage();
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) vi.stubEnv(name, undefined);
  expect(await run('s3://site')).toEqual({ code: 1, output: expect.stringContaining('there are no keys. Set AWS_ACCESS_KEY_ID') });
});

it('says that there is no such bucket', async () => {
  await startStorage();
  expect(await run('s3://other')).toEqual({ code: 1, output: expect.stringContaining('there is no bucket of this name.') });
});

it('says that the storage cannot be reached', async () => {
  await startStorage();
  vi.stubEnv('AWS_ENDPOINT_URL_S3', await findDeadEndpoint());
  expect(await run('s3://site')).toEqual({ code: 1, output: expect.stringContaining('the storage cannot be reached. Look whether there is a network') });
});

it('says that the storage has failed', async () => {
  const server = await startStorage();
  server.decide = () => 'fail';
  expect(await run('s3://site')).toEqual({ code: 1, output: expect.stringContaining('the storage has failed (500). Wait a little') });
});
