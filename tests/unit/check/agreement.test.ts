import { parseFrontmatter } from '@astrojs/internal-helpers/frontmatter';
import { describe, expect, it } from 'vitest';
import { findFrontMatter } from '../../../src/check/files/front-matter.ts';
import type { DataNode } from '../../../src/check/yaml/data.ts';
import { parseSimpleYaml, parseYaml } from '../../../src/check/yaml/parse.ts';
import { createRandom } from './random.ts';

/** The data as Astro reads it, with js-yaml; 'refused' where it throws. */
function readAsAstro(yaml: string): unknown {
  try {
    return parseFrontmatter(`---\n${yaml}\n---\n`).frontmatter;
  } catch {
    return 'refused';
  }
}

/** The data as the checker reads it; 'refused' where it finds a fault. */
function readAsChecker(yaml: string): unknown {
  const { root, issues: faults } = parseYaml(`\n${yaml}\n`, 0);
  return faults.length > 0 ? 'refused' : root?.value;
}

function isInvalidDay(value: unknown): boolean {
  return value instanceof Date && Number.isNaN(value.valueOf());
}

const scalars = [
  '',
  '~',
  'null',
  'Null',
  'NULL',
  'nULL',
  'true',
  'True',
  'TRUE',
  'tRUE',
  'false',
  'False',
  'FALSE',
  'yes',
  'Yes',
  'no',
  'on',
  'off',
  'y',
  'n',
  '0',
  '1',
  '-1',
  '+1',
  '007',
  '012',
  '08',
  '-08',
  '0.5',
  '.5',
  '-.5',
  '5.',
  '1.50',
  '1e3',
  '1E3',
  '1e+3',
  '1.5e-3',
  '1_000',
  '1_000.5',
  '_1',
  '1_',
  '1__0',
  '0x1f',
  '0X1F',
  '-0x1f',
  '0o7',
  '0O7',
  '0b101',
  '0b',
  '0x',
  '0o',
  '0xg',
  '0o8',
  '.inf',
  '-.inf',
  '+.inf',
  '.Inf',
  '.INF',
  '.nan',
  '.NaN',
  '.NAN',
  '+.nan',
  'Infinity',
  'NaN',
  '12345678901234567890',
  '1e999',
  '-0',
  '+0',
  '00',
  '1.2.3',
  '1,000',
  '1:30',
  '190:20:30',
  '12:30:45',
  '1-2',
  '--1',
  '+-1',
  '+',
  '-',
  '.',
  '..',
  '...',
  './a.png',
  './1',
  './-',
  './a: b',
  './a #b',
  '2024-01-01',
  '2024-1-5',
  '2024-02-29',
  '2023-02-29',
  '2024-13-01',
  '2024-00-10',
  '2024-01-01T00:00:00Z',
  '2024-01-01t00:00:00Z',
  '2024-01-01 00:00:00',
  '2024-01-01 00:00:00 +2',
  '2024-01-01T00:00:00.5-05:00',
  '2024-1-5T1:02:03Z',
  '2024-01-01T00:00',
  '20240101',
  '2024-01',
  '0001-01-01',
  '9999-12-31',
  '12024-01-01',
  '=',
  '<<',
  '"quoted"',
  "'quoted'",
  '"1"',
  "'2024-01-01'",
  '"a\\nb"',
  '"\\x41\\u0042"',
  "'it''s'",
  'a b',
  'a#b',
  'a #b',
  'a:b',
  '¡hola!',
  '日本',
  'a\\b',
  'C:\\x',
  'x, y',
  'a]',
  'a}',
  '?x',
  '-x',
  ':x',
  '?',
  ':',
  '@x',
  '`x`',
  '%x',
  '*x',
  '&x y',
  '!x y',
  '! x',
  '!!str 1',
  '!!int "1"',
  '|',
  '>',
  '| x',
  '[a, b]',
  '[a, 1, 2024-01-01]',
  '{a: b}',
  '{a: 1, b: [c]}',
  '[a: b]',
  '[]',
  '{}',
  '[a, ]',
  '[, a]',
  '[[a]]',
  '{a}',
  '{a, b: c}',
  '"a" b',
  "'a'b",
  '"a',
  "'a",
  '[a',
  '{a',
  'a: b',
  'a:  b',
  '- a',
  '# only a comment',
  'a\tb',
  '\tb',
  'a\u00a0b',
  '\u00a0',
  'a\u2028b',
  '\ufeff',
];

