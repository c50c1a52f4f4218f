import type { ImportMessage } from '../../document.ts';
import { UnreadableInputError } from '../../input.ts';
import {
  type HtmlElement,
  type HtmlNode,
  isBlockElement,
  isElement,
  copyElement,
} from '../html/element.ts';

/** The HTML of a post with its shortcodes rendered. */
interface WithoutShortcodes {
  readonly html: string;
  readonly messages: readonly ImportMessage[];
}

/** Finds the images of the media library that a gallery refers to. */
type FindImage = (id: string) => { readonly url: string; readonly alt: string } | undefined;

/** Shortcodes of page builders for layout, and those for things that pages here show anyway. */
const placing =
  /^(?:vc_\w+|et_pb_(?:section|row|row_inner|column|column_inner|text|blurb)|fusion_(?:builder_\w+|text)|av_(?:section|textblock|one_\w+|two_\w+|three_\w+)|row|column|columns|one_(?:half|third|fourth)\w*|two_third\w*|su_(?:row|column|accordion)|accordion|accordions|toggles|toggle_group|faqs?_?list|toc|ez-toc|lwptoc|more)$/;
const folding =
  /^(?:et_pb_(?:accordion_item|toggle)|su_spoiler|toggle|accordion[_-]?item|vc_tta_section|faq|faq[_-]item|av_toggle|fusion_toggle|spoiler)$/;
const known = /^(?:caption|wp_caption|gallery|embed|audio|video|youtube|vimeo|playlist)$/;

