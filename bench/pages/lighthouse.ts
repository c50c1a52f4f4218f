import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'astro/zod';
import { toMedian } from '../publish/figures.ts';
import { installPackages } from '../publish/peer-folder.ts';

const version = '13.5.0';

const reportSchema = z.object({
  runtimeError: z.object({ message: z.string() }).optional(),
  categories: z.object({
    performance: z.object({ score: z.number().nullable() }),
    accessibility: z.object({ score: z.number().nullable() }),
    'best-practices': z.object({ score: z.number().nullable() }),
    seo: z.object({ score: z.number().nullable() }),
  }),
  audits: z.object({
    'largest-contentful-paint': z.object({ numericValue: z.number().optional() }),
    'cumulative-layout-shift': z.object({ numericValue: z.number().optional() }),
    'total-blocking-time': z.object({ numericValue: z.number().optional() }),
  }),
});

/**
 * What Lighthouse says of a page on a phone: scores of 0 to 100, times in milliseconds. NaN for
 * what it could not tell.
 */
export interface LighthouseFigures {
  readonly performance: number;
  readonly accessibility: number;
  readonly bestPractices: number;
  readonly seo: number;
  readonly lcp: number;
  readonly cls: number;
  readonly tbt: number;
}

/**
 * Installs Lighthouse and returns a function that judges a page so many times, and tells the median
 * of each figure; it throws if Lighthouse ends without a result.
 */
export function prepareLighthouse(
  chromePath: string,
): (url: string, runs: number) => Promise<LighthouseFigures> {
  const program = join(
    installPackages('lighthouse', { lighthouse: version }),
    'node_modules/lighthouse/cli/index.js',
  );
  return async (url, runs) => {
    const all: LighthouseFigures[] = [];
    for (let run = 0; run < runs; run += 1)
      // Now and then Lighthouse ends without a word as Chromium starts.
      all.push(await judge(program, chromePath, url).catch(() => judge(program, chromePath, url)));
    const median = (key: keyof LighthouseFigures) => toMedian(all.map((each) => each[key]));
    return {
      performance: median('performance'),
      accessibility: median('accessibility'),
      bestPractices: median('bestPractices'),
      seo: median('seo'),
      lcp: median('lcp'),
      cls: median('cls'),
      tbt: median('tbt'),
    };
  };
}

/** As it stands beside the figures. */
export const lighthouseName = `Lighthouse ${version}, mobile`;

async function judge(program: string, chromePath: string, url: string): Promise<LighthouseFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'answerable-lighthouse-'));
  const out = join(folder, 'report.json');
  const flags = [
    '--headless=new',
    '--disable-background-networking',
    '--disable-component-update',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
  try {
    await promisify(execFile)(
      process.execPath,
      [
        program,
        url,
        '--output=json',
        `--output-path=${out}`,
        '--quiet',
        '--no-enable-error-reporting',
        `--chrome-flags=${flags.join(' ')}`,
      ],
      { cwd: folder, env: { ...process.env, CHROME_PATH: chromePath } },
    );
    const { runtimeError, categories, audits } = reportSchema.parse(
      JSON.parse(readFileSync(out, 'utf8')),
    );
    if (runtimeError !== undefined)
      throw new Error(`Lighthouse at ${url}: ${runtimeError.message}`);
    const toScore = ({ score }: { score: number | null }) =>
      score === null ? Number.NaN : Math.round(score * 100);
    const toValue = ({ numericValue = Number.NaN }: { numericValue?: number | undefined }) =>
      numericValue;
    return {
      performance: toScore(categories.performance),
      accessibility: toScore(categories.accessibility),
      bestPractices: toScore(categories['best-practices']),
      seo: toScore(categories.seo),
      lcp: toValue(audits['largest-contentful-paint']),
      cls: toValue(audits['cumulative-layout-shift']),
      tbt: toValue(audits['total-blocking-time']),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
