import type { Root, RootContent } from 'mdast';
import sax from 'sax';
import { type CalendarDate, isCalendarDate } from '../../domain/locale/index.ts';
import { trimEndWhile } from '../../domain/text/index.ts';
import {
  createDocument,
  type DroppedText,
  type ImportedDocument,
  type ImportMessage,
  type Located,
  type ParsedInput,
  type TopicDetails,
  type VisibleText,
} from '../document.ts';
import { decodeAddress, decodeText, type Input, UnreadableInputError } from '../input.ts';
import { getTextContent } from './html/element.ts';
import { parseHtml } from './html/parse.ts';
import { toTree } from './html/tree.ts';
import { collectVisibleText } from './html/visible-text.ts';
import { breakLines, wrapCaptions, writeOutShortcodes } from './wxr/content.ts';

const questionType = /(?:^|[_-])(?:u?faqs?|questions?)(?:$|[_-])/;
/** Post types without text. */
const machineType =
  /^(?:attachment|revision|nav_menu_item|custom_css|customize_changeset|oembed_cache|user_request|wp_\w+|acf-\w+|elementor_\w+)$/;
const controls = /[\u0001-\u0008\u000b\u000c\u000e-\u001f]/g;

/**
 * Parses a WordPress export (WXR). Throws UnreadableInputError if it is none; a malformed one is
 * parsed as far as possible.
 */
export async function parseWxr(input: Input): Promise<ParsedInput> {
  const { text, isGuess } = decodeText(
    input.bytes,
    /^[^>]{0,200}encoding\s*=\s*["']([\w.:-]+)/.exec(
      Buffer.from(input.bytes.subarray(0, 300)).toString('latin1'),
    )?.[1],
  );
  const clean = text.replace(controls, ' ');
  const records = parseRecords(clean);
  const site = parseSite(records.channel);
  const items = ofKind(records.channel, 'item');
  if (items.length === 0)
    throw new UnreadableInputError(
      'The export holds no texts: no <item> stands in its channel. Export all content of the site, and import the .xml file that comes of it.',
    );
  const posts = items.flatMap((item): PostRead[] => {
    const kind = resolveKind(item);
    return kind === undefined || isDeleted(item) ? [] : [parsePost(item, kind, site)];
  });
  const others = items
    .filter((item) => resolveKind(item) === undefined || isDeleted(item))
    .filter((item) => !machineType.test(getField(item, 'wp:post_type')))
    .flatMap(reportOtherRecords);
  const messages = [
    ...formatFileTypes(records, isGuess, clean !== text),
    ...formatOtherTypes(items),
  ];
  return {
    documents: posts.map(({ document }) => document),
    dropped: [...posts.flatMap((post) => post.dropped), ...others].toSorted(
      (one, other) => one.line - other.line,
    ),
    messages: [...messages, ...posts.flatMap((post) => post.messages)],
    visibleText: [
      ...posts.flatMap((post) => post.visibleText),
      ...others.map(({ line, words }): VisibleText => ({ line, words })),
    ],
  };
}

function resolveKind(item: WxrRecord): ImportedDocument['kind'] {
  const type = getField(item, 'wp:post_type') || 'post';
  if (type === 'post') return 'article';
  return type === 'page' ? 'page' : questionType.test(type) ? 'faq' : undefined;
}

function isDeleted(item: WxrRecord): boolean {
  return /^(?:trash|auto-draft)$/.test(getField(item, 'wp:status'));
}

function reportOtherRecords(item: WxrRecord): DroppedText[] {
  const words = ['title', 'content:encoded', 'excerpt:encoded']
    .map((name) => normalizeLine(getField(item, name)))
    .join(' ')
    .trim();
  const reason = isDeleted(item)
    ? 'a text that was deleted'
    : `a text of the kind "${getField(item, 'wp:post_type')}", which is not imported`;
  return words === '' ? [] : [{ line: item.line, words, reason }];
}

/** One message for each post type that is not imported. */
function formatOtherTypes(items: readonly WxrRecord[]): ImportMessage[] {
  const others = items.filter((item) => resolveKind(item) === undefined);
  const kinds = Map.groupBy(others, (item) => getField(item, 'wp:post_type'));
  return [...kinds].map(([kind, group]) => {
    const [line, count] = [group[0]?.line ?? 1, group.length];
    if (kind === 'attachment')
      return {
        line,
        message: `The export names ${count} ${count === 1 ? 'file' : 'files'} of the library by address; it does not hold them.`,
        requiresAction: false,
      };
    return {
      line,
      message: `${count} ${count === 1 ? 'text' : 'texts'} of the kind "${kind}" ${count === 1 ? 'is' : 'are'} not imported; only posts, pages and questions are.`,
      requiresAction: false,
    };
  });
}

