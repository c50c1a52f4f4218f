import { describe, expect, it } from 'vitest';
import { SaxesParser } from 'saxes';
import { createBarChart, createLineChart, formatFigure } from '../../../bench/charts.ts';

const bars = createBarChart({
  title: 'Who & how long',
  unit: 's',
  groups: [
    {
      label: 'first build',
      bars: [
        { label: 'One', value: 10 },
        { label: 'Two <2>', value: 40 },
      ],
    },
    { label: 'second build', bars: [{ label: 'One', value: 0.004 }] },
  ],
});

const lines = createLineChart({
  title: 'Growth',
  xLabel: 'entries',
  yLabel: 'seconds',
  series: [
    {
      label: 'One',
      points: [
        [300, 1],
        [3_000, 10],
        [15_000, 60],
      ],
    },
    { label: 'Two', points: [[3_000, 11]] },
  ],
});

describe('a bar chart', () => {
  it('draws bars as long as their numbers, and at least one that can be seen', () => {
    const [ten = 0, forty = 0, tiny = 0] = readElements(bars)
      .filter(({ name }) => name === 'rect')
      .map(({ attributes }) => Number(attributes['width']));
    expect(forty / ten).toBeCloseTo(4, 2);
    expect(tiny).toBe(1);
  });

  it('gives a program the same colour in all groups', () => {
    const classes = readElements(bars)
      .filter(({ name }) => name === 'rect')
      .map(({ attributes }) => attributes['class']);
    expect(classes).toEqual(['c0', 'c1', 'c0']);
  });

  it('names programs and numbers as they are', () => {
    const texts = readElements(bars).map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(['Who & how long', 'Two <2>', '40 s']));
  });
});

describe('a line chart', () => {
  it('has equal steps for equal ratios, upwards and to the right', () => {
    const [first, second, , alone] = readElements(lines)
      .filter(({ name }) => name === 'circle')
      .map(({ attributes }) => [Number(attributes['cx']), Number(attributes['cy'])] as const);
    expect(second?.[0]).toBeGreaterThan(first?.[0] ?? 0);
    expect(second?.[1]).toBeLessThan(first?.[1] ?? 0);
    expect(alone?.[0]).toBe(second?.[0]);
  });

  it('draws a series of one point', () => {
    expect(readElements(lines).some(({ text }) => text === 'Two 11')).toBe(true);
  });
});

describe('every chart', () => {
  it('has a title for those who do not see it, and colours for a dark page', () => {
    for (const chart of [bars, lines]) {
      const [svg, title, style] = readElements(chart);
      expect(svg?.attributes).toMatchObject({ role: 'img', 'aria-labelledby': 'title' });
      expect(title?.name).toBe('title');
      expect(style?.text).toContain('@media (prefers-color-scheme: dark)');
    }
  });

  it('writes numbers with the digits that count', () => {
    expect([0.0421, 0.5, 7.46, 46.2, 1380.4, 3].map(formatFigure)).toEqual([
      '0.04',
      '0.5',
      '7.5',
      '46.2',
      '1,380',
      '3',
    ]);
  });
});

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

/** The elements of an SVG, in order. Throws if it is no XML. */
function readElements(svg: string): Element[] {
  const all: Element[] = [];
  const open: Element[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes, text: '' };
    all.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  });
  parser.on('closetag', () => open.pop());
  parser.write(svg).close();
  return all;
}
