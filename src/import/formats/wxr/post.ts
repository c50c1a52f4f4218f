import type { Root } from 'mdast';
import { isCalendarDate, type CalendarDate } from '../../../domain/locale/dates.ts';
import {
  toDocument,
  type ImportedDocument,
  type LeftOut,
  type Passage,
  type Remark,
  type Said,
} from '../../document.ts';
import { parseHtml } from '../html/parse.ts';
import { toPassages } from '../html/passages.ts';
import { toTree } from '../html/to-tree.ts';
import { toComments } from './comments.ts';
import { breakLines, toFigures } from './lines.ts';
import { linkBareAddresses } from './bare-addresses.ts';
import type { WxrRecord } from './gather.ts';
import { writeOutShortcodes } from './shortcodes.ts';
import { say, sayMeta, toLine, type WxrSite } from './site.ts';

/** One text of an export, and what came up when it was read. */
export interface PostRead {
  readonly document: ImportedDocument;
  readonly leftOut: readonly LeftOut[];
  readonly remarks: readonly Remark[];
  readonly passages: readonly Passage[];
}

/** Makes a document of a post or page: `kind` says what it is to become. */
export function readPost(item: WxrRecord, kind: ImportedDocument['kind'], site: WxrSite): PostRead {
  const title: Said<string> = {
    value: toLine(say(item, 'title')),
    line: item.fields.get('title')?.line ?? item.line,
  };
  const body = readBody(item, site);
  const excerpt = item.fields.get('excerpt:encoded');
  const description =
    excerpt === undefined || toLine(excerpt.value) === ''
      ? undefined
      : { value: toLine(excerpt.value), line: excerpt.line };
  const comments = toComments(item, title.value);
  const published =
    toDay(item, 'wp:post_date') ?? toDay(item, 'wp:post_date_gmt') ?? toPubDay(item);
  const updated = toDay(item, 'wp:post_modified');
  const order = Number(say(item, 'wp:menu_order'));
  const notes: Remark[] = [];
  const document = toDocument({
    line: item.line,
    kind,
    title: title.value === '' ? undefined : title,
    description: kind === 'faq' ? undefined : description,
    authors: [say(item, 'dc:creator')]
      .filter((login) => login !== '')
      .map((login) => ({ value: { name: site.findAuthor(login) }, line: item.line })),
    topics: toTopics(item, site, kind, notes),
    published,
    updated:
      published !== undefined && updated !== undefined && updated > published ? updated : undefined,
    order: kind === 'page' && Number.isInteger(order) && order > 0 ? order : undefined,
    isDraft: isDraft(item, title.value, notes),
    slug: toSlug(item),
    oldAddresses: toOldAddresses(item),
    cover: site.findImage(sayMeta(item, '_thumbnail_id')) && {
      src: site.findImage(sayMeta(item, '_thumbnail_id'))?.url ?? '',
      alt: site.findImage(sayMeta(item, '_thumbnail_id'))?.alt ?? '',
    },
    images: body.images,
    tree: body.tree,
  });
  const said = [title, ...(description === undefined ? [] : [description])]
    .map(({ line, value }) => ({ line, words: value }))
    .filter(({ words }) => words !== '');
  const without: LeftOut[] =
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
    leftOut: [...body.leftOut, ...without, ...comments.leftOut],
    remarks: [...notes, ...body.remarks, ...comments.remarks],
    passages: [...said, ...body.passages, ...comments.passages],
  };
}

function readBody(
  item: WxrRecord,
  site: WxrSite,
): ReturnType<typeof toTree> & { passages: readonly Passage[] } {
  const content = item.fields.get('content:encoded') ?? { value: '', line: item.line };
  const { html, remarks } = writeOutShortcodes(content.value, content.line, site.findImage);
  const parsed = toFigures(parseHtml(html, 'piece', content.line));
  const isOfBlocks = content.value.includes('<!-- wp:');
  const read = toTree(isOfBlocks ? parsed : breakLines(parsed), { base: site.base });
  const linked: Root = { ...read.tree, children: linkBareAddresses(read.tree.children) };
  const pages = content.value.includes('<!--nextpage-->')
    ? [
        {
          line: content.line,
          says: 'The text was divided into pages (<!--nextpage-->). It is one text now.',
          needsPerson: false,
        },
      ]
    : [];
  return {
    ...read,
    tree: linked,
    remarks: [...remarks, ...pages, ...read.remarks],
    passages: toPassages([parsed]),
  };
}

function isDraft(item: WxrRecord, title: string, notes: Remark[]): boolean {
  const status = say(item, 'wp:status');
  const isLocked = say(item, 'wp:post_password') !== '';
  if (isLocked)
    notes.push({
      line: item.line,
      says: `"${title}" was open only to those who know its password. It is a draft; take "draft: true" away if everybody may read it.`,
      needsPerson: true,
    });
  else if (!/^(?:publish|)$/.test(status))
    notes.push({
      line: item.line,
      says: `"${title}" was not published (${status}). It is a draft.`,
      needsPerson: false,
    });
  return isLocked || !/^(?:publish|)$/.test(status);
}

/** Categories first, then tags; the category of WordPress that says nothing is none. */
function toTopics(
  item: WxrRecord,
  site: WxrSite,
  kind: ImportedDocument['kind'],
  notes: Remark[],
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
    value: site.findTopic(slug, toLine(label)),
    line: item.line,
  }));
  const others = topics.slice(1).map(({ value }) => value.label);
  if (kind === 'faq' && others.length > 0)
    notes.push({
      line: item.line,
      says: `A question has one topic; of its categories the first was taken. Not taken: ${others.join(', ')}.`,
      needsPerson: false,
    });
  return kind === 'faq' ? topics.slice(0, 1) : topics;
}

function toDay(item: WxrRecord, name: string): CalendarDate | undefined {
  const day = say(item, name).slice(0, 10);
  return isCalendarDate(day) && !day.startsWith('0000') ? day : undefined;
}

function toPubDay(item: WxrRecord): CalendarDate | undefined {
  const time = Date.parse(say(item, 'pubdate'));
  const day = Number.isNaN(time) || time <= 0 ? '' : new Date(time).toISOString().slice(0, 10);
  return isCalendarDate(day) ? day : undefined;
}

function toSlug(item: WxrRecord): string | undefined {
  const name = say(item, 'wp:post_name');
  try {
    return name === '' ? undefined : decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Where the text stood: addresses that tell it by a number alone are none that a page can have here. */
function toOldAddresses(item: WxrRecord): string[] {
  const addresses = [say(item, 'link'), say(item, 'guid')]
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
  ];
}
