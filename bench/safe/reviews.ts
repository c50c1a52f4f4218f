import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkContent } from '../../src/check/check.ts';
import { parseContent, type Content } from '../../src/check/content.ts';
import { readContentFolder, type ContentFile } from '../../src/check/files/content-folder.ts';
import { editFile } from '../../src/check/files/source-text.ts';
import {
  diffReviewedContent,
  collectReviewedContent,
} from '../../src/check/reviews/entry-review.ts';
import { createStampEdits } from '../../src/check/reviews/stamp-edits.ts';
import { findKeptRefusals } from '../../src/domain/reviews/kept-change.ts';
import type { ReviewedContent } from '../../src/domain/reviews/reviewed-content.ts';
import { createStampedContent } from '../../src/domain/reviews/stamp.ts';
import { buildRelease } from '../../tests/build-release.ts';
import { createRandom } from './review-trials/random.ts';
import { siteFiles, toTrialFiles, toTrialSite } from './review-trials/trial-site.ts';
import { drawChange, type DrawnChange } from './review-trials/changes.ts';
import type { SafetyRow } from './row.ts';

const today = '2026-06-01';

interface Trial extends DrawnChange {
  readonly article: string;
  readonly seed: number;
}

/** How many trials there are in each content folder, and how a folder is built. */
export interface ReviewTrials {
  readonly perFolder?: number;
  readonly build?: (args: readonly string[]) => Promise<unknown>;
}

/**
 * Changes reviewed articles, each in one way drawn by its number: how the words are typeset, or
 * what the page shows. The content is stamped, changed and read on a disk; of each folder of trials
 * for which `isBuilt` says so, the pages are built and held against the check.
 */
export async function tryReviews(
  trials: number,
  isBuilt: (folder: number) => boolean,
  { perFolder = 50, build = buildRelease }: ReviewTrials = {},
): Promise<SafetyRow[]> {
  const broken = {
    lost: new Array<string>(),
    stale: new Array<string>(),
    kept: new Array<string>(),
    apart: new Array<string>(),
  };
  let [typography, content, dangerous, pages] = [0, 0, 0, 0];
  for (let start = 0; start < trials; start += perFolder) {
    const count = Math.min(perFolder, trials - start);
    await useFolder(async (folder) => {
      const drawn = await writeTrials(folder, start, count);
      const { diagnostics: problems } = checkContent(folder, { today });
      const errors = problems.filter(({ severity }) => severity === 'error');
      if (errors.length > 0)
        throw new Error(
          `The trials have errors: ${errors
            .slice(0, 3)
            .map(({ path, message }) => `${path}: ${message}`)
            .join(' ')}`,
        );
      const edited = new Set(
        problems.flatMap(({ rule, path }) => (rule === 'review-edited' ? [path] : [])),
      );
      for (const trial of drawn) {
        const isEdited = edited.has(`articles/${trial.article}.mdx`);
        if (trial.isShown) content += 1;
        else typography += 1;
        if (trial.isShown && !isEdited) broken.stale.push(describe(trial));
        if (!trial.isShown && isEdited) broken.lost.push(describe(trial));
        if (trial.isDangerous) dangerous += 1;
        if (trial.isDangerous && trial.refusals.length === 0) broken.kept.push(describe(trial));
      }
      if (!isBuilt(start / perFolder)) return;
      pages += drawn.length;
      for (const trial of await listDisagreements(folder, drawn, edited, build))
        broken.apart.push(describe(trial));
    });
  }
  return [
    {
      promise: 'a change of what the page shows ends its review',
      tried: content,
      broken: broken.stale,
    },
    {
      promise: 'a change of typography alone ends no review',
      tried: typography,
      broken: broken.lost,
    },
    {
      promise:
        'no review is kept over another number, unit, negation, citation, picture, answer or source',
      tried: dangerous,
      broken: broken.kept,
    },
    {
      promise: 'the page and the check say the same of a review',
      tried: pages,
      broken: broken.apart,
    },
  ];
}

function describe({ name, seed, article }: Trial): string {
  return `${article} (number ${seed}): ${name}`;
}

