import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { ContentSize } from '../generated-content.ts';
import { installPackages } from './peer-folder.ts';
import { generatePeerPages } from './peer-pages.ts';
import type { ContentEdit, Program, SiteFile } from './program.ts';

/**
 * Other programs that publish Markdown, each set up as its own guide has it, with Pagefind where it
 * has no search of its own that needs no service. Versions are pinned, Hugo's apart, which no
 * registry of npm has.
 */
export const peers = {
  starlight: createStarlight,
  eleventy: createEleventy,
  hugo: createHugo,
  docusaurus: createDocusaurus,
} as const satisfies Record<string, (size: ContentSize) => Program>;

const pagefind = '1.6.0';
const siteUrl = 'https://www.the-bench.org';

function createStarlight(size: ContentSize): Program {
  const packages = { astro: '7.3.5', '@astrojs/starlight': '0.42.4' };
  const home = installPackages('starlight', packages);
  const start = [process.execPath, join(home, 'node_modules/astro/bin/astro.mjs')];
  return {
    home,
    name: 'Starlight',
    version: `${packages['@astrojs/starlight']} (Astro ${packages.astro})`,
    out: 'dist',
    kept: ['dist', '.astro', 'node_modules'],
    *generateFiles(edit) {
      const links = navigation.map(([label, link]) => ({ label, link }));
      const options = JSON.stringify({ title: edit.siteTitle, sidebar: links });
      // Astro looks there which packages Vite is to compile.
      yield ['package.json', JSON.stringify({ type: 'module', dependencies: packages })];
      yield [
        'astro.config.mjs',
        `import { defineConfig } from 'astro/config';\nimport starlight from '@astrojs/starlight';\nexport default defineConfig({ site: '${siteUrl}', integrations: [starlight(${options})] });\n`,
      ];
      yield [
        'src/content.config.ts',
        `import { defineCollection } from 'astro:content';\nimport { docsLoader } from '@astrojs/starlight/loaders';\nimport { docsSchema } from '@astrojs/starlight/schema';\nexport const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };\n`,
      ];
      yield* toMarkdownFiles(size, edit, {
        folder: 'src/content/docs',
        formatCallout: (text) => `:::note\n${text}\n:::`,
      });
    },
    createBuild: (cwd) => ({ words: [...start, 'build'], cwd }),
    createDev: (cwd, port) => ({ words: [...start, 'dev', '--port', String(port)], cwd }),
  };
}

function createEleventy(size: ContentSize): Program {
  const packages = { '@11ty/eleventy': '3.1.8', pagefind };
  const home = installPackages('eleventy', packages);
  const start = [process.execPath, join(home, 'node_modules/@11ty/eleventy/cmd.cjs')];
  return {
    home,
    name: 'Eleventy + Pagefind',
    version: `${packages['@11ty/eleventy']}, ${pagefind}`,
    out: '_site',
    kept: ['_site', '.cache'],
    *generateFiles(edit) {
      yield ['package.json', '{"private": true, "type": "module"}\n'];
      yield [
        'eleventy.config.js',
        `export default (config) => { config.setServerOptions({ showAllHosts: false }); };\nexport const config = { dir: { input: 'content' }, markdownTemplateEngine: false };\n`,
      ];
      yield ['content/_data/site.json', JSON.stringify({ title: edit.siteTitle })];
      yield ['content/content.json', JSON.stringify({ layout: 'page.njk' })];
      yield [
        'content/_includes/page.njk',
        createLayout({
          title: '{{ title }}',
          siteTitle: '{{ site.title }}',
          description: '{{ description }}',
          address: '{{ page.url }}',
          content: '{{ content | safe }}',
        }),
      ];
      yield* toMarkdownFiles(size, edit, { folder: 'content', formatCallout: toQuote });
    },
    createBuild: (cwd) => ({
      words: inTurn([...start, '--quiet'], indexPages(home, '_site')),
      cwd,
    }),
    createDev: (cwd, port) => ({
      words: [...start, '--quiet', '--serve', `--port=${port}`],
      cwd,
    }),
  };
}

/**
 * Throws if there is no Hugo: its packages on npm only fetch the program from elsewhere when they
 * are installed.
 */
function createHugo(size: ContentSize): Program {
  const { status, stdout } = spawnSync('hugo', ['version'], { encoding: 'utf8' });
  if (status !== 0)
    throw new Error(
      'There is no Hugo on this machine, and so it was not measured. Install it (Debian: apt-get install hugo; elsewhere https://gohugo.io/installation/).',
    );
  const home = installPackages('hugo', { pagefind });
  return {
    home,
    name: 'Hugo + Pagefind',
    version: `${/v([\d.]+)/.exec(stdout)?.[1] ?? stdout.trim()}, ${pagefind}`,
    out: 'public',
    kept: ['public', 'resources'],
    *generateFiles(edit) {
      yield [
        'hugo.toml',
        `baseURL = "${siteUrl}/"\ntitle = ${JSON.stringify(edit.siteTitle)}\nlanguageCode = "en"\ndisableKinds = ["taxonomy", "term", "RSS"]\n`,
      ];
      const layout = createLayout({
        title: '{{ .Title }}',
        siteTitle: '{{ .Site.Title }}',
        description: '{{ .Description }}',
        address: '{{ .RelPermalink }}',
        content: '{{ .Content }}',
      });
      yield ['layouts/_default/single.html', layout];
      yield ['layouts/_default/list.html', layout];
      yield ['layouts/index.html', layout];
      yield* toMarkdownFiles(size, edit, {
        folder: 'content',
        index: '_index',
        formatCallout: toQuote,
      });
    },
    createBuild: (cwd) => ({
      words: inTurn(['hugo', '--quiet', '--cleanDestinationDir'], indexPages(home, 'public')),
      cwd,
    }),
    createDev: (cwd, port) => ({ words: ['hugo', 'server', '--port', String(port)], cwd }),
  };
}

