import { readdirSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { isUpToDate, startBundle } from '../../../src/publish/render/bundle.ts';
import { buildInBuilder, runInBuilder } from '../../builder/index.ts';
import { chosen, createDesignedSite } from './own-design.ts';
import type { SmallSite } from './small-site.ts';

describe('a site with a design of its own', () => {
  let site: SmallSite;
  let output = '';
  const read = (path: string) => readFile(join(site.out, path), 'utf8');

  beforeAll(async () => {
    let remove = async () => {};
    site = await createDesignedSite((each) => (remove = each));
    // Content without one around it is that of the folder in which the command runs.
    await rm(join(site.folder, 'package.json'));
    ({ output } = await buildInBuilder([...site.args, '--preview'], { cwd: site.folder }));
    return () => remove();
  });

  it('has its colours and fonts in one style sheet, its own rules behind all others', async () => {
    const html = await read('faq/can-i-freeze-bread/index.html');
    const head = html.slice(0, html.indexOf('</head>'));
    const sheets = [...head.matchAll(/<link rel="stylesheet" href="([^"]+)">/g)];
    expect(sheets).toHaveLength(1);
    const css = await read(sheets[0]?.[1] ?? '');
    expect(css).toContain(`--color-accent:light-dark(${chosen.accent},${chosen.darkAccent})`);
    expect(css).toContain(`--color-paper:light-dark(${chosen.paper},`);
    expect(css).toMatch(/font-family:Site text;[^}]*url\(\/assets\/text\.[\w-]+\.woff2\)/);
    expect(css).toMatch(/font-family:Site heading;[^}]*url\(\/assets\/heading\.[\w-]+\.woff2\)/);
    expect(css).toMatch(/url\(\/assets\/dots\.[\w-]+\.svg\)/);
    const layers = [...css.matchAll(/@layer (\w+)\{/g)].map(([, name]) => name);
    expect([...new Set(layers)].at(-1)).toBe('site');
    expect(css.slice(css.indexOf('@layer site{'))).toContain('double var(--color-accent)');
  });

  it('loads its fonts first, and not ours', async () => {
    const html = await read('faq/index.html');
    const preloads = [...html.matchAll(/<link rel="preload" href="([^"]+)"/g)].map(
      ([, href = '']) => href.replace(/\.[\w-]+\.woff2$/, ''),
    );
    expect(preloads).toEqual(['/assets/text', '/assets/heading']);
  });

  it('tells browsers, home screens and those with whom a page is shared of its colours', async () => {
    const html = await read('index.html');
    expect(html).toContain(
      `<meta name="theme-color" content="${chosen.paper}" media="(prefers-color-scheme: light)">`,
    );
    expect(JSON.parse(await read('manifest.webmanifest'))).toMatchObject({
      background_color: chosen.paper,
      theme_color: chosen.paper,
    });
    const share = /content="[^"]*(\/assets\/share-\w+\.png)"/.exec(html)?.[1] ?? '';
    const pixel = await sharp(join(site.out, share))
      .extract({ left: 4, top: 4, width: 1, height: 1 })
      .removeAlpha()
      .raw()
      .toBuffer();
    expect(`#${pixel.toString('hex')}`).toBe(chosen.accent);
  });

  it('shows its own header, footer, home and head, on every page', async () => {
    for (const path of ['index.html', 'about/index.html', 'prices/index.html', '404.html']) {
      const html = await read(path);
      expect(html).toContain('The shop is closed in August.');
      expect(html).toContain('Baked by ');
      expect(html).toContain('<meta name="geo.region" content="GB-LND">');
      expect(html).toContain('<title>');
    }
    expect(await read('index.html')).toContain('Fresh every morning but Monday.');
  });

  it('has a page of its own at the address of its file, which the site map and the search know', async () => {
    const html = await read('prices/index.html');
    expect(html).toContain('<link rel="canonical" href="https://bread.example/prices/">');
    expect(html).toContain('data-pagefind-body');
    expect(html).toContain('href="/faq/can-i-freeze-bread/"');
    expect(await read('sitemap-1.xml')).toContain('<loc>https://bread.example/prices/</loc>');
    expect(output).toContain('search knows 13 pages.');
  });

  it('writes its pictures anew, as all others', async () => {
    const name = readdirSync(join(site.out, 'assets')).find((each) => /^dots\..*\.svg$/.test(each));
    expect(await read(`assets/${name}`)).not.toContain('Drawn by hand');
  });

  it('has bundled code of its pages, which is out of date once the design is another', async () => {
    await writeFile(join(site.folder, 'package.json'), '{ "private": true }');
    const bundled = { contentFolder: site.content, siteUrl: 'https://bread.example' };
    const { bundle } = await startBundle(bundled, site.folder, inject('builders').keptPages);
    const folder = dirname((await bundle).client);
    expect(await isUpToDate(bundled, folder)).toBe(true);
    await writeFile(join(site.folder, 'site.css'), 'h1 { font-style: italic; }\n');
    expect(await isUpToDate(bundled, folder)).toBe(false);
  });
});

describe('a design that would do harm', () => {
  it('is refused before anything is rendered, all of it at once and each with its place', async () => {
    const site = await createDesignedSite();
    const writeBeside = (path: string, text: string) => writeFile(join(site.folder, path), text);
    await writeBeside('site.css', "h1 {\n  src: url('https://cdn.example/a.png');\n}\n");
    await writeBeside('pages/about.astro', '<p>Twice.</p>\n');
    await rm(join(site.folder, 'fonts/text.woff2'));
    await site.edit('site.yml', chosen.darkAccent, '#333333');
    const { code, output } = await runInBuilder('build', [...site.args, '--preview']);
    expect(code).toBe(1);
    expect(output).toContain('2:12 error This would ask cdn.example for a file');
    expect(output).toContain(
      'error The address /about/ is that of content/pages/about.mdx already.',
    );
    expect(output).toContain('error There is no file fonts/text.woff2 beside content.');
    expect(output).toContain('error The accent #333333 on the paper');
    expect(output).toContain('4 errors');
    expect(output).not.toContain('Rendered');
  });

  it('is refused where a page of its own holds what no page may', async () => {
    const site = await createDesignedSite();
    await writeFile(
      join(site.folder, 'pages/prices.astro'),
      `---
import Page from 'answerable/Page.astro';
---

<Page title="Prices" description="What a loaf costs.">
  <p style="color: red"><a href="/nowhere/">Gone</a></p>
</Page>
`,
    );
    const { code, output } = await runInBuilder('build', [...site.args, '--preview']);
    expect(code).toBe(1);
    expect(output).toContain('prices/index.html: <p> has the style "color: red".');
    expect(output).toContain('prices/index.html: The link /nowhere/ leads to no file of the site.');
  });
});
