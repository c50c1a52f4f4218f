import { afterEach, describe, expect, it } from 'vitest';
import { unlock, deployToS3 } from '../../../../src/publish/deploy/s3/s3.ts';
import { openStorage } from '../../../../src/publish/deploy/s3/storage.ts';
import type { DeployPlan } from '../../../../src/publish/deploy/plan.ts';
import { after, createRelease, toPages } from './sample-release.ts';
import { startStorage, type SampleStorage } from './sample-storage.ts';

const place = { bucket: 'site', prefix: 'docs/' };
const opened: { close: () => void }[] = [];
afterEach(() => opened.splice(0).forEach((each) => each.close()));

function open({ endpoint }: SampleStorage) {
  const storage = openStorage(place, endpoint);
  opened.push(storage);
  return storage;
}

async function deploy(
  server: SampleStorage,
  words: string,
  day = 0,
  isDryRun = false,
): Promise<DeployPlan> {
  const release = await createRelease({ ...toPages(words), _headers: 'for another server' });
  server.requests.length = 0;
  return deployToS3(release, open(server), after(day), isDryRun);
}

const listPaths = async (server: SampleStorage) => [...(await open(server).list()).keys()].sort();
const read = (server: SampleStorage, path: string) => open(server).read(path);

/** What was sent and removed, without what deploys write for themselves. */
const isChange = (line: string) =>
  /^(?:PUT|DELETE)/.test(line) && !/\/\.deploy(?:ed|ing)\.json$/.test(line);
const listChanges = ({ requests }: SampleStorage) =>
  requests.filter(isChange).map((line) => line.replace('/site/docs/', ''));

/** Lets so many files pass, and then lets all that is asked fail. */
function failAfter(server: SampleStorage, count: number, fate: 'fail' | 'cut'): void {
  let sent = 0;
  server.decide = (line) => {
    if (isChange(line)) sent += 1;
    return sent > count ? fate : 'pass';
  };
}