function formatFileTypes(
  { open, broken }: WxrRecords,
  isGuess: boolean,
  hadControls: boolean,
): ImportMessage[] {
  const message = [
    ...(open.length === 0
      ? []
      : [
          {
            line: 1,
            message: `The export ends too early: ${open.map((name) => `<${name}>`).join(', ')} ${open.length === 1 ? 'is' : 'are'} never closed. What stands before the end was read; texts behind it are missing. Export the site again.`,
            requiresAction: true,
          },
        ]),
    ...broken.map((line) => ({
      line,
      message:
        'The mark around a text (CDATA) ends too early here. The text was read with the tags behind it; compare it with the site.',
      requiresAction: true,
    })),
    ...(hadControls
      ? [
          {
            line: 1,
            message:
              'The export holds control characters, which no text has. They were taken away.',
            requiresAction: false,
          },
        ]
      : []),
    ...(isGuess
      ? [
          {
            line: 1,
            message:
              'The letters of the export are not stored as it says. Look whether letters such as ä and é are right; if not, export it again.',
            requiresAction: true,
          },
        ]
      : []),
  ];
  return message;
}

/** A parsed post. */
interface PostRead {
  readonly document: ImportedDocument;
  readonly dropped: readonly DroppedText[];
  readonly messages: readonly ImportMessage[];
  readonly visibleText: readonly VisibleText[];
}

/** Parses a post or page; `kind` is what it becomes. */
function parsePost(item: WxrRecord, kind: ImportedDocument['kind'], site: WxrSite): PostRead {
  const title: Located<string> = {
    value: normalizeLine(getField(item, 'title')),
    line: item.fields.get('title')?.line ?? item.line,
  };
  const body = parsePostBody(item, site);
  const excerpt = item.fields.get('excerpt:encoded');
  const description =
    excerpt === undefined || normalizeLine(excerpt.value) === ''
      ? undefined
      : { value: normalizeLine(excerpt.value), line: excerpt.line };
  const comments = collectComments(item, title.value);
  const published =
    parseDay(item, 'wp:post_date') ?? parseDay(item, 'wp:post_date_gmt') ?? parsePubDate(item);
  const updated = parseDay(item, 'wp:post_modified');
  const order = Number(getField(item, 'wp:menu_order'));
  const log: ImportMessage[] = [];
  const document = createDocument({
    line: item.line,
    kind,
    title: title.value === '' ? undefined : title,
    description: kind === 'faq' ? undefined : description,
    authors: [getField(item, 'dc:creator')]
      .filter((login) => login !== '')
      .map((login) => ({ value: { name: site.findAuthor(login) }, line: item.line })),
    topics: collectTopics(item, site, kind, log),
    published,
    updated:
      published !== undefined && updated !== undefined && updated > published ? updated : undefined,
    order: kind === 'page' && Number.isInteger(order) && order > 0 ? order : undefined,
    isDraft: isDraft(item, title.value, log),
    slug: parseSlug(item),
    oldAddresses: collectOldUrls(item),
    cover: site.findImage(getMeta(item, '_thumbnail_id')) && {
      src: site.findImage(getMeta(item, '_thumbnail_id'))?.url ?? '',
      alt: site.findImage(getMeta(item, '_thumbnail_id'))?.alt ?? '',
    },
    images: body.images,
    tree: body.tree,
  });
  const titleText = [title, ...(description === undefined ? [] : [description])]
    .map(({ line, value }) => ({ line, words: value }))
    .filter(({ words }) => words !== '');
  const without: DroppedText[] =
    kind === 'faq' && description !== undefined
      ? [
          {
            line: description.line,
            words: description.value,
            reason: 'the short form of an answer, which FAQ entries do not have',
          },
        ]
      : [];
  return {
    document,
    dropped: [...body.dropped, ...without, ...comments.dropped],
    messages: [...log, ...body.messages, ...comments.messages],
    visibleText: [...titleText, ...body.visibleText, ...comments.visibleText],
  };
}

