import { SaxesParser } from 'saxes';
import { readDoctype } from './doctype.ts';

/** An element of a picture, by its namespace and its name in it. Offsets count in the text that was read. */
export interface SvgElement {
  readonly uri: string;
  readonly local: string;
  readonly attributes: readonly SvgAttribute[];
  readonly children: readonly (SvgElement | SvgText)[];
  /** Where its first tag begins, and where its name in that tag ends. */
  readonly start: number;
  readonly end: number;
}

export interface SvgAttribute {
  readonly uri: string;
  readonly local: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
  /** Where the value begins, where it stands in the text letter by letter; undefined where it is written with references. */
  readonly valueStart: number | undefined;
}

export interface SvgText {
  readonly text: string;
  /** Where it begins, where it stands in the text letter by letter. */
  readonly start: number | undefined;
}

/** Something that a picture must not have, with its place in the text. */
export interface SvgFinding {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

/** A picture as a tree; without a root where it cannot be read as XML. */
export interface SvgDocument {
  readonly root: SvgElement | undefined;
  readonly findings: readonly SvgFinding[];
}

const deepest = 200;
const again = 'Save it again from the program that made it, as plain SVG.';

interface OpenElement extends SvgElement {
  readonly children: (SvgElement | SvgText)[];
}

/** Why the reading of a picture ends before its end. */
class UnreadableError extends Error {
  override name = 'UnreadableError';
}

/** Reads an SVG image as XML with namespaces. Entities that stand for words are resolved; no other file is ever asked. */
export function parseSvg(text: string): SvgDocument {
  const findings: SvgFinding[] = [];
  const open: OpenElement[] = [];
  const pending = new Map<string, { start: number; end: number; valueStart: number | undefined }>();
  let root: OpenElement | undefined;
  let last = 0;
  let tagStart = 0;
  const parser = new SaxesParser({ xmlns: true, position: true });
  const add = (message: string, start: number, end = parser.position) => void findings.push({ start, end, message });
  const addText = (value: string, raw: number) => {
    open.at(-1)?.children.push({ text: value, start: text.startsWith(value, raw) ? raw : undefined });
  };
  parser.ENTITIES = toEntities(new Map());

  parser.on('doctype', (doctype) => {
    const start = parser.position - 1 - doctype.length;
    const read = readDoctype(doctype);
    for (const each of read.findings) add(each.message, start + each.start, start + each.end);
    const longest = Math.max(0, ...[...read.entities.values()].map((value) => value.length));
    if (longest * text.split('&').length > 5_000_000) throw new UnreadableError('Its entities make it longer than any picture');
    parser.ENTITIES = toEntities(read.entities);
    last = parser.position;
  });
  parser.on('processinginstruction', ({ target }) => {
    if (/^xml-stylesheet$/i.test(target)) add('This image holds a style sheet of another file (<?xml-stylesheet?>). Write the styles into the image, or save it as plain SVG.', text.lastIndexOf('<?', parser.position));
    last = parser.position;
  });
  parser.on('comment', () => {
    last = parser.position;
  });
  parser.on('text', (value) => addText(value, last));
  parser.on('cdata', (value) => {
    addText(value, text.lastIndexOf('<![CDATA[', parser.position) + '<![CDATA['.length);
    last = parser.position;
  });
  parser.on('opentagstart', () => {
    tagStart = text.lastIndexOf('<', parser.position - 1);
    pending.clear();
  });
  parser.on('attribute', ({ name, value }) => pending.set(name, toPlace(text, parser.position, name, value)));
  parser.on('opentag', (tag) => {
    if (open.length >= deepest) throw new UnreadableError(`It has more than ${deepest} elements within each other`);
    const attributes = Object.values(tag.attributes).map(({ name, uri, local, value }) => ({ uri, local, value, ...(pending.get(name) ?? { start: tagStart, end: parser.position, valueStart: undefined }) }));
    const element: OpenElement = { uri: tag.uri, local: tag.local, attributes, children: [], start: tagStart, end: tagStart + 1 + tag.name.length };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
    last = parser.position;
  });
  parser.on('closetag', () => {
    open.pop();
    last = parser.position;
  });

  try {
    parser.write(text).close();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const at = Math.min(parser.position, text.length);
    // The parser puts line and column before its words.
    const reason = error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '');
    const message = error instanceof UnreadableError ? `This image cannot be read. ${reason}. ${again}` : `This image cannot be read as XML from here on: ${reason}. ${again}`;
    return { root: undefined, findings: [{ start: Math.max(0, at - 1), end: at, message }] };
  }
  return { root, findings };
}

/** The entities of XML and those of the document, with nothing inherited, so that no name finds what it should not. */
function toEntities(own: ReadonlyMap<string, string>): Record<string, string> {
  const entities: Record<string, string> = Object.create(null);
  for (const [name, value] of [...own, ['amp', '&'], ['lt', '<'], ['gt', '>'], ['quot', '"'], ['apos', "'"]] as const) entities[name] = value;
  return entities;
}

/** The place of an attribute that ends before `end`. Between its quotes no such quote can stand. */
function toPlace(text: string, end: number, name: string, value: string): { start: number; end: number; valueStart: number | undefined } {
  const quote = text.charAt(end - 1);
  const valueStart = text.lastIndexOf(quote, end - 2) + 1;
  const start = text.lastIndexOf(name, valueStart - 1);
  return { start: Math.max(0, start), end, valueStart: text.slice(valueStart, end - 1) === value ? valueStart : undefined };
}
