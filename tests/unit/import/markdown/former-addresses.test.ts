import { describe, expect, it } from 'vitest';
import { parseMarkdownFile } from '../../../../src/import/formats/markdown.ts';
import { only } from './read.ts';

/** The addresses of a text of a site, whose configuration is `name` with `text`. */
async function addressesOf(
  [name, text]: readonly [name: string, text: string],
  path: string,
  head = '',
): Promise<string[]> {
  const reading = await parseMarkdownFile({
    name: path,
    bytes: Buffer.from(`---\ntitle: A Day\n${head}\n---\nText.\n`),
    readBeside: () => undefined,
    findAbove: (names) =>
      names.includes(name)
        ? [{ name, bytes: Buffer.from(text), path, read: () => undefined, find: () => undefined }]
        : [],
  });
  expect(reading.messages.map(({ message }) => message)).toContainEqual(
    expect.stringMatching(
      new RegExp(`^Read as a file of \\w+, by ${name.replaceAll('.', '\\.')}\\.$`),
    ),
  );
  return only(reading).oldAddresses.filter((address) => !/^(?:file|link):/.test(address));
}

describe('the address of a text by the rule of Hugo', () => {
  const site = ['hugo.toml', 'baseURL = "https://moss.garden/"'] as const;
  it.each([
    ['content/docs/Wet Moss.md', '', '/docs/wet-moss/'],
    ['content/docs/moss/index.md', '', '/docs/moss/'],
    ['content/docs/_index.md', '', '/docs/'],
    ['content/docs/moss.md', 'slug: green', '/docs/green/'],
    ['content/docs/moss.md', 'url: /lawn/moss/', '/lawn/moss/'],
  ])('%s with "%s" was at %s', async (path, head, address) => {
    expect(await addressesOf(site, path, head)).toEqual([address]);
  });

  it('follows the patterns and the endings of its configuration', async () => {
    const own = [
      'config.toml',
      'baseURL = "/"\nuglyURLs = true\n[permalinks]\nposts = "/:year/:month/:slug/"',
    ] as const;
    expect(await addressesOf(own, 'content/posts/x.md', 'date: 2024-03-04')).toEqual([
      '/2024/03/a-day.html',
    ]);
    expect(await addressesOf(own, 'content/about.md')).toEqual(['/about.html']);
    const yaml = ['hugo.yaml', 'permalinks:\n  page:\n    blog: /b/:contentbasename/'] as const;
    expect(await addressesOf(yaml, 'content/blog/x.md')).toEqual(['/b/x/']);
  });
});

describe('the address of a text by the rule of Jekyll', () => {
  const post = '_posts/2024-03-04-wet-moss.md';
  it.each([
    ['', '', '/2024/03/04/wet-moss.html'],
    [
      'permalink: pretty',
      'categories: [Lawn, Wet Ground]',
      '/lawn/wet-ground/2024/03/04/wet-moss/',
    ],
    ['permalink: none', 'category: lawn', '/lawn/wet-moss.html'],
    ['permalink: ordinal', '', '/2024/064/wet-moss.html'],
    ['permalink: /blog/:title/', '', '/blog/wet-moss/'],
    ['permalink: /:categories/:i_day/:slug', 'slug: Green Moss', '/4/green-moss.html'],
    ['permalink: pretty', 'date: 2024-05-06 10:00:00', '/2024/05/06/wet-moss/'],
    [
      'defaults:\n  - scope: { path: "", type: posts }\n    values: { permalink: /n/:title/ }',
      '',
      '/n/wet-moss/',
    ],
  ])('with "%s" and "%s" a post was at %s', async (config, head, address) => {
    expect(await addressesOf(['_config.yml', config], post, head)).toEqual([address]);
  });

  it.each([
    ['', 'about.md', '/about.html'],
    ['permalink: pretty', 'a/about.md', '/a/about/'],
    ['', 'a/index.md', '/a/'],
    [
      'collections:\n  docs:\n    output: true\n    permalink: /guide/:path/',
      '_docs/a/b.md',
      '/guide/a/b/',
    ],
    ['collections:\n  docs:\n    output: true', '_docs/b.md', '/docs/b.html'],
  ])('with "%s" the page %s was at %s', async (config, path, address) => {
    expect(await addressesOf(['_config.yml', config], path)).toEqual([address]);
  });
});

