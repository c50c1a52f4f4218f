/** A bar of a chart: who, and how much. */
interface Bar {
  readonly label: string;
  readonly value: number;
}

interface BarChart {
  readonly title: string;
  /** Behind each number, such as `s`. */
  readonly unit: string;
  readonly groups: readonly { readonly label: string; readonly bars: readonly Bar[] }[];
}

interface LineChart {
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  /** Positive numbers only, since both axes are logarithmic. */
  readonly series: readonly {
    readonly label: string;
    readonly points: readonly (readonly [x: number, y: number])[];
  }[];
}

/**
 * Six colours that colour-blind people can distinguish (Okabe and Ito), each in a version for light
 * and for dark pages.
 */
const colors = [
  ['#0072b2', '#56b4e9'],
  ['#d55e00', '#ff8c42'],
  ['#009e73', '#3fd0a4'],
  ['#aa4a8c', '#e29cc9'],
  ['#8a7400', '#f0e442'],
  ['#5c5c5c', '#b0b0b0'],
] as const;

const style = [
  'text { font: 13px system-ui, sans-serif; fill: #1f2328 }',
  '.title { font-size: 15px; font-weight: 600 }',
  '.note { fill: #59636e }',
  '.grid { stroke: #d1d9e0 }',
  ...colors.map(([light], at) => `.c${at} { fill: ${light}; stroke: ${light} }`),
  '@media (prefers-color-scheme: dark) {',
  'text { fill: #f0f6fc }',
  '.note { fill: #9198a1 }',
  '.grid { stroke: #3d444d }',
  ...colors.map(([, dark], at) => `.c${at} { fill: ${dark}; stroke: ${dark} }`),
  '}',
].join('\n');

const [width, lineHeight, labelWidth, valueWidth] = [760, 22, 210, 90];

/**
 * Bars from left to right in groups, each with its number, as an SVG that follows the colours of
 * the reader's device.
 */
export function createBarChart({ title, unit, groups }: BarChart): string {
  const names = [...new Set(groups.flatMap(({ bars }) => bars.map(({ label }) => label)))];
  const most = Math.max(...groups.flatMap(({ bars }) => bars.map(({ value }) => value)), 1e-9);
  const scale = (width - labelWidth - valueWidth) / most;
  const lines: string[] = [];
  let y = 48;
  for (const group of groups) {
    const isAlone = groups.length === 1;
    if (!isAlone) lines.push(`<text class="note" x="0" y="${y}">${escape(group.label)}</text>`);
    if (!isAlone) y += 8;
    for (const { label, value } of group.bars) {
      const length = Math.max(1, value * scale).toFixed(1);
      lines.push(
        `<text x="${labelWidth - 10}" y="${y + 12}" text-anchor="end">${escape(label)}</text>`,
        `<rect class="c${names.indexOf(label) % colors.length}" x="${labelWidth}" y="${y}" width="${length}" height="15" rx="2"/>`,
        `<text x="${labelWidth + Number(length) + 8}" y="${y + 12}">${formatFigure(value)} ${escape(unit)}</text>`,
      );
      y += lineHeight;
    }
    y += 22;
  }
  return createSvg(title, y - 14, lines);
}

const plot = { left: 70, top: 50, width: 500, height: 290 };

/** Lines over two logarithmic axes, each with its name at its end. */
export function createLineChart({ title, xLabel, yLabel, series }: LineChart): string {
  const points = series.flatMap((each) => each.points);
  const x = createScale(
    points.map((each) => each[0]),
    plot.left,
    plot.width,
  );
  const y = createScale(
    points.map((each) => each[1]),
    plot.top + plot.height,
    -plot.height,
  );
  const bottom = plot.top + plot.height;
  const lines = [
    ...x.ticks.flatMap((tick) => [
      `<path class="grid" d="M${x.place(tick)} ${plot.top}V${bottom}"/>`,
      `<text class="note" x="${x.place(tick)}" y="${bottom + 20}" text-anchor="middle">${formatFigure(tick)}</text>`,
    ]),
    ...y.ticks.flatMap((tick) => [
      `<path class="grid" d="M${plot.left} ${y.place(tick)}H${plot.left + plot.width}"/>`,
      `<text class="note" x="${plot.left - 8}" y="${y.place(tick) + 4}" text-anchor="end">${formatFigure(tick)}</text>`,
    ]),
    `<text class="note" x="${plot.left + plot.width / 2}" y="${bottom + 42}" text-anchor="middle">${escape(xLabel)}</text>`,
    `<text class="note" x="0" y="${plot.top - 10}">${escape(yLabel)}</text>`,
  ];
  const ends = spreadOut(series.map(({ points: own }) => y.place(own.at(-1)?.[1] ?? 1)));
  for (const [at, { label, points: own }] of series.entries()) {
    const color = `c${at % colors.length}`;
    const path = own.map((each) => `${x.place(each[0])} ${y.place(each[1])}`).join('L');
    const end = x.place(own.at(-1)?.[0] ?? 1);
    lines.push(
      `<path class="${color}" style="fill: none" stroke-width="2" d="M${path}"/>`,
      ...own.map(
        (each) =>
          `<circle class="${color}" cx="${x.place(each[0])}" cy="${y.place(each[1])}" r="3.5"/>`,
      ),
      `<text x="${end + 10}" y="${(ends[at] ?? 0) + 4}">${escape(label)} ${formatFigure(own.at(-1)?.[1] ?? 0)}</text>`,
    );
  }
  return createSvg(title, bottom + 56, lines);
}

/** A number with two or three digits that count, such as 0.42, 7.5 or 1,380. */
export function formatFigure(value: number): string {
  const digits = value >= 100 || Number.isInteger(value) ? 0 : value >= 1 ? 1 : 2;
  return new Intl.NumberFormat('en', { maximumFractionDigits: digits }).format(value);
}

/**
 * A logarithmic axis, with a tick at each power of ten and, if there are few of these, between
 * them.
 */
function createScale(values: readonly number[], start: number, length: number) {
  const [low, high] = [Math.log10(Math.min(...values)), Math.log10(Math.max(...values))];
  const room = Math.max(0.15, (high - low) * 0.06);
  const [from, to] = [low - room, high + room];
  const place = (value: number): number =>
    Math.round((start + ((Math.log10(value) - from) / (to - from)) * length) * 10) / 10;
  const steps = to - from > 2.5 ? [1] : [1, 2, 5];
  const ticks = Array.from({ length: 40 }, (_, at) => at - 20)
    .flatMap((power) => steps.map((step) => step * 10 ** power))
    .filter((tick) => Math.log10(tick) >= from && Math.log10(tick) <= to);
  return { place, ticks };
}

/** Moves places apart by a line of text, in their order. */
function spreadOut(places: readonly number[]): number[] {
  const moved = [...places];
  let last = Number.NEGATIVE_INFINITY;
  for (const at of [...places.keys()].sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0)))
    moved[at] = last = Math.max(places[at] ?? 0, last + 16);
  return moved;
}

function createSvg(title: string, height: number, lines: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title">
<title id="title">${escape(title)}</title>
<style>
${style}
</style>
<text class="title" x="0" y="18">${escape(title)}</text>
${lines.join('\n')}
</svg>
`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
