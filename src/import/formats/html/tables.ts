import type {
  AlignType,
  BlockContent,
  DefinitionContent,
  PhrasingContent,
  TableCell,
  TableRow,
} from 'mdast';
import type { Conversion } from './conversion.ts';
import {
  attribute,
  findElement,
  type HtmlElement,
  type HtmlNode,
  isElement,
  getElementPosition,
} from './element.ts';
import { toCaption } from './images.ts';
import { tidyPhrasing } from './tidy-phrasing.ts';

type ToBlocks = (nodes: readonly HtmlNode[], conversion: Conversion) => BlockContent[];

const maxCells = 200_000;

/** A table with its caption above it; a layout table is replaced by the content of its cells. */
export function toTable(
  element: HtmlElement,
  conversion: Conversion,
  toBlocks: ToBlocks,
): BlockContent[] {
  const caption = toCaption(
    toBlocks(
      element.children.filter((child) => isElement(child, 'caption')),
      conversion,
    ),
  );
  const rows = toGrid(element).filter(({ cells }) =>
    cells.some((cell) => cell !== undefined && cell.children.length > 0),
  );
  const columns = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  if (isLayout(element, rows, columns))
    return [
      ...caption,
      ...rows.flatMap(({ cells }) =>
        cells.flatMap((cell) => (cell === undefined ? [] : toBlocks(cell.children, conversion))),
      ),
    ];
  if (rows.some(({ cells }) => cells.includes(undefined)))
    conversion.report(
      element.line,
      'A table has cells that reach over several rows or columns, which Markdown does not have. What they hold stands in the first of them; the others are empty.',
    );
  const content = rows.map((row) => toRow(row, columns, conversion, toBlocks));
  const headed = ensureHead(rows, content, columns, element, conversion);
  return [
    ...caption,
    {
      type: 'table',
      align: toAlignment(rows, columns),
      children: headed,
      ...getElementPosition(element),
    },
  ];
}

function isLayout(element: HtmlElement, rows: readonly GridRow[], columns: number): boolean {
  if (
    /^(?:presentation|none)$/.test(attribute(element, 'role')) ||
    columns < 2 ||
    columns * rows.length > maxCells
  )
    return true;
  if (findElement(element, ({ name }) => /^(?:table|h[1-4])$/.test(name)) !== undefined)
    return true;
  return rows.length < 2 && findElement(element, ({ name }) => name === 'th') === undefined;
}

function toRow(
  row: GridRow,
  columns: number,
  conversion: Conversion,
  toBlocks: ToBlocks,
): TableRow {
  const cells = Array.from({ length: columns }, (_, column) =>
    toCell(row.cells[column], row.isHead, conversion, toBlocks),
  );
  return {
    type: 'tableRow',
    children: cells,
    ...getElementPosition({ ...rowElement, line: row.line, endLine: row.endLine }),
  };
}

const rowElement: HtmlElement = {
  type: 'element',
  name: 'tr',
  attributes: new Map(),
  children: [],
  line: 1,
  endLine: 1,
  holdsBlock: false,
};

function toCell(
  cell: HtmlElement | undefined,
  isHead: boolean,
  conversion: Conversion,
  toBlocks: ToBlocks,
): TableCell {
  if (cell === undefined) return { type: 'tableCell', children: [] };
  const blocks = toBlocks(cell.children, conversion);
  if (blocks.some(({ type }) => type === 'list'))
    conversion.report(
      cell.line,
      'A cell of a table held a list, which Markdown does not have there. Its items stand in one line, with semicolons between them.',
    );
  const words = joinBlocks(blocks);
  const children = isHead
    ? words.flatMap((node) => (node.type === 'strong' ? node.children : [node]))
    : words;
  const isRowHead =
    !isHead &&
    cell.name === 'th' &&
    children.length > 0 &&
    children.every(({ type }) => type === 'text');
  return {
    type: 'tableCell',
    children: isRowHead ? [{ type: 'strong', children }] : children,
    ...getElementPosition(cell),
  };
}

/** The rows with a header: the marked one, else a first row in bold, else an empty one. */
function ensureHead(
  rows: readonly GridRow[],
  content: readonly TableRow[],
  columns: number,
  element: HtmlElement,
  conversion: Conversion,
): TableRow[] {
  const [first, ...others] = content;
  if (first === undefined || rows[0]?.isHead === true) return [...content];
  if (
    first.children.every(
      ({ children }) =>
        children.length === 0 || (children.length === 1 && children[0]?.type === 'strong'),
    )
  ) {
    return [
      {
        ...first,
        children: first.children.map((cell) => ({
          ...cell,
          children: cell.children.flatMap(withoutStrong),
        })),
      },
      ...others,
    ];
  }
  conversion.report(
    element.line,
    'A table has no head. Its first row is left empty; write there what each column holds, so that people who hear the table know it too.',
  );
  return [
    {
      type: 'tableRow',
      children: Array.from({ length: columns }, (): TableCell => ({
        type: 'tableCell',
        children: [],
      })),
      ...getElementPosition({ ...element, endLine: element.line }),
    },
    ...content,
  ];
}

