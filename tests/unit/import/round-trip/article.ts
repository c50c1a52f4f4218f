import fc from 'fast-check';
import type {
  BlockContent,
  Heading,
  List,
  ListItem,
  Paragraph,
  PhrasingContent,
  RootContent,
  Table,
} from 'mdast';

/** An article as a writer has it in mind: what every format but plain text can say. */
export interface Article {
  readonly title: string;
  readonly body: readonly RootContent[];
  readonly questions: readonly {
    readonly question: string;
    readonly answer: readonly BlockContent[];
  }[];
}

const word = fc.constantFrom(
  ...'apple barn copper drifting early fern garden hollow ivory jug kettle lantern meadow nettle orchard pebble quiet river straw timber under vine willow yellow zinc über café naïve Öl don’t well-known “quoted” 10 3,5 €20 & < > * _ [x] #tag'.split(
    ' ',
  ),
);
const plainWord = fc.constantFrom(
  ...'apple barn copper drifting early fern garden hollow ivory jug kettle lantern meadow nettle orchard pebble'.split(
    ' ',
  ),
);

const words = (from: number, to: number) =>
  fc.array(word, { minLength: from, maxLength: to }).map((all) => all.join(' '));
const plainWords = (from: number, to: number) =>
  fc.array(plainWord, { minLength: from, maxLength: to }).map((all) => all.join(' '));
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const text = (value: string): PhrasingContent => ({ type: 'text', value });

const mark: fc.Arbitrary<PhrasingContent> = fc.oneof(
  plainWords(1, 3).map((value): PhrasingContent => ({ type: 'strong', children: [text(value)] })),
  plainWords(1, 3).map((value): PhrasingContent => ({ type: 'emphasis', children: [text(value)] })),
  plainWords(1, 2).map((value): PhrasingContent => ({
    type: 'strong',
    children: [{ type: 'emphasis', children: [text(value)] }],
  })),
  plainWords(1, 2).map((value): PhrasingContent => ({ type: 'inlineCode', value })),
  plainWords(1, 2).map((value): PhrasingContent => ({ type: 'delete', children: [text(value)] })),
  fc.constant<PhrasingContent>({ type: 'break' }),
  fc.tuple(plainWords(1, 3), plainWord).map(([value, path]): PhrasingContent => ({
    type: 'link',
    url: `https://www.orchard-and-river.org/${path}?a=1&b=(2)`,
    children: [text(value)],
  })),
);

/** Words with a mark within them, which begin and end as plain sentences do. */
const phrasing: fc.Arbitrary<PhrasingContent[]> = fc.oneof(
  fc
    .tuple(plainWord, words(5, 12))
    .map(([first, rest]) => [text(`${capital(first)} ${rest} here.`)]),
  fc
    .tuple(plainWord, words(2, 5), mark, words(2, 5))
    .map(([first, before, marked, after]) =>
      marked.type === 'break'
        ? [text(`${capital(first)} ${before}`), marked, text(`then ${after} here.`)]
        : [text(`${capital(first)} ${before} `), marked, text(` ${after} here.`)],
    ),
);

const paragraph: fc.Arbitrary<Paragraph> = phrasing.map((children) => ({
  type: 'paragraph',
  children,
}));

function list(depth: number): fc.Arbitrary<List> {
  const nested =
    depth === 0
      ? fc.constant([])
      : fc.option(list(depth - 1), { freq: 3 }).map((inner) => (inner === null ? [] : [inner]));
  const item = fc
    .tuple(paragraph, fc.option(paragraph, { freq: 5 }), nested)
    .map(([first, second, inner]): ListItem => ({
      type: 'listItem',
      spread: second !== null,
      checked: null,
      children: [first, ...(second === null ? [] : [second]), ...inner],
    }));
  return fc
    .tuple(
      fc.boolean(),
      fc.integer({ min: 0, max: 3 }),
      fc.array(item, { minLength: 2, maxLength: 4 }),
    )
    .map(([ordered, skipped, children]) => ({
      type: 'list',
      ordered,
      start: ordered ? Math.max(1, skipped) : null,
      spread: children.some(({ spread }) => spread === true),
      children,
    }));
}

/** Words of a cell, at times with a mark behind them. */
const cell = fc
  .tuple(
    plainWords(1, 3),
    fc.option(
      mark.filter(({ type }) => type !== 'break'),
      { freq: 4 },
    ),
  )
  .map(([value, marked]): PhrasingContent[] =>
    marked === null ? [text(value)] : [text(`${value} `), marked],
  );

const table: fc.Arbitrary<Table> = fc.integer({ min: 2, max: 4 }).chain((columns) => {
  const head = fc.array(
    plainWords(1, 3).map((value) => [text(value)]),
    { minLength: columns, maxLength: columns },
  );
  const row = fc.array(cell, { minLength: columns, maxLength: columns });
  return fc.tuple(head, fc.array(row, { minLength: 1, maxLength: 3 })).map(([first, rows]) => ({
    type: 'table',
    align: Array.from({ length: columns }, () => null),
    children: [first, ...rows].map((cells) => ({
      type: 'tableRow',
      children: cells.map((children) => ({ type: 'tableCell', children })),
    })),
  }));
});

const heading: fc.Arbitrary<Heading> = fc
  .tuple(plainWords(2, 4), fc.integer({ min: 2, max: 5 }))
  .map(([value, depth]) => ({
    type: 'heading',
    depth: depth === 3 ? 3 : depth === 4 ? 4 : depth === 5 ? 5 : 2,
    children: [text(capital(value))],
  }));
const quote: fc.Arbitrary<BlockContent> = fc
  .array(paragraph, { minLength: 1, maxLength: 2 })
  .map((children) => ({ type: 'blockquote', children }));
const code: fc.Arbitrary<BlockContent> = fc
  .array(words(1, 5), { minLength: 1, maxLength: 3 })
  .map((lines) => ({
    type: 'code',
    lang: null,
    meta: null,
    value: lines.map((line, index) => (index === 1 ? `  ${line}` : line)).join('\n'),
  }));

/**
 * A paragraph, and behind it something that is none, or nothing: so two lists, quotes or tables
 * never touch, which formats tell apart differently.
 */
const part: fc.Arbitrary<RootContent[]> = fc
  .tuple(
    fc.option(heading, { freq: 2 }),
    paragraph,
    fc.option(fc.oneof(list(2), table, quote, code), { freq: 3 }),
  )
  .map(([head, first, second]) => [
    ...(head === null ? [] : [head]),
    first,
    ...(second === null ? [] : [second]),
  ]);
const question = fc
  .tuple(plainWords(2, 5), paragraph, fc.option(fc.oneof(paragraph, list(0))))
  .map(([about, first, second]) => ({
    question: `What about ${about}?`,
    answer: [first, ...(second === null ? [] : [second])],
  }));

/** Articles with parts of all kinds, and questions at their end. */
export const articles: fc.Arbitrary<Article> = fc.record({
  title: plainWords(3, 6).map((value) => `On ${value}`),
  body: fc
    .tuple(paragraph, fc.array(part, { minLength: 1, maxLength: 4 }))
    .map(([first, parts]) => [first, ...parts.flat()]),
  questions: fc.uniqueArray(question, { maxLength: 3, selector: (each) => each.question }),
});