describe('a release that is deployed to a storage', () => {
  it('is sent whole the first time: what pages load, then deeper pages before those that lead to them, then the search', async () => {
    const server = await startStorage();
    await deploy(server, 'one');
    const changes = listChanges(server);
    const stages = [
      ['PUT assets/one.css'],
      ['PUT faq/index.html'],
      ['PUT 404.html', 'PUT index.html'],
      ['PUT pagefind/pagefind.js', 'PUT pagefind/words.json'],
      ['PUT release.json'],
    ];
    expect(changes).toHaveLength(7);
    for (const stage of stages) expect(changes.splice(0, stage.length).sort()).toEqual(stage);
    expect(await listPaths(server)).toEqual([
      '.deployed.json',
      '404.html',
      'assets/one.css',
      'faq/index.html',
      'index.html',
      'pagefind/pagefind.js',
      'pagefind/words.json',
      'release.json',
    ]);
  });

  it('is sent with the type of each file and how long it may be kept', async () => {
    const server = await startStorage();
    await deploy(server, 'one');
    const ask = async (path: string) => {
      // Asked without keys, as a reader does; this storage knows the public ones by a header of its
      // service.
      const { headers } = await fetch(`${server.endpoint}/site/docs/${path}`, {
        headers: { 'x-amz-reader': 'yes' },
      });
      return [headers.get('content-type'), headers.get('cache-control')];
    };
    expect(await ask('index.html')).toEqual([
      'text/html;charset=utf-8',
      'public, max-age=0, must-revalidate',
    ]);
    expect(await ask('assets/one.css')).toEqual([
      'text/css;charset=utf-8',
      'public, max-age=31536000, immutable',
    ]);
  });

  it('sends only what changed, and asks for nothing about what did not', async () => {
    const server = await startStorage();
    await deploy(server, 'one');
    const { unchanged } = await deploy(server, 'two', 1);
    expect(unchanged).toEqual(['404.html', 'pagefind/pagefind.js', 'pagefind/words.json']);
    expect(listChanges(server)).toEqual([
      'PUT assets/two.css',
      'PUT faq/index.html',
      'PUT index.html',
      'PUT release.json',
    ]);
    const listAsked = () =>
      server.requests.filter(
        (line) => !line.endsWith('/.deploying.json') && line.startsWith('GET'),
      );
    expect(listAsked()).toHaveLength(2);
    await deploy(server, 'two', 1);
    expect(listAsked()).toHaveLength(2);
    expect(server.requests.filter((line) => !line.startsWith('GET'))).toEqual([
      'PUT /site/docs/.deploying.json',
      'DELETE /site/docs/.deploying.json',
    ]);
  });

  it('sends again what somebody else changed or removed, and leaves alone what no deploy has sent', async () => {
    const server = await startStorage();
    await deploy(server, 'one');
    const storage = open(server);
    for (const path of ['404.html', 'own.txt'])
      await storage.send(path, Buffer.from('other'), {
        contentType: 'text/plain',
        cacheControl: 'no-cache',
      });
    await storage.remove('faq/index.html');
    expect((await deploy(server, 'one')).sent).toEqual(['faq/index.html', '404.html']);
    expect([await read(server, '404.html'), await read(server, 'own.txt')]).toEqual([
      'not found',
      'other',
    ]);
  });

  it('keeps files that are named by their content for a week after they left, and removes them last', async () => {
    const server = await startStorage();
    await deploy(server, 'one');
    expect([...(await deploy(server, 'two', 10)).kept]).toEqual([
      ['assets/one.css', after(10).toISOString()],
    ]);
    expect((await deploy(server, 'two', 16.9)).gone).toEqual([]);
    expect(await read(server, 'assets/one.css')).toBe('one');
    expect((await deploy(server, 'three', 17)).gone).toEqual(['assets/one.css']);
    expect(listChanges(server).at(-1)).toBe('DELETE assets/one.css');
    expect(await read(server, 'assets/one.css')).toBeUndefined();
    expect(await read(server, 'assets/two.css')).toBe('two');
  });

  it('is known whole where the storage tells of its files in parts', async () => {
    const server = await startStorage();
    const pages = Object.fromEntries(
      Array.from({ length: 50 }, (_, number) => [`faq/q${number}/index.html`, 'page']),
    );
    const deployMany = async () =>
      deployToS3(await createRelease(pages), open(server), after(0), false);
    server.filesPerList = 40;
    await deployMany();
    for (const path of ['faq/q0/index.html', 'faq/q49/index.html']) await open(server).remove(path);
    server.requests.length = 0;
    expect((await deployMany()).sent).toEqual(['faq/q0/index.html', 'faq/q49/index.html']);
    expect(server.requests.filter((line) => line === 'GET /site/')).toHaveLength(2);
    expect(await open(server).list()).toHaveLength(55);
  });

  it('has its files under their names, whatever letters these have', async () => {
    const server = await startStorage();
    const names = [
      'faq/été à 50 %/index.html',
      'faq/日本/index.html',
      'a+b & c.txt',
      '😀/it’s "so" <now>.txt',
      'assets/пример.css',
    ];
    const deployNames = async (words: string) =>
      deployToS3(
        await createRelease(Object.fromEntries(names.map((name) => [name, words]))),
        open(server),
        after(0),
        false,
      );
    await deployNames('one');
    expect(await listPaths(server)).toEqual(expect.arrayContaining(names));
    for (const name of names) {
      const answer = await fetch(
        `${server.endpoint}/site/docs/${name.split('/').map(encodeURIComponent).join('/')}`,
        { headers: { 'x-amz-reader': 'yes' } },
      );
      expect([name, answer.status, await answer.text()]).toEqual([name, 200, 'one']);
    }
    expect((await deployNames('one')).sent).toEqual([]);
    expect((await deployNames('two')).sent).toHaveLength(names.length + 1);
    expect([...(await deploy(server, 'one')).gone].sort()).toEqual(
      names.filter((name) => !name.startsWith('assets/')).sort(),
    );
    expect(await listPaths(server)).not.toEqual(expect.arrayContaining(names.slice(0, 1)));
  });

  it('changes nothing where it is only asked what would be done', async () => {
    const server = await startStorage();
    await deploy(server, 'one');
    const before = await open(server).list();
    const planned = await deploy(server, 'two', 1, true);
    expect(server.requests.every((line) => line.startsWith('GET'))).toBe(true);
    expect(await open(server).list()).toEqual(before);
    expect(await deploy(server, 'two', 1)).toEqual(planned);
  });
});

describe('a deploy to a storage that fails in the middle', () => {
  it.each(
    [0, 1, 2].flatMap((count) => (['fail', 'cut'] as const).map((fate) => [count, fate] as const)),
  )(
    'leaves each page with what it loads, and the next one goes on (after %i files, %s)',
    async (count, fate) => {
      const server = await startStorage();
      await deploy(server, 'one');
      failAfter(server, count, fate);
      await expect(deploy(server, 'two', 8)).rejects.toThrow('The deploy did not end.');
      server.decide = () => 'pass';
      const page = (await read(server, 'index.html')) ?? '';
      const style = /assets\/\w+\.css/.exec(page)?.[0] ?? '';
      expect(page).toBe('home /assets/one.css');
      expect(await read(server, style)).toBe('one');
      expect(await read(server, 'faq/index.html')).toBe(count < 2 ? 'one' : 'two');
      // The storage was out of reach, so that the lock could not be removed.
      await expect(deploy(server, 'two', 8)).rejects.toThrow(
        'Where you know that it was cut off and none is at work, deploy with --unlock.',
      );
      await unlock(open(server));
      const { kept, gone } = await deploy(server, 'two', 8);
      expect([[...kept.keys()], gone]).toEqual([['assets/one.css'], []]);
      expect(await read(server, 'index.html')).toBe('home /assets/two.css');
      expect((await deploy(server, 'two', 8)).sent).toEqual([]);
    },
  );
});
