import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createProgress } from '../src/progress/index.ts';
import { serve } from '../src/publish/serve.ts';
import { findBrowser } from '../tests/e2e/find-browser.ts';
import {
  describeMachine,
  formatDay,
  formatTable,
  writeBeside,
  writeSection,
} from './benchmarks-page.ts';
import { createBarChart } from './charts.ts';
import { contentSizes, parseSize } from './generated-content.ts';
import { lighthouseName, type LighthouseFigures, prepareLighthouse } from './pages/lighthouse.ts';
import { type Visit, visitTwice } from './pages/visit.ts';
import { createAnswerable } from './publish/answerable.ts';
import { runMeasured } from './publish/run-measured.ts';
import { updateSite } from './publish/site-folder.ts';
import { unedited } from './publish/rows.ts';
import { startBrowser } from './start-browser.ts';

/** A page of each template. */
const templates = {
  home: '/',
  article: '/articles/article-1/',
  'FAQ entry': '/faq/question-1/',
  'all questions': '/faq/',
  topic: '/topics/topic-1/',
  'all sources': '/sources/',
  source: '/sources/source-1/',
  person: '/people/person-0/',
  search: '/search/',
  // By its own address, since Lighthouse judges no page that is answered with 404.
  'not found': '/404.html',
} as const;

interface PageFigures {
  readonly name: string;
  readonly first: Visit;
  readonly second: Visit;
  /** Undefined if Lighthouse came to no result, as it does with very long pages. */
  readonly lighthouse: LighthouseFigures | undefined;
}

/**
 * Builds a generated site (`--size S|M|L|XL`), serves it with its compressed copies, and measures a
 * page of each template in Chromium: what a first and a second visit fetch, and what Lighthouse
 * says. `--runs N` lets Lighthouse judge each page so many times; `--write` puts the figures into
 * docs/benchmarks.md.
 */
export async function benchPages(
  print: (line: string) => void,
  options: readonly string[] = [],
): Promise<void> {
  const { values } = parseArgs({
    args: [...options],
    options: {
      size: { type: 'string', default: 'M' },
      runs: { type: 'string', default: '3' },
      write: { type: 'boolean', default: false },
    },
  });
  const size = parseSize(values.size);
  const progress = createProgress(process.stderr);
  progress.begin('Installing Lighthouse');
  const chromePath = findBrowser(process.env['CHROME_PATH']);
  const judge = prepareLighthouse(chromePath);
  progress.begin(`Building the site of size ${size}`);
  const program = createAnswerable(contentSizes[size]);
  const site = join(program.home, 'sites', `pages-${size}`);
  mkdirSync(site, { recursive: true });
  updateSite(program, site, unedited);
  await runMeasured(program.createBuild(site, false));
  const server = await serve(join(site, program.out), { port: 0 });
  const browser = await startBrowser(chromePath);
  const measured: PageFigures[] = [];
  try {
    const step = progress.begin('Measuring the pages', Object.keys(templates).length);
    for (const [name, path] of Object.entries(templates)) {
      const url = new URL(path, server.url).href;
      if (!(await fetch(url)).ok) {
        progress.print(() => print(`There is no page ${path}, and so "${name}" was not measured.`));
        continue;
      }
      const visits = await visitTwice(browser, url);
      const lighthouse = await judge(url, Number(values.runs)).catch((error: unknown) => {
        progress.print(() => print(`Lighthouse has no result for ${path}: ${String(error)}`));
        return undefined;
      });
      measured.push({ name, ...visits, lighthouse });
      step.advance();
    }
  } finally {
    progress.end();
    await browser.close();
    await server.close();
  }
  const facts = `${describeMachine()}. ${formatDay()}. ${program.name} ${program.version}; Chromium ${browser.version()}; ${lighthouseName}, runs: ${values.runs}.`;
  const tables = formatPages(measured);
  for (const line of [facts, ...tables]) print(line);
  if (values.write) {
    writeBeside('pages.svg', createChart(measured));
    await writeSection(
      'pages',
      [
        '## Reading a page',
        `\`npm run bench -- pages --size ${size} --write\` measured this on the generated site of size ${size}, served by the program itself with Brotli. "Blocking" is the page with the style sheets that it waits for, and scripts are those that are fetched before anybody touches the page, both compressed and without headers; the bytes of visits are those on the wire, with headers.`,
        facts,
        '![What a first and a second visit of each page fetch](benchmarks/pages.svg)',
        ...tables,
      ].join('\n\n'),
    );
  }
}

function formatPages(all: readonly PageFigures[]): string[] {
  const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1);
  const visits = all.map(({ name, first, second }) => [
    name,
    kilobytes(first.blockingBytes),
    kilobytes(first.bytes),
    String(first.requests),
    kilobytes(first.scriptBytes),
    kilobytes(second.bytes),
    String(second.requests),
  ]);
  const scores = all.map(({ name, lighthouse: each }) =>
    each === undefined
      ? [name, 'no result', '', '', '', '', '', '']
      : [
          name,
          ...[each.performance, each.accessibility, each.bestPractices, each.seo].map(String),
          (each.lcp / 1000).toFixed(2),
          each.cls.toFixed(3),
          each.tbt.toFixed(0),
        ],
  );
  return [
    formatTable(
      [
        [
          'page',
          'blocking kB',
          'first visit kB',
          'requests',
          'scripts kB',
          'second visit kB',
          'requests',
        ],
        ...visits,
      ],
      1,
    ),
    formatTable(
      [
        ['page', 'performance', 'accessibility', 'best practices', 'SEO', 'LCP s', 'CLS', 'TBT ms'],
        ...scores,
      ],
      1,
    ),
  ];
}

function createChart(all: readonly PageFigures[]): string {
  return createBarChart({
    title: 'What a visit fetches',
    unit: 'kB',
    groups: all.map(({ name, first, second }) => ({
      label: name,
      bars: [
        { label: 'until it is shown', value: first.blockingBytes / 1000 },
        { label: 'first visit in all', value: first.bytes / 1000 },
        { label: 'second visit', value: second.bytes / 1000 },
      ],
    })),
  });
}
