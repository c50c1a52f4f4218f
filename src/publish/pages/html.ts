import { Parser } from 'htmlparser2';

/**
 * A start tag: its name in lower case (in SVG as SVG writes it) and its attributes, of two with one
 * name the first, values decoded.
 */
export interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Offsets of the tag itself. */
  readonly start: number;
  readonly end: number;
}

/**
 * What is told of a page while it is read, in the order of its text. Strings are parts of the page
 * and keep all of it in memory: copy what is kept.
 */
export interface HtmlListener {
  readonly onDoctype?: (end: number) => void;
  readonly onTag?: (tag: Tag) => void;
  /** Also of an element that ends without a tag of its own. */
  readonly onEndTag?: (name: string) => void;
  /**
   * Text in pieces, character references decoded; `code` says whether it is that of a script or
   * style.
   */
  readonly onText?: (text: string, code: 'script' | 'style' | undefined) => void;
}

/** Reads a page once for several listeners. Any text can be read. */
export function readHtml(html: string, listeners: readonly HtmlListener[]): void {
  let code: 'script' | 'style' | undefined;
  const parser = new Parser({
    onprocessinginstruction: (name) => {
      if (name !== '!doctype') return;
      for (const listener of listeners) listener.onDoctype?.(parser.endIndex + 1);
    },
    onopentag: (name, attributes, isImplied) => {
      if (isImplied) return;
      if (name === 'script' || name === 'style') code = name;
      const tag = { name, attributes, start: parser.startIndex, end: parser.endIndex + 1 };
      for (const listener of listeners) listener.onTag?.(tag);
    },
    onclosetag: (name) => {
      if (name === code) code = undefined;
      for (const listener of listeners) listener.onEndTag?.(name);
    },
    ontext: (text) => {
      for (const listener of listeners) listener.onText?.(text, code);
    },
  });
  parser.end(html);
}

/**
 * The text of an element, from its start tag to the first end tag of its name, without that of
 * scripts and styles.
 */
interface ElementText {
  readonly tag: Tag;
  readonly text: string;
}

/** How the text of elements is collected. */
interface TextOptions {
  /** Elements behind which comes a space. */
  readonly breaks?: ReadonlySet<string>;
  /** The element whose end tag ends the text, if it is not the element itself. */
  readonly until?: string;
}

/** Collects the text of each element that `isWanted`, but of none within another. */
export function createTextListener(
  isWanted: (tag: Tag) => boolean,
  { breaks = new Set(), until }: TextOptions = {},
): HtmlListener & { readonly texts: readonly ElementText[] } {
  const texts: ElementText[] = [];
  let open: { readonly tag: Tag; readonly pieces: string[] } | undefined;
  return {
    texts,
    onTag: (tag) => {
      if (open === undefined && isWanted(tag)) open = { tag, pieces: [] };
    },
    onText: (text, code) => {
      if (code === undefined) open?.pieces.push(text);
    },
    onEndTag: (name) => {
      if (open === undefined) return;
      if (breaks.has(name)) open.pieces.push(' ');
      if (name !== (until ?? open.tag.name)) return;
      texts.push({ tag: open.tag, text: open.pieces.join('') });
      open = undefined;
    },
  };
}

/** A copy of a text that does not keep the page in memory that it is a part of. */
export function copyText(text: string): string {
  return Buffer.from(text).toString();
}

/**
 * Makes a function that copies texts, equal ones only once: pages have most of their links and ids
 * in common.
 */
export function createTextPool(): (text: string) => string {
  const texts = new Map<string, string>();
  return (text) => {
    const known = texts.get(text);
    if (known !== undefined) return known;
    const copy = copyText(text);
    texts.set(copy, copy);
    return copy;
  };
}

/** The canonical address that a page names; undefined if it names none. */
export function findCanonical(html: string): string | undefined {
  let canonical: string | undefined;
  readHtml(html, [
    {
      onTag: ({ name, attributes }) => {
        if (name === 'link' && attributes['rel'] === 'canonical')
          canonical ??= attributes['href'] ?? '';
      },
    },
  ]);
  return canonical;
}