/** Its dev server sends an empty page that a script fills, so that is not measured. */
function createDocusaurus(size: ContentSize): Program {
  const own = '3.10.2';
  const packages = {
    '@docusaurus/core': own,
    '@docusaurus/preset-classic': own,
    '@docusaurus/faster': own,
    react: '19.2.1',
    'react-dom': '19.2.1',
  };
  const home = installPackages('docusaurus', packages);
  return {
    home,
    name: 'Docusaurus, no search',
    version: own,
    out: 'build',
    kept: ['build', '.docusaurus', 'node_modules'],
    *generateFiles(edit) {
      const config = {
        title: edit.siteTitle,
        url: siteUrl,
        baseUrl: '/',
        trailingSlash: true,
        onBrokenLinks: 'ignore',
        markdown: { format: 'detect' },
        future: { v4: true, faster: true },
        presets: [
          ['classic', { docs: { routeBasePath: '/', sidebarPath: './sidebars.js' }, blog: false }],
        ],
        themeConfig: { navbar: { items: navigation.map(([label, to]) => ({ label, to })) } },
      };
      // Without a type, since what Docusaurus generates beside it is CommonJS.
      yield ['package.json', '{"private": true}\n'];
      yield ['docusaurus.config.js', `export default ${JSON.stringify(config, null, 2)};\n`];
      yield ['sidebars.js', `export default { docs: ['index'] };\n`];
      yield* toMarkdownFiles(size, edit, {
        folder: 'docs',
        formatCallout: (text) => `:::note\n\n${text}\n\n:::`,
      });
    },
    createBuild: (cwd) => ({
      words: [
        process.execPath,
        join(home, 'node_modules/@docusaurus/core/bin/docusaurus.mjs'),
        'build',
      ],
      cwd,
    }),
  };
}

const navigation = [
  ['Articles', '/articles/'],
  ['Questions', '/faq/'],
  ['Sources', '/sources/'],
] as const;

interface MarkdownOptions {
  readonly folder: string;
  readonly formatCallout: (text: string) => string;
  /** What the page of a folder is called. */
  readonly index?: string;
}

function* toMarkdownFiles(
  size: ContentSize,
  edit: ContentEdit,
  { folder, formatCallout, index = 'index' }: MarkdownOptions,
): Generator<SiteFile> {
  for (const { path, title, description, markdown } of generatePeerPages(
    size,
    edit,
    formatCallout,
  )) {
    const file = path.includes('/') ? path : join(path, index);
    yield [
      `${folder}/${file}.md`,
      `---\ntitle: ${JSON.stringify(title)}\ndescription: ${JSON.stringify(description)}\n---\n\n${markdown}`,
    ];
  }
}

/**
 * The page around a text for programs that bring none: what readers and machines need, and no more.
 */
function createLayout(marks: {
  readonly title: string;
  readonly siteTitle: string;
  readonly description: string;
  readonly address: string;
  readonly content: string;
}): string {
  const links = navigation.map(([label, to]) => `<a href="${to}">${label}</a>`).join(' ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${marks.title} | ${marks.siteTitle}</title>
<meta name="description" content="${marks.description}">
<link rel="canonical" href="${siteUrl}${marks.address}">
<style>body { font: 1.1rem/1.6 serif; max-width: 40rem; margin: auto; padding: 1rem }</style>
</head>
<body>
<header><a href="/">${marks.siteTitle}</a> <nav>${links}</nav></header>
<main data-pagefind-body>
<h1>${marks.title}</h1>
${marks.content}
</main>
</body>
</html>
`;
}

function toQuote(text: string): string {
  return `> **Note** ${text}`;
}

/** The words of two commands, of which the second runs when the first has ended well. */
function inTurn(first: readonly string[], second: readonly string[]): readonly string[] {
  const script = `${first.map((_, at) => `"\${${at + 1}}"`).join(' ')} && ${second.map((_, at) => `"\${${first.length + at + 1}}"`).join(' ')}`;
  return ['sh', '-c', script, 'sh', ...first, ...second];
}

function indexPages(home: string, folder: string): readonly string[] {
  return [
    process.execPath,
    join(home, 'node_modules/pagefind/lib/runner/bin.cjs'),
    '--site',
    folder,
  ];
}
