/**
 * A file that would take long to check, if anything in the checker took more time than the file is
 * long.
 */
export interface HeavyFile {
  readonly name: string;
  readonly path: 'faq/is-it-safe.md' | 'pages/about.mdx' | 'sources/haller-2020.yml' | 'logo.svg';
  readonly text: string;
}

/** As large as a text, the front matter of one and an image may be. */
const [textSize, fieldsSize, imageSize] = [999_000, 49_000, 9_990_000];

function fill(unit: string, size: number): string {
  return unit.repeat(Math.floor(size / Buffer.byteLength(unit)));
}

/**
 * What is written again and again, to the size that is allowed; each is the worst case of a parser
 * or a pattern.
 */
const bodyUnits = [
  '[',
  '{',
  '*',
  '<',
  '`',
  ']',
  '>',
  '*a',
  '*a ',
  '_a_ ',
  '`a',
  '~',
  '[a](',
  '![a](',
  '[a]: b\n',
  '[a](/about/) ',
  '[a](/b/) ',
  '[a](/aboot/) ',
  '[a](b) ',
  '[@haller-2020] ',
  '[@haler-2020] ',
  '[@ a] ',
  '[@',
  '## A\n\n',
  '#',
  '![a](./loaf.png) ',
  '![a](./leaf.png) ',
  '<b>',
  '<b>a</b> ',
  '<!-- ',
  '<![CDATA[',
  '<?',
  '<!A ',
  '<http://a> ',
  'www.a.b ',
  'a@b.c ',
  'a@',
  'http://',
  '&',
  '&amp;',
  '\\',
  '- a\n',
  '1. a\n',
  '> a\n',
  '| a ',
  '[a][b] ',
  '[^1] ',
  '[^1]: a\n\n',
  '<Callout kind="note">\nx\n</Callout>\n\n',
  '<Callout kind="note">\n',
  '<Faq ids="how-long" />\n\n',
  '</Callout>\n\n',
  '{1} ',
  '<a ',
  '<a b="',
  'import a\n\n',
  '\n',
  '\r\n',
  '\r',
  ' ',
  '\t',
  'a',
  'word ',
  'This is a sentence. ',
  '\0',
  '\u202e',
  '\u200b\n',
  '\ufffd',
  '\u{e0041}',
  '😀',
  'س',
  '\u0301',
  'ABC ',
  'A.',
  '.',
  '-',
  '=',
  '_',
  ':',
  '|',
  '"',
  "'",
  '“',
  'It cures pain. ',
  'It does not cure ',
  'cures ',
  'TODO ',
  '{{A}} ',
  '(',
  'a\n=\n',
  '---\n',
  '***\n',
  '```\n',
  '~~~\na\n',
  '    a\n',
  'a  \n',
  '**a',
  '*_',
  'a**b_',
  '~~a ',
  '[]()',
  '![',
  '$',
  '1',
  '1.',
  '%',
  '[a](#b) ',
  '[a](/about/#b) ',
  '/',
  'example.com ',
  'Is it? ',
  '"It cures." ',
  'a.b',
  '<Callout a="b" ',
  '\\[',
  'x'.repeat(300) + ' ',
] as const;

const yamlUnits = [
  '[',
  '{',
  '- ',
  '? ',
  'a: b\n',
  'a: "b\n',
  'a: [b\n',
  'a: b: c\n',
  '\ta: b\n',
  'a\n',
  'a: &a b\n',
  'a: &a [*a, *a]\n',
  'a: *b\n',
  'a: !b c\n',
  '  - b\n',
  '...\n',
  '---\n',
  '   \n',
  '\r',
  '#\n',
  "a: 'b' c\n",
  'a:\n  b: c\n d: e\n',
  'a: b #',
  '- a: b\n',
  '\\"',
  ': ',
  '"b", ',
  '1_',
  '2026-01-01 ',
  '“',
  'a. ',
  ' ',
  '\t',
  '<<: *a\n',
] as const;

const svgUnits = [
  '<set ',
  ' ona=',
  ' href="a"',
  'href=',
  'javascript ',
  '&#x41;',
  '<a',
  'url(',
  '<script>',
  '<path d="M0 0h1v1z"/>\n',
  '\0',
  '\u200b\n',
  '\u{e0041}',
  '\ufffd',
  '\r',
  '\n',
  ' ',
  'a',
] as const;

