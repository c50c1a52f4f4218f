import type { Remark } from '../../document.ts';

/** The HTML of a post, in which shortcodes are written as what they show. */
export interface WithoutShortcodes {
  readonly html: string;
  readonly remarks: readonly Remark[];
}

/** Finds the images of the library that a gallery names. */
export type FindImage = (id: string) => { readonly url: string; readonly alt: string } | undefined;

/** Shortcodes of page builders that only place things, and those that show what a page here shows by itself. */
const placing =
  /^(?:vc_\w+|et_pb_(?:section|row|row_inner|column|column_inner|text|blurb)|fusion_(?:builder_\w+|text)|av_(?:section|textblock|one_\w+|two_\w+|three_\w+)|row|column|columns|one_(?:half|third|fourth)\w*|two_third\w*|su_(?:row|column|accordion)|accordion|accordions|toggles|toggle_group|faqs?_?list|toc|ez-toc|lwptoc|more)$/;
const folding =
  /^(?:et_pb_(?:accordion_item|toggle)|su_spoiler|toggle|accordion[_-]?item|vc_tta_section|faq|faq[_-]item|av_toggle|fusion_toggle|spoiler)$/;
const known = /^(?:caption|wp_caption|gallery|embed|audio|video|youtube|vimeo|playlist)$/;

const token =
  /<[/!]?[a-z][^<>]{0,20000}>|<!--|-->|(\[?)\[(\/?)([a-z][\w-]{0,60})((?:\s(?:[^[\]"'<>]|"[^"\n]{0,1000}"|'[^'\n]{0,1000}'){0,400})?)(\/?)\](\]?)/gi;

/**
 * Writes known shortcodes as HTML: captions, galleries, films, parts that fold away, the boxes of page builders. Others become marks that
 * stay in the text. A word in square brackets that has no form of a shortcode is text. Lines stay where they are.
 */
export function writeOutShortcodes(
  html: string,
  line: number,
  findImage: FindImage,
): WithoutShortcodes {
  const remarks: Remark[] = [];
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
      const attributes = readAttributes(rest ?? '');
      if (exact !== '' || !isShortcode(key, rest ?? '', closed)) return whole;
      if (before === '[' && after === ']') return whole.slice(1, -1);
      const place = toLine(at);
      const form = { name: key, isClosing: slash === '/', hasEnd: closed.has(key), attributes };
      const shown =
        toShown(form, findImage, place, remarks) ??
        toMark(
          whole.slice(before === '[' ? 1 : 0, after === ']' ? -1 : undefined),
          key,
          slash === '/',
          place,
          remarks,
        );
      return `${before ?? ''}${shown}${'\n'.repeat(whole.split('\n').length - 1)}${after ?? ''}`;
    },
  );
  return { html: written, remarks };
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

function readAttributes(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(/([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))|"([^"]*)"|(\S+)/g)].map(
      ([, name, double, single, bare, quoted, alone]) => [
        (name ?? '#').toLowerCase(),
        double ?? single ?? bare ?? quoted ?? alone ?? '',
      ],
    ),
  );
}

/** A shortcode; `hasEnd` where any of its name is closed in the text. */
interface Form {
  readonly name: string;
  readonly isClosing: boolean;
  readonly hasEnd: boolean;
  readonly attributes: ReadonlyMap<string, string>;
}

function toShown(
  { name, isClosing, hasEnd, attributes }: Form,
  findImage: FindImage,
  line: number,
  remarks: Remark[],
): string | undefined {
  const say = (...names: string[]): string =>
    (
      names.map((each) => attributes.get(each) ?? '').find((value) => value !== '') ?? ''
    ).replaceAll('<', '&lt;');
  if (placing.test(name)) {
    if (!remarks.some(({ says }) => says.startsWith('Shortcodes that only place')))
      remarks.push({
        line,
        says: `Shortcodes that only place things on a page, such as [${name}], were taken away; what stands in them stays.`,
        needsPerson: false,
      });
    const title = say('title', 'heading');
    if (!hasEnd) return title === '' ? '' : `<h3>${title}</h3>`;
    return isClosing ? '</div>' : `<div>${title === '' ? '' : `<h3>${title}</h3>`}`;
  }
  if (folding.test(name) && hasEnd)
    return isClosing
      ? '</details>'
      : `<details><summary>${say('title', 'question', 'heading')}</summary>`;
  if (/^(?:wp_)?caption$/.test(name) && hasEnd)
    return isClosing
      ? '</import-caption>'
      : `<import-caption>${attributes.has('caption') ? `<import-words>${attributes.get('caption') ?? ''}</import-words>` : ''}`;
  if (name === 'gallery')
    return (
      (attributes.get('ids') ?? attributes.get('include') ?? '')
        .split(',')
        .map((id) => toImage(findImage(id.trim())))
        .join('') || undefined
    );
  if (/^(?:embed|youtube|vimeo)$/.test(name))
    return isClosing
      ? ''
      : toLink(attributes.get('src') ?? attributes.get('url') ?? attributes.get('#') ?? '');
  if (name === 'audio' || name === 'video')
    return isClosing
      ? ''
      : toMedia(
          name,
          ['src', 'mp4', 'm4v', 'webm', 'mp3', 'm4a', 'ogg', 'wav']
            .map((key) => attributes.get(key) ?? '')
            .find((value) => value !== '') ?? '',
        );
  return undefined;
}

function toMark(
  text: string,
  name: string,
  isClosing: boolean,
  line: number,
  remarks: Remark[],
): string {
  if (!isClosing)
    remarks.push({
      line,
      says: `The shortcode [${name}] is not known, so that it stands as it is written. Write what it showed, or delete it.`,
      needsPerson: true,
    });
  return `<import-mark>${text.replaceAll('<', '&lt;')}</import-mark>`;
}

function toImage(image: ReturnType<FindImage>): string {
  return image === undefined
    ? ''
    : `<p><img src="${escape(image.url)}" alt="${escape(image.alt)}"></p>`;
}

function toMedia(name: string, source: string): string {
  return source === '' ? '' : `<${name} src="${escape(source)}"></${name}>`;
}

function toLink(address: string): string {
  return /^https?:/.test(address) ? `<a href="${escape(address)}">${escape(address)}</a>` : '';
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Says on which line a place stands, for places that follow each other. */
function createLineCount(text: string, first: number): (at: number) => number {
  let line = first;
  let end = text.indexOf('\n');
  return (at) => {
    for (; end >= 0 && end < at; end = text.indexOf('\n', end + 1)) line += 1;
    return line;
  };
}
