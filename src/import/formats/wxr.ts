import { decodeText } from '../decode-text.ts';
import type { ImportedDocument, LeftOut, Passage, Reading, Remark } from '../document.ts';
import { UnreadableInputError, type Input } from '../input.ts';
import type { WxrRecord } from './wxr/gather.ts';
import { readPost, type PostRead } from './wxr/post.ts';
import { readRecords, type WxrRecords } from './wxr/records.ts';
import { ofKind, readSite, say, toLine } from './wxr/site.ts';

const questionType = /(?:^|[_-])(?:u?faqs?|questions?)(?:$|[_-])/;
/** Kinds of posts that hold no text of their own. */
const machineType =
  /^(?:attachment|revision|nav_menu_item|custom_css|customize_changeset|oembed_cache|user_request|wp_\w+|acf-\w+|elementor_\w+)$/;
const controls = /[\u0001-\u0008\u000b\u000c\u000e-\u001f]/g;

/** Reads an export of WordPress (WXR). Throws UnreadableInputError where it is none; a malformed one is read as far as it goes. */
export async function readWxr(input: Input): Promise<Reading> {
  const { text, isGuess } = decodeText(
    input.bytes,
    /^[^>]{0,200}encoding\s*=\s*["']([\w.:-]+)/.exec(
      Buffer.from(input.bytes.subarray(0, 300)).toString('latin1'),
    )?.[1],
  );
  const clean = text.replace(controls, ' ');
  const records = readRecords(clean);
  const site = readSite(records.channel);
  const items = ofKind(records.channel, 'item');
  if (items.length === 0)
    throw new UnreadableInputError(
      'The export holds no texts: no <item> stands in its channel. Export all content of the site, and import the .xml file that comes of it.',
    );
  const posts = items.flatMap((item): PostRead[] => {
    const kind = toKind(item);
    return kind === undefined || isDeleted(item) ? [] : [readPost(item, kind, site)];
  });
  const others = items
    .filter((item) => toKind(item) === undefined || isDeleted(item))
    .filter((item) => !machineType.test(say(item, 'wp:post_type')))
    .flatMap(toOther);
  const remarks = [...describeFile(records, isGuess, clean !== text), ...describeOthers(items)];
  return {
    documents: posts.map(({ document }) => document),
    leftOut: [...posts.flatMap((post) => post.leftOut), ...others].toSorted(
      (one, other) => one.line - other.line,
    ),
    remarks: [...remarks, ...posts.flatMap((post) => post.remarks)],
    passages: [
      ...posts.flatMap((post) => post.passages),
      ...others.map(({ line, words }): Passage => ({ line, words })),
    ],
  };
}

function toKind(item: WxrRecord): ImportedDocument['kind'] {
  const type = say(item, 'wp:post_type') || 'post';
  if (type === 'post') return 'article';
  return type === 'page' ? 'page' : questionType.test(type) ? 'faq' : undefined;
}

function isDeleted(item: WxrRecord): boolean {
  return /^(?:trash|auto-draft)$/.test(say(item, 'wp:status'));
}

function toOther(item: WxrRecord): LeftOut[] {
  const words = ['title', 'content:encoded', 'excerpt:encoded']
    .map((name) => toLine(say(item, name)))
    .join(' ')
    .trim();
  const reason = isDeleted(item)
    ? 'a text that was deleted'
    : `a text of the kind "${say(item, 'wp:post_type')}", which is not imported`;
  return words === '' ? [] : [{ line: item.line, words, reason }];
}

/** One remark for each kind of text that is not imported. */
function describeOthers(items: readonly WxrRecord[]): Remark[] {
  const others = items.filter((item) => toKind(item) === undefined);
  const kinds = Map.groupBy(others, (item) => say(item, 'wp:post_type'));
  return [...kinds].map(([kind, group]) => {
    const [line, count] = [group[0]?.line ?? 1, group.length];
    if (kind === 'attachment')
      return {
        line,
        says: `The export names ${count} ${count === 1 ? 'file' : 'files'} of the library by address; it does not hold them.`,
        needsPerson: false,
      };
    return {
      line,
      says: `${count} ${count === 1 ? 'text' : 'texts'} of the kind "${kind}" ${count === 1 ? 'is' : 'are'} not imported; only posts, pages and questions are.`,
      needsPerson: false,
    };
  });
}

function describeFile(
  { open, broken }: WxrRecords,
  isGuess: boolean,
  hadControls: boolean,
): Remark[] {
  const says = [
    ...(open.length === 0
      ? []
      : [
          {
            line: 1,
            says: `The export ends too early: ${open.map((name) => `<${name}>`).join(', ')} ${open.length === 1 ? 'is' : 'are'} never closed. What stands before the end was read; texts behind it are missing. Export the site again.`,
            needsPerson: true,
          },
        ]),
    ...broken.map((line) => ({
      line,
      says: 'The mark around a text (CDATA) ends too early here. The text was read with the tags behind it; compare it with the site.',
      needsPerson: true,
    })),
    ...(hadControls
      ? [
          {
            line: 1,
            says: 'The export holds control characters, which no text has. They were taken away.',
            needsPerson: false,
          },
        ]
      : []),
    ...(isGuess
      ? [
          {
            line: 1,
            says: 'The letters of the export are not stored as it says. Look whether letters such as ä and é are right; if not, export it again.',
            needsPerson: true,
          },
        ]
      : []),
  ];
  return says;
}