function parsePostBody(
  item: WxrRecord,
  site: WxrSite,
): ReturnType<typeof toTree> & { visibleText: readonly VisibleText[] } {
  const content = item.fields.get('content:encoded') ?? { value: '', line: item.line };
  const { html, messages } = writeOutShortcodes(content.value, content.line, site.findImage);
  const parsed = wrapCaptions(parseHtml(html, 'piece', content.line));
  const isOfBlocks = content.value.includes('<!-- wp:');
  const read = toTree(isOfBlocks ? parsed : breakLines(parsed), { base: site.base });
  const linked: Root = { ...read.tree, children: linkBareAddresses(read.tree.children) };
  const pages = content.value.includes('<!--nextpage-->')
    ? [
        {
          line: content.line,
          message: 'The text was divided into pages (<!--nextpage-->). It is one text now.',
          requiresAction: false,
        },
      ]
    : [];
  return {
    ...read,
    tree: linked,
    messages: [...messages, ...pages, ...read.messages],
    visibleText: collectVisibleText([parsed]),
  };
}

function isDraft(item: WxrRecord, title: string, log: ImportMessage[]): boolean {
  const status = getField(item, 'wp:status');
  const isLocked = getField(item, 'wp:post_password') !== '';
  if (isLocked)
    log.push({
      line: item.line,
      message: `"${title}" was open only to those who know its password. It is a draft; take "draft: true" away if everybody may read it.`,
      requiresAction: true,
    });
  else if (!/^(?:publish|)$/.test(status))
    log.push({
      line: item.line,
      message: `"${title}" was not published (${status}). It is a draft.`,
      requiresAction: false,
    });
  return isLocked || !/^(?:publish|)$/.test(status);
}

/** Categories before tags, without WordPress's default category. */
function collectTopics(
  item: WxrRecord,
  site: WxrSite,
  kind: ImportedDocument['kind'],
  log: ImportMessage[],
): ImportedDocument['topics'] {
  const terms = item.terms.filter(
    ({ label, slug }) =>
      label !== '' && !/^(?:uncategori[sz]ed|allgemein|non-classe|sin-categoria)$/.test(slug),
  );
  const ordered = ['category', 'post_tag'].flatMap((domain) =>
    terms.filter(
      (term) => term.domain === domain || (domain === 'post_tag' && term.domain === 'tag'),
    ),
  );
  const own =
    ordered.length > 0
      ? ordered
      : terms.filter(({ domain }) => !/^(?:post_format|nav_menu|language|wp_theme)$/.test(domain));
  const topics = own.map(({ slug, label }) => ({
    value: site.findTopic(slug, normalizeLine(label)),
    line: item.line,
  }));
  const others = topics.slice(1).map(({ value }) => value.label);
  if (kind === 'faq' && others.length > 0)
    log.push({
      line: item.line,
      message: `A question has one topic; of its categories the first was taken. Not taken: ${others.join(', ')}.`,
      requiresAction: false,
    });
  return kind === 'faq' ? topics.slice(0, 1) : topics;
}

function parseDay(item: WxrRecord, name: string): CalendarDate | undefined {
  const day = getField(item, name).slice(0, 10);
  return isCalendarDate(day) && !day.startsWith('0000') ? day : undefined;
}

function parsePubDate(item: WxrRecord): CalendarDate | undefined {
  const time = Date.parse(getField(item, 'pubdate'));
  const day = Number.isNaN(time) || time <= 0 ? '' : new Date(time).toISOString().slice(0, 10);
  return isCalendarDate(day) ? day : undefined;
}

function parseSlug(item: WxrRecord): string | undefined {
  const name = getField(item, 'wp:post_name');
  return name === '' ? undefined : decodeAddress(name);
}

/**
 * The former addresses. Those with the number of the post cannot be redirected, but links use them.
 */
function collectOldUrls(item: WxrRecord): string[] {
  const addresses = [getField(item, 'link'), getField(item, 'guid')]
    .filter((address) => URL.canParse(address))
    .map((address) => new URL(address));
  return [
    ...new Set(
      addresses
        .filter(
          ({ pathname, search }) =>
            pathname !== '/' && !/[?&](?:p|page_id|post_type)=/.test(search),
        )
        .map(({ href }) => href),
    ),
    ...listNumberedUrls(getField(item, 'wp:post_id'), addresses),
  ];
}

function listNumberedUrls(id: string, addresses: readonly URL[]): string[] {
  if (!/^\d+$/.test(id)) return [];
  const origins = new Set(addresses.map(({ origin }) => origin));
  return ['', ...origins].map((origin) => `link:${origin}/?p=${id}`);
}

