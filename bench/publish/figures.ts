import { z } from 'astro/zod';
import { createBarChart, createLineChart, formatFigure } from '../charts.ts';
import { formatTable, readBeside, writeBeside, writeSection } from '../benchmarks-page.ts';
import { contentSizes, type SizeName } from '../generated-content.ts';
import { type RowName, rows } from './rows.ts';

const figuresSchema = z.strictObject({
  size: z.enum(Object.keys(contentSizes) as [SizeName, ...SizeName[]]),
  row: z.enum(Object.keys(rows) as [RowName, ...RowName[]]),
  program: z.string(),
  version: z.string(),
  day: z.string(),
  machine: z.string(),
  runs: z.number(),
  /** Medians of the runs. */
  seconds: z.number(),
  cpuSeconds: z.number().optional(),
  peakBytes: z.number().optional(),
  /** The median of the ratios to Answerable, each of two runs one right after the other. */
  ratio: z.number().optional(),
  outBytes: z.number().optional(),
  outFiles: z.number().optional(),
});

/** What one program took for one row at one size. */
export type Figures = z.infer<typeof figuresSchema>;

const file = 'publish.json';

/** The middle one of some numbers; the lower of two. NaN for none. */
export function toMedian(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN;
}

/** A table of what was measured, in Markdown. */
export function formatFigures(figures: readonly Figures[]): string {
  const cells = figures.map((each) => [
    rows[each.row],
    each.program,
    formatFigure(each.seconds),
    formatIfKnown(each.ratio),
    formatIfKnown(each.cpuSeconds),
    formatIfKnown(each.peakBytes, 1e6),
    formatIfKnown(each.outBytes, 1e6),
    formatIfKnown(each.outFiles),
  ]);
  const head = [
    'row',
    'program',
    'seconds',
    'to Answerable',
    'CPU s',
    'peak MB',
    'output MB',
    'files',
  ];
  return formatTable([head, ...cells], 2);
}

function formatIfKnown(value: number | undefined, unit = 1): string {
  return value === undefined ? '' : formatFigure(value / unit);
}

/**
 * Puts figures among those that were measured before, in place of the same ones, and writes the
 * section of the page, its charts and its data.
 */
export async function keepFigures(measured: readonly Figures[]): Promise<void> {
  const toKey = ({ size, row, program }: Figures) => `${size} ${row} ${program}`;
  const known = z.array(figuresSchema).parse(JSON.parse(readBeside(file) ?? '[]'));
  const merged = new Map([...known, ...measured].map((each) => [toKey(each), each]));
  const [sizeNames, rowNames] = [Object.keys(contentSizes), Object.keys(rows)];
  const all = [...merged.values()].sort(
    (a, b) =>
      sizeNames.indexOf(a.size) - sizeNames.indexOf(b.size) ||
      rowNames.indexOf(a.row) - rowNames.indexOf(b.row),
  );
  writeBeside(file, `${JSON.stringify(all, undefined, 2)}\n`);
  await writeSection('publish', writeCharts(all));
}

/** Writes the charts, and returns the section that shows them. */
function writeCharts(all: readonly Figures[]): string {
  const parts = [
    '## Building a site',
    '`npm run bench -- publish --size M --against starlight,eleventy,hugo,docusaurus --write` measured this. Every program is given the same generated site: at M 1,000 articles of about 1,300 words with 35 citations each, 2,000 answers, 400 sources and 25 topics; S has a tenth of it, L five times as much, XL 100,000 articles and answers. The others get citations, reference lists and lists of entries as plain Markdown. They neither check the content nor compress it, draw share images or verify the result.',
    'Seconds are wall time, medians of the runs. "to Answerable" says how many times as long as Answerable a program takes: the median of the ratios of two runs right after one another. Memory is that of all processes at once. Hugo is the one of the machine, since npm has none.',
  ];
  const sizes = [...new Set(all.map(({ size }) => size))];
  if (sizes.length > 1) {
    writeBeside(
      'growth.svg',
      createGrowthChart('First build', 'seconds', all, (each) => each.seconds),
    );
    writeBeside(
      'memory.svg',
      createGrowthChart('Most memory of a first build', 'MB', all, (each) =>
        each.peakBytes === undefined ? undefined : each.peakBytes / 1e6,
      ),
    );
    parts.push(
      '![How the time of a first build grows with the number of articles and answers](benchmarks/growth.svg)',
      '![How its memory grows](benchmarks/memory.svg)',
    );
  }
  for (const size of sizes) {
    const own = all.filter((each) => each.size === size);
    const groups = [...new Set(own.map(({ row }) => row))].map((row) => ({
      label: rows[row],
      bars: own
        .filter((each) => each.row === row)
        .map(({ program, seconds }) => ({ label: program, value: seconds })),
    }));
    const { articles, answers, sources, topics } = contentSizes[size];
    const [count] = [[articles, answers, sources, topics].map((each) => each.toLocaleString('en'))];
    const title = `${size}: ${count[0]} articles, ${count[1]} answers, ${count[2]} sources, ${count[3]} topics`;
    writeBeside(`${size}.svg`, createBarChart({ title, unit: 's', groups }));
    const machines = [...new Set(own.map(({ machine }) => machine))].join('; ');
    const days = [...new Set(own.map(({ day }) => day))].sort().join(', ');
    const versions = [...new Set(own.map(({ program, version }) => `${program} ${version}`))];
    parts.push(
      `### ${title}`,
      `${machines}. ${days}. ${versions.join('; ')}. Runs: ${[...new Set(own.map(({ runs }) => runs))].join(', ')}.`,
      `![Seconds that each program takes at ${size}](benchmarks/${size}.svg)`,
      formatFigures(own),
    );
  }
  return parts.join('\n\n');
}

function createGrowthChart(
  title: string,
  yLabel: string,
  all: readonly Figures[],
  toValue: (each: Figures) => number | undefined,
): string {
  const cold = all.filter(({ row }) => row === 'cold');
  const series = [...new Set(cold.map(({ program }) => program))].map((label) => ({
    label,
    points: cold
      .filter(({ program }) => program === label)
      .flatMap((each) => {
        const value = toValue(each);
        const { articles, answers } = contentSizes[each.size];
        return value === undefined ? [] : [[articles + answers, value] as const];
      }),
  }));
  return createLineChart({
    title,
    xLabel: 'articles and answers',
    yLabel,
    series: series.filter(({ points }) => points.length > 0),
  });
}