async function useFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'answerable-reviews-'));
  try {
    await use(join(folder, 'content'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type JudgedTrial = Trial & { readonly refusals: readonly string[] };

/** Writes and stamps the articles of these trials, and then changes each. */
async function writeTrials(folder: string, start: number, count: number): Promise<JudgedTrial[]> {
  const random = (seed: number) => createRandom(seed * 7919 + 17);
  const seeds = Array.from({ length: count }, (_, index) => start + index);
  const sites = seeds.map((seed) => ({ seed, site: toTrialSite(seed, random(seed)) }));
  await writeFiles(folder, {
    ...siteFiles,
    ...Object.assign({}, ...sites.map(({ site }) => toTrialFiles(site))),
  });
  const before = await stampAll(
    folder,
    sites.flatMap(({ site }) => [
      `articles/${site.article}`,
      ...site.reviewedAnswers.map((id) => `faq/${id}`),
    ]),
  );
  const drawn = sites.map(({ seed, site }) => ({
    seed,
    article: site.article,
    site,
    change: drawChange(site, random(seed + 1_000_003)),
  }));
  for (const { site, change } of drawn) {
    const [old, now] = [toTrialFiles(site), change.files];
    const different = Object.entries(now).filter(
      ([path, text]) => Buffer.compare(Buffer.from(text), Buffer.from(old[path] ?? '')) !== 0,
    );
    for (const [path, text] of different)
      await writeFile(join(folder, path), await withStamp(folder, path, text));
    if (change.reviewedAgain !== undefined) await stampAll(folder, [`faq/${change.reviewedAgain}`]);
  }
  const after = parseContent(readContentFolder(folder), today);
  return drawn.map(({ seed, article, change }) => ({
    ...change,
    seed,
    article,
    refusals: listRefusals(after, article, before.get(`articles/${article}`)),
  }));
}

function listRefusals(
  content: Content,
  article: string,
  before: ReviewedContent | undefined,
): readonly string[] {
  const entry = content.getEntry('articles', article);
  const now = entry === undefined ? undefined : collectReviewedContent(content, entry);
  return before === undefined || now === undefined
    ? []
    : findKeptRefusals(diffReviewedContent(content, before, now), content.settings.language);
}

/** The new text of a file with the stamp that the file has. */
async function withStamp(
  folder: string,
  path: string,
  text: string | Uint8Array,
): Promise<string | Uint8Array> {
  if (typeof text !== 'string') return text;
  const stamp = /^reviewed:\r?\n(?: .*\r?\n)+/m.exec(
    await readFile(join(folder, path), 'utf8').catch(() => ''),
  )?.[0];
  return stamp === undefined ? text : text.replace(/^---\r?\n/, (line) => line + stamp);
}

async function writeFiles(
  folder: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/**
 * Stamps entries such as `faq/a` as reviewed, as the command does; returns what their pages show.
 */
async function stampAll(
  folder: string,
  names: readonly string[],
): Promise<Map<string, ReviewedContent>> {
  const files: readonly ContentFile[] = readContentFolder(folder);
  const content = parseContent(files, today);
  const shown = new Map<string, ReviewedContent>();
  for (const name of names) {
    const entry = content.entries.find(({ collection, id }) => `${collection}/${id}` === name);
    const file = files.find(({ path }) => path === entry?.path);
    const now = entry === undefined ? undefined : collectReviewedContent(content, entry);
    const edits =
      entry === undefined || now === undefined
        ? undefined
        : createStampEdits(entry, { by: 'bo', on: '2026-05-01', ...createStampedContent(now) });
    if (file === undefined || now === undefined || edits === undefined)
      throw new Error(`${name} cannot be stamped.`);
    await writeFile(join(folder, file.path), editFile(file, edits).bytes);
    shown.set(name, now);
  }
  return shown;
}

/** The trials of which the built page says otherwise than the check. */
async function listDisagreements(
  folder: string,
  trials: readonly Trial[],
  edited: ReadonlySet<string>,
  build: (args: readonly string[]) => Promise<unknown>,
): Promise<Trial[]> {
  const out = join(folder, '../release');
  await build(['--content', folder, '--out', out, '--today', today, '--preview']);
  const pages = await Promise.all(
    trials.map(async (trial) => ({
      trial,
      html: await readFile(join(out, 'articles', trial.article, 'index.html'), 'utf8'),
    })),
  );
  return pages.flatMap(({ trial, html }) => {
    const isEdited = edited.has(`articles/${trial.article}.mdx`);
    return html.includes('Edited since review on') === isEdited &&
      html.includes('"lastReviewed"') === !isEdited
      ? []
      : [trial];
  });
}