/** The comments on a post: their text is dropped and counted in a message. */
function collectComments(
  item: WxrRecord,
  title: string,
): {
  readonly dropped: readonly DroppedText[];
  readonly messages: readonly ImportMessage[];
  readonly visibleText: readonly VisibleText[];
} {
  const comments = ofKind(item, 'wp:comment').map((comment) => ({
    line: comment.line,
    words: [getField(comment, 'wp:comment_author'), getField(comment, 'wp:comment_content')]
      .map(normalizeLine)
      .join(' ')
      .trim(),
    reason: findDropReason(comment),
  }));
  const count = comments.length === 1 ? 'One comment' : `${comments.length} comments`;
  const messages =
    comments.length === 0
      ? []
      : [
          {
            line: comments[0]?.line ?? item.line,
            message: `${count} of readers on "${title}" ${comments.length === 1 ? 'is' : 'are'} not imported. If one of them asks a question that others have too, write an FAQ entry of it.`,
            requiresAction: false,
          },
        ];
  const visibleText = comments
    .map(({ line, words }) => ({ line, words }))
    .filter(({ words }) => words !== '');
  return { dropped: comments.filter(({ words }) => words !== ''), messages, visibleText };
}

function findDropReason(comment: WxrRecord): string {
  if (/^(?:pingback|trackback)$/.test(getField(comment, 'wp:comment_type')))
    return 'a notice that another site links here';
  const approved = getField(comment, 'wp:comment_approved');
  return approved === 'spam' || approved === 'trash'
    ? 'a comment that was deleted as spam'
    : 'a comment of a reader';
}

/** What an export contains for the whole site. */
interface WxrSite {
  /** The base URL for relative links. */
  readonly base: string | undefined;
  readonly findAuthor: (login: string) => string;
  readonly findTopic: (slug: string, label: string) => TopicDetails;
  readonly findImage: (id: string) => { readonly url: string; readonly alt: string } | undefined;
}

/** Collects the authors, topics and images that posts refer to. */
function parseSite(channel: WxrRecord): WxrSite {
  const authors = new Map(
    ofKind(channel, 'wp:author').map((author) => [
      getField(author, 'wp:author_login'),
      resolveAuthorName(author),
    ]),
  );
  const topics = new Map(
    ['wp:category', 'wp:tag', 'wp:term']
      .flatMap((kind) => ofKind(channel, kind))
      .map((term) => [
        getOneOf(term, 'wp:category_nicename', 'wp:tag_slug', 'wp:term_slug'),
        resolveTopic(term),
      ]),
  );
  const images = new Map(
    ofKind(channel, 'item')
      .filter((item) => getField(item, 'wp:post_type') === 'attachment')
      .map((item) => [getField(item, 'wp:post_id'), resolveImage(item)]),
  );
  const address = getOneOf(channel, 'wp:base_blog_url', 'link', 'wp:base_site_url');
  return {
    base:
      /^https?:\/\//i.test(address) && URL.canParse(address)
        ? `${trimEndWhile(address, (sign) => sign === '/')}/`
        : undefined,
    findAuthor: (login) => authors.get(login) || login,
    findTopic: (slug, label) => ({ ...topics.get(slug), label }),
    findImage: (id) => images.get(id),
  };
}

function ofKind(record: WxrRecord, kind: string): WxrRecord[] {
  return record.parts.filter((part) => part.kind === kind);
}

/** A field of a record on one line; '' if it is empty. */
function getField(record: WxrRecord, name: string): string {
  return record.fields.get(name)?.value.trim() ?? '';
}

/** A field that may contain HTML, as text on one line. */
function normalizeLine(html: string): string {
  return /[<&]/.test(html)
    ? getTextContent(parseHtml(html, 'piece'))
    : html.replace(/\s+/g, ' ').trim();
}

/** The post meta value of a key. */
function getMeta(record: WxrRecord, key: string): string {
  const note = ofKind(record, 'wp:postmeta').find((each) => getField(each, 'wp:meta_key') === key);
  return note === undefined ? '' : getField(note, 'wp:meta_value');
}

function getOneOf(record: WxrRecord, ...names: readonly string[]): string {
  return names.map((name) => getField(record, name)).find((value) => value !== '') ?? '';
}

function resolveAuthorName(author: WxrRecord): string {
  const whole = [getField(author, 'wp:author_first_name'), getField(author, 'wp:author_last_name')]
    .filter((part) => part !== '')
    .join(' ');
  return normalizeLine(
    getField(author, 'wp:author_display_name') || whole || getField(author, 'wp:author_login'),
  );
}

function resolveTopic(term: WxrRecord): TopicDetails {
  const description = normalizeLine(
    getOneOf(term, 'wp:category_description', 'wp:tag_description', 'wp:term_description'),
  );
  return {
    label: normalizeLine(getOneOf(term, 'wp:cat_name', 'wp:tag_name', 'wp:term_name')),
    ...(description !== '' && { description }),
  };
}

function resolveImage(item: WxrRecord): { url: string; alt: string } {
  return {
    url: getField(item, 'wp:attachment_url') || getField(item, 'guid'),
    alt: getMeta(item, '_wp_attachment_image_alt'),
  };
}

