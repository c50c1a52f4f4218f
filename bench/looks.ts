import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import sharp, { type OverlayOptions } from 'sharp';
import { createProgress, type Progress } from '../src/progress/index.ts';
import { packageRoot } from '../src/publish/project/index.ts';
import { serve } from '../src/publish/serve.ts';
import { buildRelease } from '../tests/build-release.ts';
import { writeCity } from '../tests/builder/city.ts';
import { siteNames, states, templates, type SiteName, type State } from '../tests/e2e/templates.ts';
import { startBrowser } from './start-browser.ts';

/** The widths of a phone enlarged or old, a phone, a tablet, a laptop and a wide screen. */
const widths = [320, 360, 768, 1280, 1920] as const;

const modes = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  forced: { colorScheme: 'dark', forcedColors: 'active' },
} as const;

type Mode = keyof typeof modes;

const modeNames: readonly Mode[] = ['light', 'dark', 'forced'];

const citySize = { articles: 60, questions: 300, topics: 25, people: 12, sources: 40 };

/** A picture of a page, in the folder of all. */
interface Shot {
  readonly site: SiteName;
  readonly template: string;
  readonly mode: Mode;
  readonly width: number;
  readonly file: string;
}

/** Of a longer page the rest is left out. */
const mostHeight = 8_000;
/** What a sheet shows of a page, and how wide. */
const thumbnail = { width: 300, height: 500, gap: 12 };

/**
 * Takes a picture of every template of three sites at five widths, in light, in dark and in forced
 * colours, and puts all onto one sheet a site and mode, and onto a page with links to the whole
 * pictures. `--out DIR` says where; `--site`, `--template`, `--mode` and `--width`, each as often
 * as wanted, take only some.
 */
export async function benchLooks(
  print: (line: string) => void,
  options: readonly string[] = [],
): Promise<void> {
  const choice = { type: 'string', multiple: true } as const;
  const { values } = parseArgs({
    args: [...options],
    options: {
      out: { type: 'string' },
      site: choice,
      template: choice,
      mode: choice,
      width: choice,
    },
  });
  const isChosen = (chosen: readonly string[] | undefined, name: string | number) =>
    chosen === undefined || chosen.includes(String(name));
  const out = resolve(values.out ?? join(tmpdir(), 'answerable-looks'));
  const progress = createProgress(process.stderr);
  const browser = await startBrowser();
  const shots: Shot[] = [];
  try {
    for (const site of siteNames.filter((name) => isChosen(values.site, name))) {
      const release = await buildSite(site, out, progress);
      const server = await serve(release, { port: 0 });
      try {
        const pages = listPages(site).filter(({ template }) => isChosen(values.template, template));
        const chosenWidths = widths.filter((width) => isChosen(values.width, width));
        const chosenModes = modeNames.filter((mode) => isChosen(values.mode, mode));
        const step = progress.begin(
          `Taking pictures of the ${site} site`,
          pages.length * chosenWidths.length,
        );
        for (const width of chosenWidths)
          for (const page of pages) {
            const url = new URL(page.path, server.url).href;
            shots.push(
              ...(await shoot(browser, { ...page, url, site, width, modes: chosenModes, out })),
            );
            step.advance();
          }
      } finally {
        await server.close();
      }
    }
    progress.begin('Putting the sheets together');
    const sheets = await writeSheets(out, shots);
    await writeFile(join(out, 'index.html'), serializeIndex(shots));
    for (const sheet of sheets) progress.print(() => print(sheet));
    progress.print(() => print(join(out, 'index.html')));
  } finally {
    progress.end();
    await browser.close();
  }
}

/** Builds one of the sites, unless nothing has changed. Returns the folder of the release. */
async function buildSite(site: SiteName, out: string, progress: Progress): Promise<string> {
  progress.begin(`Building the ${site} site`);
  const folder = join(out, 'sites', site);
  const content = {
    first: join(packageRoot, 'content'),
    city: join(folder, 'content'),
    software: join(packageRoot, 'tests/fixtures/software-faq'),
  }[site];
  if (site === 'city') await writeCity(content, citySize);
  const release = join(folder, 'dist');
  const words = ['--content', content, '--out', release, '--today', '2026-11-23'];
  await buildRelease([...words, '--preview']);
  return release;
}

