import type { BlockContent, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { trimEndWhile } from '../../../domain/text/index.ts';
import type { ImageFile, ImportedDocument, DroppedText, Located } from '../../document.ts';
import { parseMoment } from '../../moment.ts';
import type { HtmlOptions } from './conversion.ts';
import {
  attribute,
  eachElement,
  findElement,
  type HtmlElement,
  getTextContent,
} from './element.ts';
import { cutTitleOff, findSiteNames, judgeTitle, sharesWords } from './title.ts';
import { type HtmlTree, parseHtmlFragment } from './tree.ts';

/** The fields of a document, and the images that they refer to. */
interface PageFields {
  readonly document: Partial<ImportedDocument>;
  readonly images: readonly ImageFile[];
  /** The dropped text, without what became the title. */
  readonly withoutTitle: (dropped: DroppedText) => DroppedText[];
}

/**
 * Resolves the fields of a page from its metadata: title if the content has no heading of level 1,
 * description, authors, dates, address and cover.
 */
export function resolvePageFields(
  head: PageHead,
  data: PageData,
  seen: ShownFacts,
  tree: Root,
  readImage: (address: string) => Uint8Array | undefined,
  timeZone: string | undefined,
): PageFields {
  const isRelated = ({ value }: Located<string>) =>
    head.name === undefined || sharesWords(value, head.name.value);
  const title = judgeTitle(
    {
      declared: [
        ...data.titles.filter(isRelated),
        ...titleNames.flatMap((name) => head.meta.get(name) ?? []),
      ],
      name: head.name,
      siteNames: head.siteNames,
    },
    tree,
  );
  const cover = findCover(head, readImage);
  const findDay = (said: string | undefined, names: readonly string[], shown: string | undefined) =>
    [said, ...names.map((name) => head.meta.get(name)?.value), shown]
      .map((value) => (value === undefined ? undefined : parseMoment(value, timeZone)))
      .find((day) => day !== undefined);
  const published = findDay(data.published, publishedNames, seen.published?.datetime);
  const updated = findDay(data.updated, updatedNames, seen.updated?.datetime);
  const section = head.meta.get('article:section');
  return {
    document: {
      kind:
        data.isArticle || head.meta.get('og:type')?.value.toLowerCase() === 'article'
          ? 'article'
          : undefined,
      title,
      description:
        head.meta.get('og:description') ?? head.meta.get('description') ?? data.description,
      authors: findAuthors(head, data, seen).map(({ value, line }) => ({
        value: { name: value },
        line,
      })),
      topics:
        section === undefined ? [] : [{ value: { label: section.value }, line: section.line }],
      published,
      updated:
        published !== undefined && updated !== undefined && updated > published
          ? updated
          : undefined,
      oldAddresses: head.canonical === undefined ? [] : [head.canonical],
      ...(cover && { cover: { src: `./${cover.file.name}`, alt: cover.alt } }),
    },
    images: cover === undefined ? [] : [cover.file],
    withoutTitle: (dropped) => {
      if (
        title === undefined ||
        dropped.line !== head.name?.line ||
        dropped.words !== head.name.value ||
        !dropped.words.includes(title.value)
      )
        return [dropped];
      const words = trimEndWhile(
        dropped.words.replace(title.value, '').replace(/^[\s|–—·:»-]+/, ''),
        (sign) => /[\s|–—·:«-]/.test(sign),
      );
      return words === ''
        ? []
        : [{ ...dropped, words, reason: 'the name of the site behind the title' }];
    },
  };
}

/** The names by which pages say to machines when they were published and changed. */
const publishedNames = [
  'article:published_time',
  'og:published_time',
  'datepublished',
  'dcterms.issued',
  'dcterms.created',
  'dcterms.date',
  'dc.date.issued',
  'dc.date.created',
  'dc.date',
  'parsely-pub-date',
  'sailthru.date',
  'citation_publication_date',
  'citation_date',
  'publish-date',
  'publish_date',
  'publishdate',
  'pubdate',
  'publication_date',
  'article.published',
  'date',
];
const updatedNames = [
  'article:modified_time',
  'og:updated_time',
  'datemodified',
  'dcterms.modified',
  'dc.date.modified',
  'last-modified',
  'article.updated',
];

/** The names by which pages declare their title to those that share and cite them. */
const titleNames = [
  'dc.title',
  'dcterms.title',
  'dcterm.title',
  'citation_title',
  'og:title',
  'weibo:article:title',
  'parsely-title',
  'twitter:title',
  'title',
];

function findAuthors(head: PageHead, data: PageData, shown: ShownFacts): Located<string>[] {
  const metaAuthors = [
    'author',
    'article:author',
    'dcterms.creator',
    'dc.creator',
    'parsely-author',
    'sailthru.author',
    'citation_author',
    'byl',
  ]
    .flatMap((name) => head.meta.get(name) ?? [])
    .filter(({ value }) => !/^https?:|^@/i.test(value))
    .map((each) => ({ ...each, value: each.value.replace(/^(?:by|von|par)\s+/i, '') }));
  const declared = data.authors.length > 0 ? data.authors : metaAuthors.slice(0, 1);
  const all = declared.length > 0 ? declared : shown.authors;
  return all.filter(
    ({ value }, index) => all.findIndex((other) => other.value === value) === index,
  );
}

/** A cover needs an image file beside the page and an alternative text. */
function findCover(
  head: PageHead,
  readImage: (address: string) => Uint8Array | undefined,
): { file: ImageFile; alt: string } | undefined {
  const image = head.meta.get('og:image') ?? head.meta.get('twitter:image');
  const alt = (head.meta.get('og:image:alt') ?? head.meta.get('twitter:image:alt'))?.value ?? '';
  if (image === undefined || alt === '' || /^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(image.value))
    return undefined;
  const name = /([A-Za-z0-9][A-Za-z0-9._-]*\.(?:png|jpe?g|webp|avif))$/.exec(image.value)?.[1];
  const bytes = name === undefined ? undefined : readImage(image.value);
  return name === undefined || bytes === undefined
    ? undefined
    : { file: { line: image.line, name, bytes }, alt };
}

/** What the text of a page shows to readers and says in its markup: days and authors. */
interface ShownFacts {
  readonly published: ShownDay | undefined;
  readonly updated: ShownDay | undefined;
  readonly authors: readonly Located<string>[];
}

interface ShownDay {
  readonly datetime: string;
  /** What readers see of it. */
  readonly words: string;
}

/** Finds days in `time` elements and microdata, and authors in `rel` and microdata. */
export function findShownFacts(root: HtmlElement): ShownFacts {
  const days: {
    readonly element: HtmlElement;
    readonly around: string;
    readonly block: HtmlElement | undefined;
  }[] = [];
  const authors: Located<string>[] = [];
  const walk = (element: HtmlElement, around: string, above?: HtmlElement): void => {
    const block = /^(?:p|li|dd|td|blockquote)$/.test(element.name) ? element : above;
    const own = ['itemprop', 'class', 'id', 'property'].map((name) => attribute(element, name));
    const inner = `${around} ${element.name} ${own.join(' ')}`.slice(-400);
    if (element.name === 'aside' || element.name === 'nav' || element.name === 'footer') return;
    if (/\b(?:comment|related|sidebar|widget)s?\b/i.test(own.join(' '))) return;
    if (element.name === 'time' || /\bdate(?:Published|Modified|Created)\b/.test(own.join(' ')))
      days.push({ element, around: inner, block });
    const words = getTextContent(element);
    if (
      (/\bauthor\b/.test(attribute(element, 'rel')) ||
        /\bauthor\b/.test(attribute(element, 'itemprop'))) &&
      isName(words)
    )
      authors.push({ value: words, line: element.line });
    for (const child of element.children) if (child.type === 'element') walk(child, inner, block);
  };
  walk(root, '');
  const toDay = ({ element }: { readonly element: HtmlElement }): ShownDay => {
    const words = getTextContent(element);
    const datetime =
      attribute(element, 'datetime') ||
      attribute(element, 'content') ||
      attribute(element, 'title');
    return { datetime: datetime || words, words };
  };
  const isDay = (day: (typeof days)[number]) =>
    parseMoment(toDay(day).datetime, undefined) !== undefined;
  const isUpdate = ({ around }: (typeof days)[number]) =>
    /dateModified|\b(?:updated|modified)\b/i.test(around) && !/datePublished/.test(around);
  const all = days.filter(isDay);
  const published =
    all.find(({ around }) => /datePublished|\b(?:published|pubdate|entry-date)\b/i.test(around)) ??
    all.find((day) => !isUpdate(day) && !isInSentence(day.block, day.element));
  const updated = all.find(isUpdate);
  return {
    published: published && toDay(published),
    updated: updated && toDay(updated),
    authors: authors.filter(
      ({ value }, index) => authors.findIndex((other) => other.value === value) === index,
    ),
  };
}

/** Whether a day is one that a sentence of the text speaks of, and none on which it appeared. */
function isInSentence(block: HtmlElement | undefined, day: HtmlElement): boolean {
  const words = block === undefined ? '' : getTextContent(block);
  const others = words.replace(getTextContent(day), ' ');
  return (
    /[.!?…。！？]["'”’»)\]]*$/u.test(words) &&
    (others.match(/[\p{L}\p{N}]+/gu) ?? []).join('').length > 12 &&
    !/publish|posted|written|veröffentlicht|erschienen|geschrieben|publi|发布|发表|公開|投稿/iu.test(
      others,
    )
  );
}

/** Two to five words with a capital, and no sentence. */
function isName(text: string): boolean {
  return (
    /^\p{Lu}/u.test(text) &&
    /^[^\d@:;?!|/]{3,60}$/u.test(text) &&
    /^\S+(?:\s+\S+){1,4}$/u.test(text)
  );
}

/** A text without the line that shows the day of the page alone, near its head. */
export function dropShownDay(
  children: readonly RootContent[],
  { published, updated }: ShownFacts,
): { readonly children: readonly RootContent[]; readonly dropped: readonly DroppedText[] } {
  const dropped: DroppedText[] = [];
  const days = new Set(
    [published, updated].flatMap((day) => (day === undefined ? [] : [day.words])),
  );
  const kept = children.filter((block, index) => {
    const words = block.type === 'paragraph' ? getTextLine(toString(block)) : '';
    if (index >= maxDayBlocks || words === '' || !days.has(words)) return true;
    dropped.push({
      line: block.position?.start.line ?? 1,
      words,
      reason: 'the day of the page, which the entry says in a field',
    });
    return false;
  });
  return { children: kept, dropped };
}

/** How far from the head a line with the day of a page may stand. */
const maxDayBlocks = 6;

/** The `meta`, `link` and `title` values of a head, by name; the first of each counts. */
interface PageHead {
  readonly meta: ReadonlyMap<string, Located<string>>;
  readonly name: Located<string> | undefined;
  readonly canonical: string | undefined;
  readonly base: string | undefined;
  /** The names of the site, which are no title. */
  readonly siteNames: ReadonlySet<string>;
}

/** Parses the metadata of a page: `meta` by `name` or `property`, in lower case. */
export function parseHead(root: HtmlElement): PageHead {
  // What is said by `property` counts before what is said by `name`.
  const [properties, named] = [
    new Map<string, Located<string>>(),
    new Map<string, Located<string>>(),
  ];
  let canonical: string | undefined;
  let base: string | undefined;
  eachElement(root, (element) => {
    if (element.name === 'base') base ??= resolveWebUrl(attribute(element, 'href'));
    if (element.name === 'link' && /(?:^|\s)canonical(?:\s|$)/i.test(attribute(element, 'rel')))
      canonical ??= resolveWebUrl(attribute(element, 'href'));
    if (element.name !== 'meta') return;
    const value = attribute(element, 'content').replace(/\s+/g, ' ');
    if (value === '') return;
    const located = { value, line: element.line };
    for (const key of listMetaNames(attribute(element, 'property')))
      if (!properties.has(key)) properties.set(key, located);
    for (const key of listMetaNames(attribute(element, 'name') || attribute(element, 'itemprop')))
      if (!named.has(key)) named.set(key, located);
  });
  const meta = new Map([...named, ...properties]);
  const title = findElement(root, ({ name }) => name === 'title');
  const name =
    title === undefined || getTextContent(title) === ''
      ? undefined
      : { value: getTextContent(title), line: title.line };
  const own = canonical ?? resolveWebUrl(meta.get('og:url')?.value ?? '') ?? findSavedFrom(root);
  const said = ['og:site_name', 'application-name', 'apple-mobile-web-app-title'];
  const names = said.flatMap((key) => meta.get(key)?.value ?? []);
  const behind = titleNames.flatMap((key) =>
    cutTitleOff(name?.value ?? '', meta.get(key)?.value ?? ''),
  );
  const siteNames = findSiteNames(root, [...names, ...behind], own);
  return { meta, name, canonical: own, base: base ?? own, siteNames };
}

/** One element may stand for several names; Dublin Core is written with a colon or a full stop. */
function listMetaNames(names: string): string[] {
  return names
    .toLowerCase()
    .split(/\s+/)
    .filter((name) => name !== '')
    .map((name) => name.replace(/^(dc|dcterms?|sailthru|parsely):/, '$1.'));
}

function resolveWebUrl(address: string): string | undefined {
  return /^https?:\/\//i.test(address) && URL.canParse(address) ? address : undefined;
}

/** Browsers write the original URL into a saved page. */
function findSavedFrom(root: HtmlElement): string | undefined {
  for (const node of root.children) {
    const address =
      node.type === 'comment' ? /saved from url=\(\d+\)(\S+)/.exec(node.value)?.[1] : undefined;
    if (address !== undefined) return resolveWebUrl(address);
  }
  return undefined;
}

/** A question in JSON-LD; the answer is HTML. */
interface DeclaredQuestion {
  readonly line: number;
  readonly question: string;
  readonly answer: string;
}

/** The JSON-LD data of a page. */
interface PageData {
  readonly isArticle: boolean;
  readonly titles: readonly Located<string>[];
  readonly authors: readonly Located<string>[];
  readonly published: string | undefined;
  readonly updated: string | undefined;
  readonly description: Located<string> | undefined;
  readonly questions: readonly DeclaredQuestion[];
}

interface Thing {
  readonly line: number;
  readonly fields: Readonly<Record<string, unknown>>;
}

const maxItems = 100_000;
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

/** Parses the JSON-LD of a page; invalid JSON is ignored. */
export function parsePageData(root: HtmlElement): PageData {
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
    articles.map(({ fields }) => parseString(fields[name])).find((text) => text !== '');
  const description = articles
    .map(({ fields, line }) => ({ value: parseString(fields['description']), line }))
    .find(({ value }) => value !== '');
  return {
    isArticle: articles.length > 0,
    titles: articles
      .slice(0, 1)
      .map(({ fields, line }) => ({ value: getTextLine(parseString(fields['headline'])), line }))
      .filter(({ value }) => value !== ''),
    authors: articles
      .slice(0, 1)
      .flatMap(({ fields, line }) =>
        asList(fields['author']).map((author) => ({ value: parseName(author, byId), line })),
      )
      .filter(({ value }) => value !== ''),
    published: first('datePublished'),
    updated: first('dateModified'),
    description,
    questions: things.filter((thing) => kindsOf(thing).includes('Question')).flatMap(parseQuestion),
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
  if (depth > 50 || things.length > maxItems) return;
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
  return asList(fields['@type']).map(parseString);
}

function parseQuestion({ fields, line }: Thing): DeclaredQuestion[] {
  const question = parseString(fields['name']) || parseString(fields['text']);
  const answers = asList(fields['acceptedAnswer'] ?? fields['suggestedAnswer']).map((answer) =>
    isRecord(answer) ? parseString(answer['text']) : parseString(answer),
  );
  const answer = answers.find((text) => text !== '');
  return question === '' || answer === undefined ? [] : [{ line, question, answer }];
}

function parseName(author: unknown, byId: ReadonlyMap<string, string>): string {
  if (!isRecord(author)) return parseString(author);
  return getTextLine(parseString(author['name'])) || (byId.get(parseString(author['@id'])) ?? '');
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

function parseString(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

/**
 * The tree with the questions from JSON-LD: those in the text are marked, the others are appended.
 */
interface MergedQuestions {
  readonly children: readonly RootContent[];
  readonly added: readonly HtmlTree[];
  /** The text of each appended question, with its line. */
  readonly addedQuestions: readonly { readonly line: number; readonly words: string }[];
}

/** Merges questions from JSON-LD into the text without duplicates. */
export function mergeQuestions(
  children: readonly RootContent[],
  questions: readonly DeclaredQuestion[],
  options: HtmlOptions,
): MergedQuestions {
  const answers = new Map(
    questions.map(({ question, answer }) => [
      createTextKey(getTextLine(question)),
      createTextKey(toString(parseHtmlFragment(answer).tree)),
    ]),
  );
  const marked = wrapQuestion(children, answers);
  const present = new Set(
    marked.flatMap((block) =>
      block.type === 'questionAndAnswer' ? [createTextKey(block.question)] : [],
    ),
  );
  const byKey = new Map(
    questions
      .toReversed()
      .map((question) => [createTextKey(getTextLine(question.question)), question]),
  );
  const missing = questions.filter(
    (question) =>
      !present.has(createTextKey(getTextLine(question.question))) &&
      byKey.get(createTextKey(getTextLine(question.question))) === question,
  );
  const pieces = missing.map((question) => ({
    question,
    piece: parseHtmlFragment(
      `<div data-import-line="${question.line}">${question.answer}</div>`,
      options,
    ),
  }));
  const blocks = pieces.map(({ question, piece }): RootContent => ({
    type: 'questionAndAnswer',
    question: getTextLine(question.question),
    children: piece.tree.children.filter((child): child is BlockContent => child.type !== 'text'),
    position: {
      start: { line: question.line, column: 1 },
      end: { line: question.line, column: 1 },
    },
  }));
  return {
    children: [...marked, ...blocks],
    added: pieces.map(({ piece }) => piece),
    addedQuestions: missing.map(({ line, question }) => ({ line, words: getTextLine(question) })),
  };
}

/**
 * Wraps a heading or paragraph that is a declared question together with the blocks of its answer.
 */
function wrapQuestion(
  children: readonly RootContent[],
  answers: ReadonlyMap<string, string>,
): RootContent[] {
  const made: RootContent[] = [];
  for (let index = 0; index < children.length; index += 1) {
    const block = children[index];
    if (block === undefined) continue;
    const key =
      block.type === 'heading' || block.type === 'paragraph' ? createTextKey(toString(block)) : '';
    const answer = answers.get(key);
    const end = answer === undefined ? index + 1 : findEnd(children, index + 1, answer, answers);
    const parts = children.slice(index + 1, end).filter(isAnswerPart);
    if (parts.length === 0) {
      made.push(block);
      continue;
    }
    const last = parts.at(-1)?.position?.end ?? block.position?.end;
    made.push({
      type: 'questionAndAnswer',
      question: getTextLine(toString(block)),
      children: parts,
      ...(block.position === undefined || last === undefined
        ? {}
        : { position: { start: block.position.start, end: last } }),
    });
    index = end - 1;
  }
  return made;
}

function findEnd(
  children: readonly RootContent[],
  from: number,
  answer: string,
  answers: ReadonlyMap<string, string>,
): number {
  let end = from;
  for (const block of children.slice(from)) {
    const key = createTextKey(toString(block));
    if (!isAnswerPart(block) || answers.has(key) || !answer.includes(key)) break;
    end += 1;
  }
  if (end > from) return end;
  const next = children.findIndex(
    (block, index) =>
      index >= from &&
      (!isAnswerPart(block) ||
        block.type === 'heading' ||
        answers.has(createTextKey(toString(block)))),
  );
  return next < 0 ? children.length : next;
}

function isAnswerPart(block: RootContent): block is BlockContent {
  return ['paragraph', 'heading', 'list', 'table', 'blockquote', 'code'].includes(block.type);
}

/** Letters and digits only, for comparing texts; without the number of a question. */
function createTextKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^\s*(?:q|question|frage)?\s*\d*\s*[:.)]\s*/u, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The words of a piece of HTML, as programs write it into data. */
function getTextLine(html: string): string {
  const words = /[<&]/.test(html)
    ? parseHtmlFragment(html)
        .tree.children.map((block) => toString(block))
        .join(' ')
    : html;
  return words.replace(/\s+/g, ' ').trim();
}
