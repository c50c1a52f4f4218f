/** A start tag of a page: its name in lower case and its attributes, values decoded. */
export interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Offsets of the tag itself. */
  readonly start: number;
  readonly end: number;
}

/** Elements whose content is text and no tags. */
const rawText: ReadonlySet<string> = new Set([
  'script',
  'style',
  'textarea',
  'title',
  'iframe',
  'noembed',
  'noframes',
  'xmp',
]);
const tagStart = /<(?:!--|([a-zA-Z][^\s/>]*))/g;
const attribute = /[\s/]*([^\s=/>][^\s=/>]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>][^\s>]*)))?/y;

/**
 * The start tags of a page, in order. It reads what this system itself has written and follows the tokenizer of
 * the HTML standard as far as that needs; a test holds it against a full parser.
 */
export function parseTags(html: string): Tag[] {
  const tags: Tag[] = [];
  tagStart.lastIndex = 0;
  for (let match = tagStart.exec(html); match !== null; match = tagStart.exec(html)) {
    if (match[1] === undefined) {
      const close = html.indexOf('-->', tagStart.lastIndex);
      if (close < 0) break;
      tagStart.lastIndex = close + 3;
      continue;
    }
    const name = match[1].toLowerCase();
    const { attributes, end } = parseAttributes(html, tagStart.lastIndex);
    tags.push({ name, attributes, start: match.index, end });
    tagStart.lastIndex = rawText.has(name) ? findEndTag(html, name, end) : end;
  }
  return tags;
}

/** The text of a piece of a page as a reader sees it: without tags, scripts and styles, references decoded. */
export function toText(html: string): string {
  const pieces: string[] = [];
  let end = 0;
  for (const tag of parseTags(html)) {
    if (tag.start < end) continue;
    pieces.push(html.slice(end, tag.start));
    end =
      tag.name === 'script' || tag.name === 'style' ? findEndTag(html, tag.name, tag.end) : tag.end;
  }
  pieces.push(html.slice(end));
  return decode(pieces.join('').replace(/<!--[\s\S]*?-->|<\/[a-zA-Z][^>]*>/g, ''));
}

function parseAttributes(
  html: string,
  from: number,
): { attributes: Map<string, string>; end: number } {
  const attributes = new Map<string, string>();
  attribute.lastIndex = from;
  let end = from;
  for (let match = attribute.exec(html); match !== null; match = attribute.exec(html)) {
    const name = (match[1] ?? '').toLowerCase();
    if (!attributes.has(name)) attributes.set(name, decode(match[2] ?? match[3] ?? match[4] ?? ''));
    end = attribute.lastIndex;
  }
  const close = html.indexOf('>', end);
  return { attributes, end: close < 0 ? html.length : close + 1 };
}

function findEndTag(html: string, name: string, from: number): number {
  const close = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
  close.lastIndex = from;
  return close.exec(html)?.index ?? html.length;
}

const named: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
]);

function decode(text: string): string {
  return text.replace(
    /&(?:#(\d+)|#[xX]([0-9a-fA-F]+)|([a-z]+));/g,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return named.get(name) ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
