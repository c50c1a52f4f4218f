import { setImmediate } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { lockFile, withLock, deployToS3 } from '../../../../src/publish/deploy/s3/s3.ts';
import { openStorage, type Storage } from '../../../../src/publish/deploy/s3/storage.ts';
import { after, createRelease, toPages } from './sample-release.ts';
import { startStorage, type SampleStorage } from './sample-storage.ts';

function open({ endpoint }: SampleStorage): Storage {
  const storage = openStorage({ bucket: 'site', prefix: '' }, endpoint);
  onTestFinished(storage.close);
  return storage;
}

const deploy = async (server: SampleStorage, words: string) =>
  deployToS3(await createRelease(toPages(words)), open(server), after(0), false);

it.each([2, 5])(
  'a deploy to a storage lets one of %i deploys that begin at once through, and leaves a whole release and no lock',
  async (count) => {
    const server = await startStorage();
    const ended = await Promise.allSettled(
      Array.from({ length: count }, (_, index) => deploy(server, `words${index}`)),
    );
    const passed = ended.flatMap(({ status }, index) => (status === 'fulfilled' ? [index] : []));
    expect(passed).toHaveLength(1);
    for (const each of ended)
      if (each.status === 'rejected')
        expect(String(each.reason)).toMatch(
          /RefusedError: Another deploy to this storage.* has not ended; nothing was sent/,
        );
    expect([...(await open(server).list()).keys()].sort()).toEqual([
      '.deployed.json',
      '404.html',
      `assets/words${passed[0]}.css`,
      'faq/index.html',
      'index.html',
      'pagefind/pagefind.js',
      'pagefind/words.json',
      'release.json',
    ]);
    expect((await deploy(server, 'next')).kept.size).toBe(1);
  },
);

it('a deploy to a storage refuses a deploy that begins while another is at work, where the storage knows no conditions too', async () => {
  const server = await startStorage();
  server.knowsConditions = false;
  let second: Promise<unknown> | undefined;
  server.decide = (line) => {
    if (line === 'PUT /site/faq/index.html')
      second ??= deploy(server, 'two').catch((error: unknown) => error);
    return 'pass';
  };
  await deploy(server, 'one');
  expect(String(await second)).toMatch(
    /Another deploy to this storage, begun on 2026-06-01 at 12:00 UTC, has not ended/,
  );
  expect(await open(server).read('faq/index.html')).toBe('one');
});

it('a deploy to a storage lets one alone through where two pass each step together and the storage knows no conditions', async () => {
  const files = new Map<string, string>();
  const step = async <Value>(value: () => Value) => (await setImmediate(), value());
  const storage: Storage = {
    list: () => step(() => new Map()),
    read: (path) => step(() => files.get(path)),
    readBytes: (path) =>
      step(() => (files.has(path) ? Buffer.from(files.get(path) ?? '') : undefined)),
    send: (path, bytes) => step(() => (files.set(path, Buffer.from(bytes).toString()), '')),
    create: (path, bytes) => step(() => void files.set(path, Buffer.from(bytes).toString())),
    remove: (path) => step(() => void files.delete(path)),
    close: () => undefined,
  };
  let [atWork, most] = [0, 0];
  const work = async () => {
    most = Math.max(most, (atWork += 1));
    await setImmediate();
    atWork -= 1;
  };
  const ended = await Promise.allSettled([
    withLock(storage, after(0), work),
    withLock(storage, after(0), work),
  ]);
  expect([ended.map(({ status }) => status).sort(), most, files.size]).toEqual([
    ['fulfilled', 'rejected'],
    1,
    0,
  ]);
});

it('a deploy to a storage goes on where the answer to its lock was lost and the client was told that there is one already', async () => {
  const server = await startStorage();
  let isLost = false;
  server.decide = (line) =>
    line === `PUT /site/${lockFile}` && !isLost ? ((isLost = true), 'lose') : 'pass';
  expect((await deploy(server, 'one')).sent).toHaveLength(7);
  expect(server.requests.filter((line) => line === `PUT /site/${lockFile}`)).toHaveLength(2);
});

it('a deploy to a storage goes on where the storage refuses conditions', async () => {
  const server = await startStorage();
  let asked = 0;
  server.decide = (line) =>
    line === `PUT /site/${lockFile}` && (asked += 1) === 1 ? { refusal: 'NotImplemented' } : 'pass';
  expect((await deploy(server, 'one')).sent).toHaveLength(7);
  expect(asked).toBe(2);
});

it('a deploy to a storage leaves a lock alone that is another’s by then', async () => {
  const server = await startStorage();
  const storage = open(server);
  await withLock(storage, after(0), () =>
    storage.send(lockFile, Buffer.from('{"token":"of another"}'), {
      contentType: '',
      cacheControl: '',
    }),
  );
  expect(await storage.read(lockFile)).toBe('{"token":"of another"}');
});