function withoutStrong(node: PhrasingContent): PhrasingContent[] {
  return node.type === 'strong' ? node.children : [node];
}

/** The side of each column: that of its head, else the one to which all of its other cells are set. */
function toAlignment(rows: readonly GridRow[], columns: number): AlignType[] {
  return Array.from({ length: columns }, (_, column) => {
    const [head = null, ...sides] = rows.map(({ cells }) => findSide(cells[column]));
    const [first = null] = sides;
    return head ?? (sides.every((side) => side === first) ? first : null);
  });
}

function findSide(cell: HtmlElement | undefined): AlignType {
  if (cell === undefined) return null;
  const value =
    attribute(cell, 'align') ||
    (/text-align\s*:\s*(left|right|center)/i.exec(attribute(cell, 'style'))?.[1] ??
      /\b(?:has-text-align|text|align)-(left|right|center)\b/.exec(attribute(cell, 'class'))?.[1] ??
      '');
  return (
    (['left', 'right', 'center'] as const).find((each) => each === value.toLowerCase()) ?? null
  );
}

/** A table row with a cell for each column; undefined if a cell above or beside it spans it. */
interface GridRow {
  readonly line: number;
  readonly endLine: number;
  readonly isHead: boolean;
  readonly cells: readonly (HtmlElement | undefined)[];
}

/** A table with more columns is not meant for reading. */
const maxColumns = 100;

/** The rows of a table; spanning cells are in their first row and column. */
function toGrid(table: HtmlElement): GridRow[] {
  const rows = collectRows(table);
  const reach: number[] = [];
  return rows.map(({ row, isHead }, index) => {
    const cells: (HtmlElement | undefined)[] = [];
    for (const cell of row.children.filter((child) => isElement(child, 'td', 'th'))) {
      fillReached(cells, reach);
      const width = Math.min(parseSpan(cell, 'colspan'), Math.max(1, maxColumns - cells.length));
      const height = Math.min(parseSpan(cell, 'rowspan') || rows.length, rows.length - index);
      for (let column = 0; column < Math.max(1, width); column += 1) {
        reach[cells.length] = height - 1;
        cells.push(column === 0 ? cell : undefined);
      }
    }
    fillReached(cells, reach);
    return {
      line: row.line,
      endLine: row.endLine,
      isHead:
        isHead || (cells.length > 0 && row.children.every((child) => !isElement(child, 'td'))),
      cells,
    };
  });
}

function fillReached(cells: (HtmlElement | undefined)[], reach: number[]): void {
  while ((reach[cells.length] ?? 0) > 0) {
    reach[cells.length] = (reach[cells.length] ?? 1) - 1;
    cells.push(undefined);
  }
}

function collectRows(element: HtmlElement): { row: HtmlElement; isHead: boolean }[] {
  return element.children.flatMap((child) => {
    if (isElement(child, 'tr')) return [{ row: child, isHead: element.name === 'thead' }];
    return isElement(child, 'thead', 'tbody', 'tfoot') ? collectRows(child) : [];
  });
}

function parseSpan(cell: HtmlElement, name: string): number {
  const value = attribute(cell, name);
  return /^\d{1,4}$/.test(value) ? Number(value) : 1;
}

/** Joins blocks into one line, for a table cell; list items are separated by semicolons. */
function joinBlocks(blocks: readonly (BlockContent | DefinitionContent)[]): PhrasingContent[] {
  const [only] = blocks;
  const parts =
    blocks.length === 1 && only?.type === 'paragraph'
      ? only.children
      : blocks.flatMap((block) => [blank, ...flattenBlock(block)]);
  return tidyPhrasing(parts.map((node): PhrasingContent => (node.type === 'break' ? blank : node)));
}

const blank: PhrasingContent = { type: 'text', value: ' ' };

function flattenBlock(block: BlockContent | DefinitionContent): PhrasingContent[] {
  switch (block.type) {
    case 'paragraph':
      return block.children;
    case 'heading':
      return [{ type: 'strong', children: block.children }];
    case 'list':
      return block.children.flatMap(({ children }, index): PhrasingContent[] => [
        ...(index === 0 ? [] : [{ type: 'text' as const, value: '; ' }]),
        ...joinBlocks(children),
      ]);
    case 'table':
      return block.children.flatMap(({ children }) =>
        children.flatMap((cell) => [...cell.children, blank]),
      );
    case 'blockquote':
      return joinBlocks(block.children);
    case 'questionAndAnswer':
      return [
        { type: 'strong', children: [{ type: 'text', value: block.question }] },
        blank,
        ...joinBlocks(block.children),
      ];
    case 'code':
      return [{ type: 'inlineCode', value: block.value.replace(/\s+/g, ' ').trim() }];
    default:
      return [];
  }
}
