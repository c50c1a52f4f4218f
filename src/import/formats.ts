import { loadOptional } from '../domain/optional-packages.ts';
import type { ParsedInput } from './document.ts';
import type { Input } from './input.ts';

/** The unit of line numbers in a format. */
export type PlaceUnit = 'line' | 'paragraph' | 'row';

/** A format that can be imported. */
export interface Format {
  readonly name: string;
  /** The file extensions, without the dot. */
  readonly endings: readonly string[];
  readonly unit: PlaceUnit;
  /** In bytes; a larger file is refused before it is read. */
  readonly largest: number;
  /** Throws UnreadableInputError if the bytes are not of this format. */
  readonly parse: (input: Input) => Promise<ParsedInput>;
}

/** All formats; the parser of each is loaded on demand. */
export const formats: readonly Format[] = [
  {
    name: 'plain text',
    endings: ['txt', 'text'],
    unit: 'line',
    largest: 10_000_000,
    parse: async (input) => (await import('./formats/text.ts')).parsePlainText(input),
  },
  {
    name: 'CSV',
    endings: ['csv', 'tsv'],
    unit: 'line',
    largest: 10_000_000,
    parse: async (input) => (await loadOptional(() => import('./formats/csv.ts'))).parseCsv(input),
  },
  {
    name: 'Excel',
    endings: ['xlsx', 'xlsm'],
    unit: 'row',
    largest: 20_000_000,
    parse: async (input) => (await import('./formats/xlsx.ts')).parseXlsx(input),
  },
  {
    name: 'Markdown',
    endings: ['md', 'markdown', 'mdx', 'mkd'],
    unit: 'line',
    largest: 1_000_000,
    parse: async (input) => (await import('./formats/markdown.ts')).parseMarkdownFile(input),
  },
  {
    name: 'Word',
    endings: ['docx'],
    unit: 'paragraph',
    largest: 50_000_000,
    parse: async (input) => (await import('./formats/docx.ts')).parseDocx(input),
  },
  {
    name: 'HTML',
    endings: ['html', 'htm', 'xhtml'],
    unit: 'line',
    largest: 10_000_000,
    parse: async (input) =>
      (await loadOptional(() => import('./formats/html.ts'))).parseHtmlPage(input),
  },
  {
    name: 'WordPress export',
    endings: ['xml', 'wxr'],
    unit: 'line',
    largest: 40_000_000,
    parse: async (input) => (await import('./formats/wxr.ts')).parseWxr(input),
  },
];

/** The formats for people, with their endings: `Word (.docx), HTML (.html, .htm, .xhtml)`. */
export function describeFormats(): string {
  return formats
    .map(({ name, endings }) => `${name} (${endings.map((ending) => `.${ending}`).join(', ')})`)
    .join(', ');
}

/** The format of a file by its extension; undefined if it is not supported. */
export function findFormat(name: string): Format | undefined {
  const ending = /\.([^./]+)$/.exec(name)?.[1]?.toLowerCase();
  return formats.find(({ endings }) => ending !== undefined && endings.includes(ending));
}
