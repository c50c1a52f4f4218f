import { eachElement, attribute, type HtmlElement } from '../element.ts';
import type { Said } from '../../../document.ts';

/** A question in the data of a page; the answer is HTML. */
export interface QuestionSaid {
  readonly line: number;
  readonly question: string;
  readonly answer: string;
}

/** What the data of a page for search engines (JSON-LD) says of it. */
export interface PageData {
  readonly isArticle: boolean;
  readonly authors: readonly Said<string>[];
  readonly published: string | undefined;
  readonly updated: string | undefined;
  readonly description: Said<string> | undefined;
  readonly questions: readonly QuestionSaid[];
}

interface Thing {
  readonly line: number;
  readonly fields: Readonly<Record<string, unknown>>;
}

const mostThings = 100_000;
const articleKinds = new Set([
  'Article',
  'BlogPosting',
  'NewsArticle',
  'MedicalWebPage',
  'TechArticle',
  'ScholarlyArticle',
  'Report',
  'HowTo',
]);

/** Reads the JSON-LD of a page; data that is no JSON says nothing. */
export function readPageData(root: HtmlElement): PageData {
  const things: Thing[] = [];
  eachElement(root, (element) => {
    if (element.name === 'script' && /^application\/ld\+json\b/i.test(attribute(element, 'type')))
      collectThings(parseJson(element), element.line, things, 0);
  });
  const articles = things.filter((thing) => kindsOf(thing).some((kind) => articleKinds.has(kind)));
  const byId = new Map(
    things.flatMap((thing) =>
      typeof thing.fields['@id'] === 'string' && typeof thing.fields['name'] === 'string'
        ? [[thing.fields['@id'], thing.fields['name']] as const]
        : [],
    ),
  );
  const first = (name: string) =>
    articles.map(({ fields }) => toText(fields[name])).find((text) => text !== '');
  const description = articles
    .map(({ fields, line }) => ({ value: toText(fields['description']), line }))
    .find(({ value }) => value !== '');
  return {
    isArticle: articles.length > 0,
    authors: articles
      .slice(0, 1)
      .flatMap(({ fields, line }) =>
        toList(fields['author']).map((author) => ({ value: toName(author, byId), line })),
      )
      .filter(({ value }) => value !== ''),
    published: first('datePublished'),
    updated: first('dateModified'),
    description,
    questions: things.filter((thing) => kindsOf(thing).includes('Question')).flatMap(toQuestion),
  };
}

function parseJson(script: HtmlElement): unknown {
  const text = script.children
    .map((child) => (child.type === 'text' ? child.value : ''))
    .join('')
    .replace(/^\s*(?:<!--|\/\*<!\[CDATA\[\*\/|<!\[CDATA\[)|(?:-->|\/\*\]\]>\*\/|\]\]>)\s*$/g, '');
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function collectThings(value: unknown, line: number, things: Thing[], depth: number): void {
  if (depth > 50 || things.length > mostThings) return;
  if (Array.isArray(value)) for (const each of value) collectThings(each, line, things, depth + 1);
  else if (isRecord(value)) {
    things.push({ line, fields: value });
    for (const each of Object.values(value)) collectThings(each, line, things, depth + 1);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function kindsOf({ fields }: Thing): string[] {
  return toList(fields['@type']).map(toText);
}

function toQuestion({ fields, line }: Thing): QuestionSaid[] {
  const question = toText(fields['name']) || toText(fields['text']);
  const answers = toList(fields['acceptedAnswer'] ?? fields['suggestedAnswer']).map((answer) =>
    isRecord(answer) ? toText(answer['text']) : toText(answer),
  );
  const answer = answers.find((text) => text !== '');
  return question === '' || answer === undefined ? [] : [{ line, question, answer }];
}

function toName(author: unknown, byId: ReadonlyMap<string, string>): string {
  if (!isRecord(author)) return toText(author);
  return toText(author['name']) || (byId.get(toText(author['@id'])) ?? '');
}

function toList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