describe('the address of a text by the rule of another system', () => {
  it.each([
    [
      'docusaurus.config.js',
      'x = { url: "https://a.b" }',
      'docs/01-guide/02-wet.md',
      '',
      '/docs/guide/wet',
    ],
    ['docusaurus.config.js', 'x = {}', 'docs/guide/wet.md', 'id: green', '/docs/guide/green'],
    [
      'docusaurus.config.ts',
      'x = { docs: { routeBasePath: "/" } }',
      'docs/guide/guide.md',
      '',
      '/guide',
    ],
    ['docusaurus.config.js', 'x = {}', 'docs/guide/wet.md', 'slug: /start', '/docs/start'],
    ['docusaurus.config.js', 'x = {}', 'blog/2024-03-04-wet.md', '', '/blog/2024/03/04/wet'],
    ['docusaurus.config.js', 'x = {}', 'blog/2024-03-04-wet/index.md', 'slug: moss', '/blog/moss'],
    ['docusaurus.config.js', 'x = {}', 'src/pages/about.md', '', '/about'],
    [
      'astro.config.mjs',
      "import s from '@astrojs/starlight'",
      'src/content/docs/Guides/Wet Moss.md',
      '',
      '/guides/wet-moss/',
    ],
    [
      'astro.config.mjs',
      "import s from '@astrojs/starlight'",
      'src/content/docs/a/index.mdx',
      '',
      '/a/',
    ],
    [
      'astro.config.mjs',
      "import s from '@astrojs/starlight'",
      'src/content/docs/a/b.md',
      'slug: c/d',
      '/c/d/',
    ],
    ['astro.config.mjs', 'x', 'src/content/blog/wet.md', '', '/blog/wet/'],
    ['.vitepress/config.mts', 'x', 'guide/wet.md', '', '/guide/wet.html'],
    ['.vitepress/config.ts', 'x = { cleanUrls: true }', 'guide/wet.md', '', '/guide/wet'],
    ['docs/.vitepress/config.js', 'x', 'docs/guide/index.md', '', '/guide/'],
    ['mkdocs.yml', 'site_name: A', 'docs/guide/wet.md', '', '/guide/wet/'],
    ['mkdocs.yml', 'use_directory_urls: false', 'docs/guide/wet.md', '', '/guide/wet.html'],
    ['mkdocs.yml', 'docs_dir: text', 'text/guide/README.md', '', '/guide/'],
    [
      'eleventy.config.js',
      'x = { dir: { input: "src" } }',
      'src/posts/2024-03-04-wet.md',
      '',
      '/posts/wet/',
    ],
    ['.eleventy.js', 'x', 'posts/posts.md', '', '/posts/'],
    [
      '.eleventy.js',
      'x',
      'posts/wet.md',
      'permalink: "/n/{{ page.fileSlug }}/index.html"',
      '/n/wet/',
    ],
    [
      'config.rb',
      'activate :blog do |b|\n  b.permalink = "{year}/{title}.html"\n  b.prefix = "news"\nend',
      'source/news/2024-03-04-wet.html.md',
      '',
      '/news/2024/wet.html',
    ],
    ['.gitbook.yaml', 'root: ./docs/', 'docs/guide/wet.md', '', '/guide/wet/'],
    ['SUMMARY.md', '# Summary', 'guide/README.md', '', '/guide/'],
    ['book.toml', '[book]\nsrc = "src"', 'src/guide/wet.md', '', '/guide/wet.html'],
  ])('%s (%s): %s with "%s" was at %s', async (name, config, path, head, address) => {
    expect((await addressesOf([name, config], path, head))[0]).toBe(address);
  });

  it('is known to links with the path and the host of the site as well', async () => {
    const reading = await parseMarkdownFile({
      name: 'docs/wet.md',
      bytes: Buffer.from('# Wet\n'),
      readBeside: () => undefined,
      findAbove: () => [
        {
          name: 'mkdocs.yml',
          bytes: Buffer.from('site_url: https://moss.garden/book/'),
          path: 'docs/wet.md',
          read: () => undefined,
          find: () => undefined,
        },
      ],
    });
    expect(only(reading).oldAddresses).toEqual([
      'file:docs/wet.md',
      '/wet/',
      'link:/book/wet/',
      'link:https://moss.garden/book/wet/',
    ]);
  });
});

describe('the address of a single file', () => {
  it('is not guessed where nothing says its folder', async () => {
    for (const text of [
      '---\nlastmod: 2024-01-01\n---\nA.\n',
      ':::note\nA.\n:::\n',
      '---\nlayout: post\n---\nA.\n',
    ]) {
      const reading = await parseMarkdownFile({
        name: 'wet.md',
        bytes: Buffer.from(text),
        readBeside: () => undefined,
      });
      expect(only(reading).oldAddresses).toEqual(['file:wet.md']);
    }
  });
});
