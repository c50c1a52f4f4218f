import { trimEndWhile } from '../../../domain/text/slug.ts';
import type { TopicSaid } from '../../document.ts';
import { toPlainText } from '../html/element.ts';
import { parseHtml } from '../html/parse.ts';
import type { WxrRecord } from './gather.ts';

/** What an export says of the whole site. */
export interface WxrSite {
  /** The address of the site; links without a site are completed by it. */
  readonly base: string | undefined;
  readonly findAuthor: (login: string) => string;
  readonly findTopic: (slug: string, label: string) => TopicSaid;
  readonly findImage: (id: string) => { readonly url: string; readonly alt: string } | undefined;
}

/** Reads the authors, topics and images that the texts of an export name. */
export function readSite(channel: WxrRecord): WxrSite {
  const authors = new Map(
    ofKind(channel, 'wp:author').map((author) => [
      say(author, 'wp:author_login'),
      toAuthorName(author),
    ]),
  );
  const topics = new Map(
    ['wp:category', 'wp:tag', 'wp:term']
      .flatMap((kind) => ofKind(channel, kind))
      .map((term) => [
        sayOneOf(term, 'wp:category_nicename', 'wp:tag_slug', 'wp:term_slug'),
        toTopic(term),
      ]),
  );
  const images = new Map(
    ofKind(channel, 'item')
      .filter((item) => say(item, 'wp:post_type') === 'attachment')
      .map((item) => [say(item, 'wp:post_id'), toImage(item)]),
  );
  const address = sayOneOf(channel, 'wp:base_blog_url', 'link', 'wp:base_site_url');
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

export function ofKind(record: WxrRecord, kind: string): WxrRecord[] {
  return record.parts.filter((part) => part.kind === kind);
}

/** What a record says in a field, in one line; '' where it says nothing. */
export function say(record: WxrRecord, name: string): string {
  return record.fields.get(name)?.value.trim() ?? '';
}

/** Words that may hold HTML, in one line and without it. */
export function toLine(html: string): string {
  return /[<&]/.test(html)
    ? toPlainText(parseHtml(html, 'piece'))
    : html.replace(/\s+/g, ' ').trim();
}

/** What the program that made the record notes of it under a key. */
export function sayMeta(record: WxrRecord, key: string): string {
  const note = ofKind(record, 'wp:postmeta').find((each) => say(each, 'wp:meta_key') === key);
  return note === undefined ? '' : say(note, 'wp:meta_value');
}

function sayOneOf(record: WxrRecord, ...names: readonly string[]): string {
  return names.map((name) => say(record, name)).find((value) => value !== '') ?? '';
}

function toAuthorName(author: WxrRecord): string {
  const whole = [say(author, 'wp:author_first_name'), say(author, 'wp:author_last_name')]
    .filter((part) => part !== '')
    .join(' ');
  return toLine(say(author, 'wp:author_display_name') || whole || say(author, 'wp:author_login'));
}

function toTopic(term: WxrRecord): TopicSaid {
  const description = toLine(
    sayOneOf(term, 'wp:category_description', 'wp:tag_description', 'wp:term_description'),
  );
  return {
    label: toLine(sayOneOf(term, 'wp:cat_name', 'wp:tag_name', 'wp:term_name')),
    ...(description !== '' && { description }),
  };
}

function toImage(item: WxrRecord): { url: string; alt: string } {
  return {
    url: say(item, 'wp:attachment_url') || say(item, 'guid'),
    alt: sayMeta(item, '_wp_attachment_image_alt'),
  };
}