/** Turns a paragraph that consists of a URL, which WordPress embeds, into a link. */
function linkBareAddresses(blocks: readonly RootContent[]): RootContent[] {
  return blocks.map((block) => {
    const only =
      block.type === 'paragraph' && block.children.length === 1 ? block.children[0] : undefined;
    if (
      block.type !== 'paragraph' ||
      only?.type !== 'text' ||
      !/^https?:\/\/[^\s<>]+$/.test(only.value)
    )
      return block;
    return { ...block, children: [{ type: 'link', url: only.value, children: [only] }] };
  });
}

/** The records of an export, and what was repaired or is missing. */
interface WxrRecords {
  readonly channel: WxrRecord;
  /** The elements that are never closed, since the file ends too early. */
  readonly open: readonly string[];
  /** The lines of fields whose CDATA ended too early. */
  readonly broken: readonly number[];
}

const chunk = 32_768;

/**
 * Parses an export as a stream of tags as far as possible. Throws UnreadableInputError if it
 * declares entities, is too deeply nested, has too many records or no channel.
 */
function parseRecords(text: string): WxrRecords {
  const gathering = createGathering();
  const parser = sax.parser(false, { lowercase: true, position: true });
  parser.ondoctype = (doctype) => {
    if (/<!ENTITY/i.test(doctype))
      throw new UnreadableInputError(
        'The file declares entities of its own (<!ENTITY …>), by which a small file can grow without end. An export of WordPress has none. Export it again.',
      );
  };
  parser.onerror = () => {
    parser.resume();
  };
  parser.onopentag = (tag) =>
    gathering.open(tag.name, collectAttributes(tag.attributes), parser.line + 1);
  parser.onclosetag = (name) => gathering.close(name);
  parser.ontext = gathering.add;
  parser.oncdata = gathering.add;
  parser.onscript = gathering.add;
  parser.oncomment = (words) => gathering.add(`<!--${words}-->`);
  for (let at = 0; at < text.length; at += chunk) parser.write(text.slice(at, at + chunk));
  const open = gathering.listOpen();
  // A file that ends within a text was parsed up to there; elsewhere a stray character is skipped.
  parser.write(']]>');
  parser.close();
  gathering.end();
  const { channel } = gathering;
  if (channel === undefined)
    throw new UnreadableInputError(
      'The file is no export of WordPress: no <channel> stands in it. Export the site by Tools, Export, and import the .xml file that comes of it.',
    );
  return { channel, open, broken: gathering.broken };
}

function collectAttributes(
  attributes: Readonly<Record<string, unknown>>,
): ReadonlyMap<string, string> {
  return new Map(Object.entries(attributes).map(([name, value]) => [name, String(value)]));
}

/** An element with fields: the channel, a post, an author, a term, a comment, a meta value. */
interface WxrRecord {
  readonly kind: string;
  readonly line: number;
  /** The attributes and text of each `category`, in order. */
  readonly terms: { readonly domain: string; readonly slug: string; readonly label: string }[];
  readonly fields: Map<string, Located<string>>;
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
/** Void elements of HTML. */
const empty = new Set(['br', 'hr', 'img', 'input', 'wbr', 'source', 'embed', 'col']);
const maxRecords = 1_000_000;
const maxDepth = 200;

/** A field that is being collected; `inner` are the open tags within it. */
interface Field {
  readonly name: string;
  readonly line: number;
  readonly attributes: ReadonlyMap<string, string>;
  readonly words: string[];
  readonly inner: string[];
}

/** Builds records from the tags and text of an export. */
interface Gathering {
  readonly channel: WxrRecord | undefined;
  readonly broken: number[];
  readonly open: (name: string, attributes: ReadonlyMap<string, string>, line: number) => void;
  readonly close: (name: string) => void;
  readonly add: (words: string) => void;
  readonly end: () => void;
  readonly listOpen: () => string[];
}

function createGathering(): Gathering {
  const stack: WxrRecord[] = [];
  const broken: number[] = [];
  let channel: WxrRecord | undefined;
  let field: Field | undefined;
  let count = 0;
  const begin = (kind: string, line: number): void => {
    count += 1;
    if (count > maxRecords)
      throw new UnreadableInputError(
        `The export holds more than ${maxRecords.toLocaleString('en')} parts. Export the site in smaller ones, by author or by month.`,
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
      if (stack.length + (field?.inner.length ?? 0) > maxDepth)
        throw new UnreadableInputError(
          `The export nests more than ${maxDepth} elements within each other, which none of WordPress does. Export it again.`,
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