/** The templates of a site, and what shows only after somebody has done something. */
function listPages(site: SiteName) {
  return [
    ...Object.entries(templates[site]).map(([template, path]) => ({
      template,
      path,
      reach: undefined,
    })),
    ...Object.entries(states).map(([template, state]) => ({ template, ...state })),
  ];
}

/** A page to be looked at. */
interface Subject {
  readonly site: SiteName;
  readonly template: string;
  readonly url: string;
  readonly reach: State['reach'] | undefined;
  readonly width: number;
  readonly modes: readonly Mode[];
  readonly out: string;
}

async function shoot(
  browser: Browser,
  { site, template, url, reach, width, modes: chosen, out }: Subject,
): Promise<Shot[]> {
  const context = await browser.newContext({
    viewport: { width, height: width < 768 ? 800 : 900 },
    reducedMotion: 'reduce',
  });
  const shots: Shot[] = [];
  try {
    const page = await context.newPage();
    await page.goto(url, { waitUntil: 'load' });
    await reach?.(page, site);
    await page.evaluate(loadPictures);
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    for (const mode of chosen) {
      await page.emulateMedia(modes[mode]);
      const file = join(out, site, mode, `${template.replaceAll(' ', '-')}-${width}.png`);
      await mkdir(join(file, '..'), { recursive: true });
      await page.screenshot({
        path: file,
        fullPage: reach === undefined,
        ...(reach === undefined && height > mostHeight
          ? { clip: { x: 0, y: 0, width, height: mostHeight } }
          : {}),
      });
      shots.push({ site, template, mode, width, file });
    }
  } finally {
    await context.close();
  }
  return shots;
}

/** Runs in the page: loads what is only loaded once it is near, and waits for it and the fonts. */
async function loadPictures(): Promise<void> {
  for (const image of document.images) image.loading = 'eager';
  await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
  await document.fonts.ready;
}

/** Writes one sheet a site and mode: a row a template, a column a width. Returns their files. */
async function writeSheets(out: string, shots: readonly Shot[]): Promise<string[]> {
  const { width, height, gap } = thumbnail;
  const sheets: string[] = [];
  for (const [name, own] of Object.entries(
    Object.groupBy(shots, ({ site, mode }) => `${site}-${mode}`),
  )) {
    if (own === undefined) continue;
    const rows = [...new Set(own.map(({ template }) => template))];
    const columns = [...new Set(own.map((shot) => shot.width))];
    const parts = await Promise.all(
      own.map(async (shot): Promise<OverlayOptions> => ({
        input: await createThumbnail(shot.file),
        left: gap + columns.indexOf(shot.width) * (width + gap),
        top: gap + rows.indexOf(shot.template) * (height + gap),
      })),
    );
    const file = join(out, `${name}.png`);
    await sharp({
      create: {
        width: gap + columns.length * (width + gap),
        height: gap + rows.length * (height + gap),
        channels: 3,
        background: '#808080',
      },
    })
      .composite(parts)
      .png()
      .toFile(file);
    sheets.push(file);
  }
  return sheets;
}

/** The top of a picture, as much as a cell of the sheet holds. */
async function createThumbnail(file: string): Promise<Buffer> {
  const { width, height } = thumbnail;
  const whole = await sharp(file).resize({ width }).png().toBuffer({ resolveWithObject: true });
  if (whole.info.height <= height) return whole.data;
  return sharp(whole.data).extract({ left: 0, top: 0, width, height }).png().toBuffer();
}

/** A page that shows all pictures small, each with a link to the whole one. */
function serializeIndex(shots: readonly Shot[]): string {
  const groups = Object.entries(
    Object.groupBy(shots, ({ site, template }) => `${site}: ${template}`),
  );
  const sections = groups.map(([name, own = []]) => {
    const pictures = own.map(({ file, mode, width }) => {
      const path = relative(join(file, '../../..'), file);
      return `<a href="${path}"><img src="${path}" loading="lazy" alt="${mode}, ${width} pixels wide" title="${mode} ${width}"></a>`;
    });
    return `<h2>${name}</h2>\n<p>${pictures.join('\n')}</p>`;
  });
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Every template</title>
<style>
  p { display: flex; flex-wrap: wrap; gap: 8px }
  img { width: 220px; height: 330px; object-fit: cover; object-position: top; border: 1px solid }
</style>
<h1>Every template of three sites</h1>
${sections.join('\n')}
</html>
`;
}
