import { cp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildInBuilder, runInBuilder } from '../../builder/index.ts';
import { createPublishedSite, today } from './small-site.ts';

/** The ids of an article in the three feeds, and its links there. */
async function readFeedEntries(release: string, name: string): Promise<[string[], string[]]> {
  const read = (file: string) => readFile(join(release, 'articles', file), 'utf8');
  const find = (text: string, start: string, end: string) =>
    text.split(start).find((each) => each.includes(`/articles/${name}/${end}`)) ?? '';
  const [rss, atom] = [
    find(await read('rss.xml'), '<item>', '</link>'),
    find(await read('atom.xml'), '<entry>', '"/>'),
  ];
  const { items } = JSON.parse(await read('feed.json')) as {
    items: readonly { id: string; url: string }[];
  };
  const item = items.find(({ url }) => url.endsWith(`/articles/${name}/`));
  const pick = (pattern: RegExp, text: string) => pattern.exec(text)?.[1] ?? '';
  return [
    [pick(/<guid[^>]*>([^<]*)/, rss), pick(/<id>([^<]*)/, atom), item?.id ?? ''],
    [
      pick(/<link>([^<]*)/, rss),
      pick(/<link rel="alternate"[^>]*href="([^"]*)/, atom),
      item?.url ?? '',
    ],
  ];
}

describe('addresses of a site that was published', () => {
  it('stop the build where they would be lost, lead on after a rename and in other words, and can be given up', async () => {
    const site = await createPublishedSite();
    const ledger = await readFile(join(site.content, 'permalinks.json'), 'utf8');
    expect(ledger).toContain(`"/articles/keeping-a-starter/": { "since": "${today}"`);

    const [before] = await readFeedEntries(site.out, 'keeping-a-starter');
    expect(before).toEqual(
      Array.from({ length: 3 }, () => 'https://bread.example/articles/keeping-a-starter/'),
    );

    const first = join(site.folder, 'first');
    await cp(`${site.out}/`, first, { recursive: true });

    const renamed = await runInBuilder('rename', [
      'articles/keeping-a-starter',
      'starters',
      '--content',
      site.content,
      '--today',
      today,
    ]);
    expect([renamed.code, renamed.output]).toEqual([
      0,
      expect.stringContaining('/articles/keeping-a-starter/ leads there: permalinks.json says so.'),
    ]);
    const [, heading = ''] =
      /^## (.+)$/m.exec(await readFile(join(site.content, 'articles/starters.mdx'), 'utf8')) ?? [];
    await site.edit('articles/starters.mdx', `## ${heading}`, '## Entirely other words');
    await site.edit(
      'articles/starters.mdx',
      'Its acidity rises as it',
      'Its acidity climbs while it',
    );
    await rm(join(site.content, 'faq/can-i-freeze-bread.md'));
    await site.edit('articles/starters.mdx', 'faq: [can-i-freeze-bread]', 'faq: []');
    const refused = await runInBuilder('build', site.args);
    expect([refused.code, refused.output]).toEqual([
      1,
      expect.stringContaining(`/faq/can-i-freeze-bread/, published since ${today}, is gone.`),
    ]);
    expect(refused.output).toContain('npm run build -- --retire "/faq/can-i-freeze-bread/"');

    await buildInBuilder([
      ...site.args,
      '--retire',
      '/faq/can-i-freeze-bread/',
      '--reason',
      'Nobody asks.',
    ]);
    const id = heading
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '');
    expect(await readFile(join(site.out, 'articles/starters/index.html'), 'utf8')).toContain(
      `<h2 id="entirely-other-words"><span id="${id}"></span>`,
    );
    const old = await readFile(join(site.out, 'articles/keeping-a-starter/index.html'), 'utf8');
    expect(old).toContain('<link rel="canonical" href="https://bread.example/articles/starters/">');
    expect(await readFile(join(site.out, '_redirects'), 'utf8')).toBe(
      '# Where pages that moved are now.\n/articles/keeping-a-starter/ /articles/starters/ 301\n',
    );
    expect(await readFile(join(site.out, 'sitemap.xml'), 'utf8')).not.toContain(
      'keeping-a-starter',
    );
    // Those who read a feed have seen the article already, so it is not told to them as a new one.
    expect(await readFeedEntries(site.out, 'starters')).toEqual([
      before,
      before?.map((each) => each.replace('keeping-a-starter', 'starters')),
    ]);
    const after = await readFile(join(site.content, 'permalinks.json'), 'utf8');
    expect(after).toContain(
      `"/faq/can-i-freeze-bread/": { "since": "${today}", "retired": "${today}", "reason": "Nobody asks." }`,
    );
    const { output } = await runInBuilder('changes', [first, `${site.out}/`]);
    const told = output.split('\n');
    expect(told).toContain('  added    /articles/starters/ “Keeping a starter alive”');
    expect(told).toContain(
      '  lost     /articles/keeping-a-starter/ “Keeping a starter alive”: leads to /articles/starters/',
    );
    expect(told).toContain('  lost     /faq/can-i-freeze-bread/ Crust softens somewhat.');
    // What the article says is where it was, by its new address, but for one sentence.
    expect(told).toContain('Claims: 0 added, 0 changed, 1 reworded, 1 lost.');
    expect(told).toContain(
      '  reworded /articles/starters/ Its acidity climbs while it ferments. (was “Its acidity rises as it ferments.”)',
    );
    // Once more changes nothing, and asks nothing.
    expect((await buildInBuilder(site.args)).output).not.toContain('Wrote permalinks.json');
    expect(await readFile(join(site.content, 'permalinks.json'), 'utf8')).toBe(after);
  });
});
