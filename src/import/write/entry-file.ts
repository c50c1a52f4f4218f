import type { Nodes, RootContent } from 'mdast';
import { stringify } from 'yaml';
import { formatQuestion } from '../../domain/entries/index.ts';
import type { CalendarDate } from '../../domain/locale/index.ts';
import { truncateAtWord } from '../../domain/body/index.ts';
import { splitSentences } from '../../domain/text/index.ts';
import type { EntryDraft } from '../document.ts';

/** Resolved references of an entry, and defaults for what its input does not state. */
interface EntryFacts {
  readonly authors: readonly string[];
  readonly topics: readonly string[];
  readonly faq: readonly string[];
  readonly cover: { readonly src: string; readonly alt: string } | undefined;
  readonly published: CalendarDate;
  readonly language: string;
  readonly order: number | undefined;
  readonly isDraft: boolean;
}

/** The text of an entry: front matter in the documented order, and the body. */
export function formatDraft(draft: EntryDraft, body: string, facts: EntryFacts): string {
  return formatEntry(fieldsOf[draft.collection](draft, facts), body);
}

type Fields = Readonly<Record<string, FieldValue>>;

const fieldsOf: Readonly<
  Record<EntryDraft['collection'], (draft: EntryDraft, facts: EntryFacts) => Fields>
> = {
  articles: (draft, { authors, topics, faq, cover, published, isDraft, language }) => ({
    title: collapseWhitespace(draft.title.value),
    description: resolveDescription(draft, language),
    authors,
    topics: orNone(topics),
    published,
    updated: draft.updated,
    cover,
    faq: orNone(faq),
    draft: isDraft || undefined,
  }),
  faq: (draft, { topics, published, order, isDraft }) => ({
    question: formatQuestion(collapseWhitespace(draft.title.value)),
    topic: topics[0] ?? '',
    asks: orNone(draft.asks.map(({ value }) => collapseWhitespace(value))),
    published,
    updated: draft.updated,
    order,
    draft: isDraft || undefined,
  }),
  pages: (draft, { order, isDraft, language }) => ({
    title: collapseWhitespace(draft.title.value),
    description: resolveDescription(draft, language),
    updated: draft.updated,
    order,
    draft: isDraft || undefined,
  }),
};

/** Whether the input has a description. */
export function hasDescription({ description }: EntryDraft): boolean {
  return description !== undefined && description.value.trim() !== '';
}

function resolveDescription(draft: EntryDraft, language: string): string {
  return hasDescription(draft)
    ? collapseWhitespace(draft.description?.value ?? '')
    : createDescription(draft.body, collapseWhitespace(draft.title.value), language);
}

function orNone<Value>(values: readonly Value[]): readonly Value[] | undefined {
  return values.length === 0 ? undefined : values;
}

/** The length of a description in characters that search engines show in full. */
const [fewest, most] = [40, 155];

/** A description from the first sentences of a body; the title if it has no text. */
function createDescription(body: readonly RootContent[], title: string, language: string): string {
  const paragraphs = body
    .filter((block) => block.type === 'paragraph')
    .map((block) =>
      getLineText(block)
        .replace(/\s+/g, ' ')
        .replace(/ (?=[.,;])/g, '')
        .trim(),
    )
    .filter((each) => each !== '');
  // A line without a full stop is a bold heading, a caption or the like.
  const sentences = paragraphs.filter((each) => /[.!?…。！？]["'”’»)\]]*$/u.test(each));
  const text = (sentences.length > 0 ? sentences : paragraphs).slice(0, 3).join(' ');
  let description = '';
  for (const { start, end } of splitSentences(text, language)) {
    const longer = text.slice(0, end);
    if (longer.length > most && description.length >= fewest) break;
    description = longer;
    if (start > most) break;
  }
  return truncateAtWord(description === '' ? title : description, most);
}

/** The text of each paragraph, heading, cell and code block, so that no words run together. */
export function collectLineTexts(node: Nodes): string[] {
  if (
    node.type === 'paragraph' ||
    node.type === 'heading' ||
    node.type === 'tableCell' ||
    node.type === 'descriptionTerm'
  )
    return [getLineText(node)];
  const titles =
    node.type === 'mdxJsxFlowElement'
      ? node.attributes.flatMap(({ value }) => (typeof value === 'string' ? [value] : []))
      : [];
  return 'children' in node
    ? [...titles, ...node.children.flatMap((child) => collectLineTexts(child))]
    : [getLineText(node)];
}

/** The text of a line, including its images; a break separates words. */
export function getLineText(node: Nodes): string {
  if (node.type === 'break') return ' ';
  if ('children' in node) return node.children.map((child) => getLineText(child)).join('');
  return 'value' in node ? node.value : 'alt' in node ? (node.alt ?? '') : '';
}

/** The value of a field; a field without a value is omitted. */
export type FieldValue =
  | string
  | number
  | boolean
  | readonly string[]
  | Readonly<Record<string, string>>
  | undefined;

/** Days stand without quotes; other text that a parser of YAML 1.1 takes for more has them. */
const days: ReadonlySet<string> = new Set(['published', 'updated']);
const plain = { lineWidth: 0 } as const;
const quoted = { ...plain, compat: 'yaml-1.1' } as const;

/** The fields as YAML in order; short lists of ids in flow style. */
export function formatFields(fields: Readonly<Record<string, FieldValue>>): string {
  return Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) =>
      Array.isArray(value) && isShortList(value)
        ? `${name}: [${value.join(', ')}]\n`
        : stringify({ [name]: value }, days.has(name) ? plain : quoted),
    )
    .join('');
}

/** An entry with front matter and a body. */
function formatEntry(fields: Readonly<Record<string, FieldValue>>, body: string): string {
  return `---\n${formatFields(fields)}---\n\n${body}`;
}

function isShortList(values: readonly string[]): boolean {
  return (
    values.every(
      (value) =>
        /^[a-z0-9-]*[a-z][a-z0-9-]*$/.test(value) && stringify(value, quoted).trim() === value,
    ) && values.join(', ').length <= 90
  );
}

/** The text on one line with single spaces. */
export function collapseWhitespace(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
