import type { Said } from '../../document.ts';
import { UnreadableInputError } from '../../input.ts';

/** A part of an export that has fields: the channel, a text, an author, a category, a comment, a note of a program. */
export interface WxrRecord {
  readonly kind: string;
  readonly line: number;
  /** The attributes of each `category`, with its words, in their order. */
  readonly terms: { readonly domain: string; readonly slug: string; readonly label: string }[];
  readonly fields: Map<string, Said<string>>;
  readonly parts: WxrRecord[];
}

const kinds = new Set([
  'rss',
  'channel',
  'item',
  'wp:author',
  'wp:category',
  'wp:tag',
  'wp:term',
  'wp:comment',
  'wp:postmeta',
  'wp:commentmeta',
  'wp:termmeta',
  'image',
]);
/** Elements of HTML that are never closed. */
const empty = new Set(['br', 'hr', 'img', 'input', 'wbr', 'source', 'embed', 'col']);
const mostRecords = 1_000_000;
const deepest = 200;

/** A field whose words are being gathered; `inner` are the tags that stand open within it. */
interface Field {
  readonly name: string;
  readonly line: number;
  readonly attributes: ReadonlyMap<string, string>;
  readonly words: string[];
  readonly inner: string[];
}

/** Makes records of the tags and words of an export, as they come. */
export interface Gathering {
  readonly channel: WxrRecord | undefined;
  readonly broken: number[];
  readonly open: (name: string, attributes: ReadonlyMap<string, string>, line: number) => void;
  readonly close: (name: string) => void;
  readonly add: (words: string) => void;
  readonly end: () => void;
  readonly listOpen: () => string[];
}

export function createGathering(): Gathering {
  const stack: WxrRecord[] = [];
  const broken: number[] = [];
  let channel: WxrRecord | undefined;
  let field: Field | undefined;
  let count = 0;
  const begin = (kind: string, line: number): void => {
    count += 1;
    if (count > mostRecords)
      throw new UnreadableInputError(
        `The export holds more than ${mostRecords.toLocaleString('en')} parts. Export the site in smaller ones, by author or by month.`,
      );
    const record: WxrRecord = { kind, line, terms: [], fields: new Map(), parts: [] };
    if (kind === 'channel') channel ??= record;
    stack.at(-1)?.parts.push(record);
    stack.push(record);
  };
  const end = (): void => {
    const record = stack.at(-1);
    if (record !== undefined && field !== undefined) finish(record, field);
    field = undefined;
  };
  return {
    get channel() {
      return channel;
    },
    broken,
    open: (name, attributes, line) => {
      if (stack.length + (field?.inner.length ?? 0) > deepest)
        throw new UnreadableInputError(
          `The export nests more than ${deepest} elements within each other, which none of WordPress does. Export it again.`,
        );
      if (field !== undefined && !kinds.has(name) && !/^(?:wp|dc|content|excerpt):/.test(name)) {
        if (field.name === 'content:encoded' && broken.at(-1) !== field.line)
          broken.push(field.line);
        if (!empty.has(name)) field.inner.push(name);
        field.words.push(
          `<${name}${[...attributes].map(([key, value]) => ` ${key}="${value.replaceAll('"', '&quot;')}"`).join('')}>`,
        );
        return;
      }
      end();
      if (!kinds.has(name)) field = { name, line, attributes, words: [], inner: [] };
      else {
        if (name === 'item') while (stack.at(-1)?.kind === 'item') stack.pop();
        begin(name, line);
      }
    },
    close: (name) => {
      if (field !== undefined && field.inner.at(-1) === name) {
        field.inner.pop();
        field.words.push(`</${name}>`);
      } else if (field?.name === name) end();
      else if (kinds.has(name)) {
        end();
        const at = stack.findLastIndex(({ kind }) => kind === name);
        if (at >= 0) stack.length = at;
      }
    },
    add: (words) => {
      field?.words.push(words);
    },
    end,
    listOpen: () => [
      ...stack.map(({ kind }) => kind),
      ...(field === undefined ? [] : [field.name]),
    ],
  };
}

function finish(record: WxrRecord, field: Field): void {
  const value = field.words.join('').replace(/\]\]>\s*$/, '');
  if (field.name === 'category')
    record.terms.push({
      domain: field.attributes.get('domain') ?? 'category',
      slug: field.attributes.get('nicename') ?? '',
      label: value.trim(),
    });
  else if (!record.fields.has(field.name))
    record.fields.set(field.name, { value, line: field.line });
}