const blocks = [
  'a: 1\nb: 2',
  'a: 1\na: 2',
  'a:\n  - b\n  - c',
  'a:\n- b\n- c',
  'a:\n  b: c\n  d: e',
  'a: b\n  c',
  'a: b\n\n  c',
  'a: >\n  b\n  c',
  'a: |\n  b\n  c',
  'a: |-\n  b',
  'a: >+\n  b\n\n',
  'a: |2\n    b',
  'a: "b\n  c"',
  "a: 'b\n\n  c'",
  'a: "b \\\n  c"',
  'a: [b,\n  c]',
  'a: [b,\nc]',
  'a: {b: c,\n  d: e}',
  '? a\n: b',
  '? [a]\n: b',
  '1: a',
  'true: a',
  '2024-01-01: a',
  'null: a',
  ': a',
  '~: a',
  '"a": b',
  "'a': b",
  'a : b',
  'a:b',
  'a',
  '- a',
  'a:\n\tb',
  '\ta: b',
  'a: b\n c: d',
  '  a: b\n  c: d',
  '  a: b\n c: d',
  '<<: {a: 1}',
  'a: {<<: {b: 1}}',
  '__proto__: {a: 1}',
  'constructor: a',
  'a: &x 1\nb: *x',
  'a: b # c',
  '# c\na: b',
  'a: b\n# c\nd: e',
  'a: # c\n  b',
  '%YAML 1.1',
  '%YAML 1.1\n---\na: 1',
  'a: 1\n...',
  'a: 1\n...\nb: 2',
  'a: "\\q"',
  'a: "\\/"',
  'a: \'b\'\nc: "d"',
  'a: [1, 2\nb: 3',
  'a: b: c',
  'a:\n  - b: c\n    d: e\n  - f',
  'a: - b',
  'a:\n  -\n  - b',
  'a:\n  b:\n    - c\nd: e',
  'a: b\r\nc: d',
  'a: |\r\n  b\r\nc: d',
  'a: b\rc: d',
  'a: b\u0085c: d',
  'a: x\u0000y',
];