/** Shapes that no repetition gives, of such a part of the size that is allowed. */
function toShapes(part: number): Readonly<Record<string, string>> {
  const many = (count: number) => Math.ceil(count * part);
  // Their size grows with the square of their count.
  const growing = many(1400 / Math.sqrt(part));
  return {
    'backquotes in runs that grow': Array.from({ length: growing }, (_, index) =>
      '`'.repeat(index + 1),
    ).join('a'),
    'a list that grows to the right': Array.from(
      { length: growing },
      (_, index) => `${' '.repeat(index)}- a`,
    ).join('\n'),
    'a wide table': `${fill('|a', many(300_000))}|\n${fill('|-', many(300_000))}|\n${fill('|b', many(300_000))}|`,
    'a long address': `[a](/${'a'.repeat(many(900_000))}/)`,
    'a long anchor': `[a](#${'a'.repeat(many(900_000))})`,
    'a long citation': `[@${'a'.repeat(many(900_000))}]`,
    'a long heading': `## ${'-a'.repeat(many(450_000))}`,
    'a long component': `<${'A'.repeat(many(900_000))} />`,
    'many attributes': `<Callout ${'a '.repeat(many(400_000))}>\n\nx\n\n</Callout>`,
    'many questions in one component': `<Faq ids="${Array.from({ length: many(90_000) }, (_, index) => `a${index}`).join(' ')}" />`,
    'many components': Array.from(
      { length: many(30_000) },
      (_, index) => `<Faq ids="a${index}" />`,
    ).join('\n\n'),
    'many faults in a long text': `${'a < b\n\n'.repeat(many(49))}${'word '.repeat(many(150_000))}`,
    'braces within each other': `${'{'.repeat(many(1900))}${'}'.repeat(many(1900))} ${'a '.repeat(many(400_000))}`,
    'emphasis within emphasis': `${'*a '.repeat(many(150_000))}${'b*'.repeat(many(150_000))}`,
    'links within links': `${'['.repeat(many(300_000))}a${'](b)'.repeat(many(150_000))}`,
    'headings of different words': Array.from(
      { length: many(60_000) },
      (_, index) => `## A ${index}`,
    ).join('\n\n'),
    'tags of different names': Array.from(
      { length: many(60_000) },
      (_, index) => `<b${index}>`,
    ).join(' '),
    'definitions of different names': Array.from(
      { length: many(40_000) },
      (_, index) => `[a${index}]: /b`,
    ).join('\n'),
    'references in one paragraph': 'word &amp; '.repeat(many(50_000)),
    'abbreviations of different letters': Array.from(
      { length: many(60_000) },
      (_, index) => `AB${index}`,
    ).join(' '),
  };
}

const page = '---\ntitle: About\ndescription: Who we are.\n---\n\n';
const answer = '---\nquestion: Is it safe?\ntopic: safety\npublished: 2026-01-01\n---\n\n';

/**
 * What Markdown without components reads in another way: tags, bare addresses, and indented code.
 */
const isReadOtherwise = /[<{@]|www|http| {4}|tags|emphasis/;

/**
 * Every heavy file, of such a part of the size that is allowed, made when it is asked for, since
 * all together are larger than the memory of a small machine.
 */
export function* listHeavyFiles(part: number): Generator<HeavyFile> {
  for (const [name, body] of [
    ...bodyUnits.map((unit): [string, () => string] => [
      JSON.stringify(unit).slice(0, 40),
      () => fill(unit, textSize * part),
    ]),
    ...Object.entries(toShapes(part)).map(([shape, text]): [string, () => string] => [
      shape,
      () => text,
    ]),
  ]) {
    yield { name, path: 'pages/about.mdx', text: page + body() };
    if (isReadOtherwise.test(name))
      yield { name, path: 'faq/is-it-safe.md', text: answer + body() };
  }
  for (const unit of yamlUnits) {
    // As long as fields may be, and longer.
    for (const head of ['', 'title: '])
      yield {
        name: JSON.stringify(head + unit),
        path: 'sources/haller-2020.yml',
        text: head + fill(unit, fieldsSize * part),
      };
    for (const size of [fieldsSize, textSize - 100])
      yield {
        name: `front matter of ${JSON.stringify(unit)}`,
        path: 'pages/about.mdx',
        text: `---\n${fill(unit, size * part)}\n---\n\nText.\n`,
      };
  }
  for (const unit of svgUnits)
    yield {
      name: `an image of ${JSON.stringify(unit)}`,
      path: 'logo.svg',
      text: `<svg>${fill(unit, imageSize * part)}`,
    };
}
