import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildRelease, runCommand } from '../../build-release.ts';
import { createSmallSite, today } from './small-site.ts';

describe('addresses of a site that was published', () => {
  it('stop the build where they would be lost, lead on after a rename and in other words, and can be given up', async () => {
    const site = await createSmallSite();
    await buildRelease(site.args);
    const ledger = await readFile(join(site.content, 'permalinks.json'), 'utf8');
    expect(ledger).toContain(`"/articles/keeping-a-starter/": { "since": "${today}"`);

    const renamed = await runCommand('rename', ['articles/keeping-a-starter', 'starters', '--content', site.content, '--today', today]);
    expect([renamed.code, renamed.output]).toEqual([0, expect.stringContaining('/articles/keeping-a-starter/ leads there: permalinks.json says so.')]);
    const [, heading = ''] = /^## (.+)$/m.exec(await readFile(join(site.content, 'articles/starters.mdx'), 'utf8')) ?? [];
    await site.edit('articles/starters.mdx', `## ${heading}`, '## Entirely other words');
    await rm(join(site.content, 'faq/can-i-freeze-bread.md'));
    await site.edit('articles/starters.mdx', 'faq: [can-i-freeze-bread]', 'faq: []');
    const refused = await runCommand('build', site.args);
    expect([refused.code, refused.output]).toEqual([1, expect.stringContaining(`/faq/can-i-freeze-bread/, published since ${today}, is gone.`)]);
    expect(refused.output).toContain('npm run build -- --retire "/faq/can-i-freeze-bread/"');

    await buildRelease([...site.args, '--retire', '/faq/can-i-freeze-bread/', '--reason', 'Nobody asks.']);
    const id = heading.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
    expect(await readFile(join(site.out, 'articles/starters/index.html'), 'utf8')).toContain(`<h2 id="entirely-other-words"><span id="${id}"></span>`);
    const old = await readFile(join(site.out, 'articles/keeping-a-starter/index.html'), 'utf8');
    expect(old).toContain('<link rel="canonical" href="https://bread.example/articles/starters/">');
    expect(await readFile(join(site.out, '_redirects'), 'utf8')).toBe('/articles/keeping-a-starter/ /articles/starters/ 301\n');
    expect(await readFile(join(site.out, 'sitemap.xml'), 'utf8')).not.toContain('keeping-a-starter');
    const after = await readFile(join(site.content, 'permalinks.json'), 'utf8');
    expect(after).toContain(`"/faq/can-i-freeze-bread/": { "since": "${today}", "retired": "${today}", "reason": "Nobody asks." }`);
    // Once more changes nothing, and asks nothing.
    expect((await buildRelease(site.args)).output).not.toContain('Wrote permalinks.json');
    expect(await readFile(join(site.content, 'permalinks.json'), 'utf8')).toBe(after);
  });
});