const token =
  /<[/!]?[a-z][^<>]{0,20000}>|<!--|-->|(\[?)\[(\/?)([a-z][\w-]{0,60})((?:\s(?:[^[\]"'<>]|"[^"\n]{0,1000}"|'[^'\n]{0,1000}'){0,400})?)(\/?)\](\]?)/gi;

/**
 * Renders known shortcodes as HTML: captions, galleries, media, toggles, boxes of page builders.
 * Others become passthrough nodes. Square brackets that are no shortcode are text. Line numbers
 * stay the same.
 */
export function writeOutShortcodes(
  html: string,
  line: number,
  findImage: FindImage,
): WithoutShortcodes {
  const messages: ImportMessage[] = [];
  const closed = new Set(
    [...html.matchAll(/\[\/([a-z][\w-]{0,60})\]/gi)].map(([, name = '']) => name.toLowerCase()),
  );
  const toLine = createLineCount(html, line);
  let exact = '';
  const written = html.replace(
    token,
    (
      whole: string,
      before: string | undefined,
      slash: string | undefined,
      name: string | undefined,
      rest: string | undefined,
      _: string | undefined,
      after: string | undefined,
      at: number,
    ) => {
      if (name === undefined) {
        const [, close = '', tag = ''] =
          /^<(\/?)(pre|code|script|style)\b/i.exec(whole) ??
          (whole === '<!--' ? [whole, '', '-->'] : [whole, '/', whole]);
        if (exact === '' && close === '' && tag !== '') exact = tag.toLowerCase();
        else if (exact === tag.toLowerCase() && close === '/') exact = '';
        return whole;
      }
      const key = name.toLowerCase();
      const attributes = parseAttributes(rest ?? '');
      if (exact !== '' || !isShortcode(key, rest ?? '', closed)) return whole;
      if (before === '[' && after === ']') return whole.slice(1, -1);
      const place = toLine(at);
      const form = { name: key, isClosing: slash === '/', hasEnd: closed.has(key), attributes };
      const shown =
        renderShortcode(form, findImage, place, messages) ??
        parseShortcode(
          whole.slice(before === '[' ? 1 : 0, after === ']' ? -1 : undefined),
          key,
          slash === '/',
          place,
          messages,
        );
      return `${before ?? ''}${shown}${'\n'.repeat(whole.split('\n').length - 1)}${after ?? ''}`;
    },
  );
  return { html: written, messages };
}

function isShortcode(name: string, rest: string, closed: ReadonlySet<string>): boolean {
  return (
    known.test(name) ||
    placing.test(name) ||
    folding.test(name) ||
    closed.has(name) ||
    /[\w-]\s*=/.test(rest) ||
    /[_-]/.test(name)
  );
}

function parseAttributes(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(/([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))|"([^"]*)"|(\S+)/g)].map(
      ([, name, double, single, bare, quoted, alone]) => [
        (name ?? '#').toLowerCase(),
        double ?? single ?? bare ?? quoted ?? alone ?? '',
      ],
    ),
  );
}

/** A shortcode; `hasEnd` if any of this name is closed in the text. */
interface Form {
  readonly name: string;
  readonly isClosing: boolean;
  readonly hasEnd: boolean;
  readonly attributes: ReadonlyMap<string, string>;
}

function renderShortcode(
  { name, isClosing, hasEnd, attributes }: Form,
  findImage: FindImage,
  line: number,
  messages: ImportMessage[],
): string | undefined {
  const getAttribute = (...names: string[]): string =>
    (
      names.map((each) => attributes.get(each) ?? '').find((value) => value !== '') ?? ''
    ).replaceAll('<', '&lt;');
  if (placing.test(name)) {
    if (!messages.some(({ message }) => message.startsWith('Shortcodes that only place')))
      messages.push({
        line,
        message: `Shortcodes that only place things on a page, such as [${name}], were taken away; what stands in them stays.`,
        requiresAction: false,
      });
    const title = getAttribute('title', 'heading');
    if (!hasEnd) return title === '' ? '' : `<h3>${title}</h3>`;
    return isClosing ? '</div>' : `<div>${title === '' ? '' : `<h3>${title}</h3>`}`;
  }
  if (folding.test(name) && hasEnd)
    return isClosing
      ? '</details>'
      : `<details><summary>${getAttribute('title', 'question', 'heading')}</summary>`;
  if (/^(?:wp_)?caption$/.test(name) && hasEnd)
    return isClosing
      ? '</import-caption>'
      : `<import-caption>${attributes.has('caption') ? `<import-words>${attributes.get('caption') ?? ''}</import-words>` : ''}`;
  if (name === 'gallery')
    return (
      (attributes.get('ids') ?? attributes.get('include') ?? '')
        .split(',')
        .map((id) => renderImage(findImage(id.trim())))
        .join('') || undefined
    );
  if (/^(?:embed|youtube|vimeo)$/.test(name))
    return isClosing
      ? ''
      : renderLink(attributes.get('src') ?? attributes.get('url') ?? attributes.get('#') ?? '');
  if (name === 'audio' || name === 'video')
    return isClosing
      ? ''
      : renderMedia(
          name,
          ['src', 'mp4', 'm4v', 'webm', 'mp3', 'm4a', 'ogg', 'wav']
            .map((key) => attributes.get(key) ?? '')
            .find((value) => value !== '') ?? '',
        );
  return undefined;
}

function parseShortcode(
  text: string,
  name: string,
  isClosing: boolean,
  line: number,
  messages: ImportMessage[],
): string {
  if (!isClosing)
    messages.push({
      line,
      message: `The shortcode [${name}] is not known, so that it stands as it is written. Write what it showed, or delete it.`,
      requiresAction: true,
    });
  return `<import-mark>${text.replaceAll('<', '&lt;')}</import-mark>`;
}

function renderImage(image: ReturnType<FindImage>): string {
  return image === undefined
    ? ''
    : `<p><img src="${escape(image.url)}" alt="${escape(image.alt)}"></p>`;
}

function renderMedia(name: string, source: string): string {
  return source === '' ? '' : `<${name} src="${escape(source)}"></${name}>`;
}

function renderLink(address: string): string {
  return /^https?:/.test(address) ? `<a href="${escape(address)}">${escape(address)}</a>` : '';
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Looks up the line of increasing offsets. */
function createLineCount(text: string, first: number): (at: number) => number {
  let line = first;
  let end = text.indexOf('\n');
  return (at) => {
    for (; end >= 0 && end < at; end = text.indexOf('\n', end + 1)) line += 1;
    return line;
  };
}

/** Elements in which WordPress keeps line breaks, and those that only contain elements. */
const exact = new Set(['pre', 'script', 'style', 'textarea', 'math', 'svg', 'import-mark']);
const bare = new Set([
  'ul',
  'ol',
  'dl',
  'table',
  'thead',
  'tbody',
  'tfoot',
  'tr',
  'details',
  'import-caption',
]);
const maxLines = 200_000;

/**
 * Adds paragraphs and line breaks like WordPress (wpautop): one line break is a `br`, two end a
 * paragraph. Captions become figures.
 */
export function breakLines(element: HtmlElement): HtmlElement {
  if (exact.has(element.name)) return element;
  const children = element.children.flatMap((child, index): HtmlNode[] => {
    if (child.type === 'element') return [breakLines(child)];
    if (child.type === 'comment' || (child.value.trim() === '' && !isBetweenWords(element, index)))
      return [child];
    const before = element.children[index - 1];
    const isAfterBreak = before !== undefined && isElement(before, 'br');
    return splitLines(
      isAfterBreak ? child.value.replace(/^[ \t]*\n/, '') : child.value,
      child.line,
    );
  });
  return copyElement(element, { children });
}

/** Whether a line break at this offset separates words: within a block, and not next to one. */
function isBetweenWords(parent: HtmlElement, index: number): boolean {
  const isWord = (node: HtmlNode | undefined): boolean =>
    node !== undefined && !isBlockElement(node);
  return (
    !bare.has(parent.name) &&
    isWord(parent.children[index - 1]) &&
    isWord(parent.children[index + 1])
  );
}

/** The text with a `br` for each line break, at most two in a row. */
function splitLines(value: string, line: number): HtmlNode[] {
  const start = line - ((/^\s*/.exec(value)?.[0] ?? '').split('\n').length - 1);
  const lines = value.split('\n');
  if (lines.length > maxLines)
    throw new UnreadableInputError(
      `A text of the export has more than ${maxLines.toLocaleString('en')} lines, which no text needs. Divide it before you export it.`,
    );
  return lines.flatMap((words, index): HtmlNode[] => {
    const at = start + index;
    if (index > 2 && lines.slice(index - 2, index + 1).every((each) => each.trim() === ''))
      return [];
    const text: HtmlNode = { type: 'text', value: words, line: at };
    return index === 0
      ? [text]
      : [
          {
            type: 'element',
            name: 'br',
            attributes: new Map(),
            children: [],
            line: at,
            endLine: at,
            holdsBlock: false,
          },
          text,
        ];
  });
}

/** A WordPress caption as a figure: the text behind the image is its caption. */
export function wrapCaptions(element: HtmlElement): HtmlElement {
  const made = copyElement(element, {
    children: element.children.map((child) =>
      child.type === 'element' ? wrapCaptions(child) : child,
    ),
  });
  if (made.name !== 'import-caption') return made;
  const end = made.children.findIndex(
    (child) =>
      child.type === 'element' &&
      (child.name === 'img' || (child.name !== 'import-words' && holdsImage(child))),
  );
  const shown = made.children
    .slice(0, end + 1)
    .filter((child) => !isElement(child, 'import-words'));
  const words = made.children.filter(
    (child, index) => index > end || isElement(child, 'import-words'),
  );
  const caption: HtmlElement = {
    ...made,
    name: 'figcaption',
    children: words,
    line: words[0]?.line ?? made.line,
    holdsBlock: words.some(isBlockElement),
  };
  return { ...made, name: 'figure', children: [...shown, caption], holdsBlock: true };
}

function holdsImage(element: HtmlElement): boolean {
  return (
    element.name === 'img' ||
    element.children.some((child) => child.type === 'element' && holdsImage(child))
  );
}