describe('the checker and the build', () => {
  it.each(scalars)('read the value %j alike, or the checker refuses it', (scalar) => {
    for (const yaml of [`a: ${scalar}`, `a: [${scalar}]`, `a:\n  - ${scalar}`, `a: {b: ${scalar}}`])
      expectAgreement(yaml);
  });

  it.each(blocks)('read the fields %j alike, or the checker refuses them', expectAgreement);

  it('read texts of random signs alike, or the checker refuses them', () => {
    const random = createRandom(7);
    const signs = [
      'a',
      'b',
      '1',
      '0',
      '2024-01-01',
      'true',
      'null',
      ' ',
      '  ',
      '\n',
      '\n  ',
      ': ',
      ':',
      '- ',
      '-',
      '"',
      "'",
      '[',
      ']',
      '{',
      '}',
      ', ',
      ',',
      '#',
      ' #',
      '|',
      '>',
      '.',
      '_',
      'e',
      'x',
      '?',
      '&',
      '*',
      '!',
      '%',
      '\\',
      '\t',
      '\r\n',
      '<<',
      '=',
      '~',
    ];
    for (let count = 0; count < 6000; count += 1) {
      const text = Array.from(
        { length: 1 + random(12) },
        () => signs[random(signs.length)] ?? '',
      ).join('');
      expectAgreement(`a: ${text}`);
      expectAgreement(text);
    }
  });

  it('read simple fields without the YAML parser as with it', () => {
    const random = createRandom(3);
    const signs = [
      'a',
      'b: c',
      '\nc: ',
      '\nd:\n  - ',
      '\n  - ',
      '\n- ',
      '\n  x: ',
      '\n    y: ',
      '[a, b]',
      '"q"',
      "'q'",
      '1',
      '2024-01-01',
      'true',
      'null',
      ' ',
      '\n',
      ': ',
      ':',
      ', ',
      ' #',
      '#',
      '|',
      '?',
      '&',
      '*',
      '!',
      '\\',
      '\t',
      '\r\n',
      'é',
      '(a)',
    ];
    let simple = 0;
    for (let count = 0; count < 15_000; count += 1) {
      const text = `a: ${Array.from({ length: 1 + random(12) }, () => signs[random(signs.length)] ?? '').join('')}\n`;
      const node = parseSimpleYaml(text, 10);
      if (node === undefined) continue;
      simple += 1;
      const { root, issues: faults } = parseYaml(text, 10);
      expect([toShape(node), []], JSON.stringify(text)).toEqual([toShape(root), faults]);
    }
    expect(simple).toBeGreaterThan(500);
  });

  it('read simple lists of lists without the YAML parser as with it', () => {
    const random = createRandom(5);
    const signs = [
      '[a, b]',
      '- [a b, c-d]',
      '\n- [',
      '\n- ',
      '\n',
      '\n  ',
      ']',
      'a',
      ', ',
      ',',
      '- ',
      ' #',
      '# c',
      '"q"',
      '1',
      'true',
      ': ',
      'é',
      '[]',
      '\t',
      '\r\n',
      '&',
      '*',
    ];
    let simple = 0;
    for (let count = 0; count < 15_000; count += 1) {
      const text = `- [${Array.from({ length: 1 + random(8) }, () => signs[random(signs.length)] ?? '').join('')}]\n`;
      const node = parseSimpleYaml(text, 10, 'list');
      if (node === undefined) continue;
      simple += 1;
      const { root, issues: faults } = parseYaml(text, 10, 'list');
      expect([toShape(node), []], JSON.stringify(text)).toEqual([toShape(root), faults]);
    }
    expect(simple).toBeGreaterThan(200);
  });

  it('find the front matter of a file at the same place', () => {
    let agreed = 0;
    for (const head of ['', '\n', ' \n', '\ufeff', 'x\n', '   ']) {
      for (const opener of [
        '---\n',
        '---\r\n',
        '--- \n',
        '----\n',
        '---a: b\n',
        '+++\n',
        '-- -\n',
        '---',
      ]) {
        for (const closer of ['---\n', '---', '--- x\n', '----\n', '+++\n', ' ---\n', '']) {
          const written = `${head}${opener}title: A\n${closer}\nb: Text --- and\n---\nmore\n`;
          const text = written.replace(/^\ufeff/, '');
          const { yaml, issues: faults, bodyStart } = findFrontMatter(text);
          if (faults.length > 0) continue;
          const { rawFrontmatter, content } = parseFrontmatter(written);
          expect(text.slice(yaml?.start, yaml?.end)).toBe(rawFrontmatter);
          expect(text.slice(bodyStart).trim()).toBe(content.trim());
          agreed += 1;
        }
      }
    }
    expect(agreed).toBeGreaterThan(10);
  });
});

/**
 * A node with its places, apart from those of which nothing is told: an empty value, and the end of
 * a group.
 */
function toShape(node: DataNode | undefined): unknown {
  const fields = [...(node?.fields ?? [])].map(([name, field]) => [
    name,
    field.start,
    field.end,
    toShape(field.node),
  ]);
  if (node?.fields !== undefined || node?.entries !== undefined)
    return { start: node.start, fields, entries: node.entries?.map(toShape) };
  return node?.value === null ? 'nothing' : node;
}

function expectAgreement(yaml: string): void {
  const checked = readAsChecker(yaml);
  // Control characters are refused by a rule of their own, and a line of hyphens ends the front
  // matter.
  if (checked === 'refused' || /[\u0000-\u0008\u0085]|\r(?!\n)|^---/m.test(yaml)) return;
  const built = readAsAstro(yaml);
  expect(withoutInvalidDays(checked, built), JSON.stringify(yaml)).toEqual(built);
}

/**
 * A day that is not in the calendar is refused by every schema, so it does not matter what the
 * build makes of it.
 */
function withoutInvalidDays(checked: unknown, built: unknown): unknown {
  if (isInvalidDay(checked)) return built;
  if (Array.isArray(checked))
    return checked.map((each, index) =>
      withoutInvalidDays(each, Array.isArray(built) ? built[index] : undefined),
    );
  if (typeof checked !== 'object' || checked === null || checked instanceof Date) return checked;
  const other = new Map<string, unknown>(
    typeof built === 'object' && built !== null ? Object.entries(built) : [],
  );
  return Object.fromEntries(
    Object.entries(checked).map(([name, value]) => [
      name,
      withoutInvalidDays(value, other.get(name)),
    ]),
  );
}
