import sax, { type QualifiedTag, type Tag } from 'sax';
import { decodeText, UnreadableInputError } from '../../input.ts';

/**
 * An element with the usual prefix of Word in its name, such as `w:p`, whichever prefix the file
 * uses.
 */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlNode[];
}

export type XmlNode = XmlElement | string;

/** The maximum nesting depth. */
const maxDepth = 200;

/** In bytes and elements; a long book needs less than half. */
const maxPartBytes = 40_000_000;
const maxElements = 200_000;

interface OpenElement extends XmlElement {
  readonly children: XmlNode[];
}

/**
 * Parses a part of a DOCX. Entities are never expanded. Throws UnreadableInputError if it is not
 * well-formed, declares entities, is too large or too deeply nested.
 * @param name of the part, for messages.
 */
export function parseXml(bytes: Uint8Array, name: string): XmlElement {
  if (bytes.length > maxPartBytes)
    throw new UnreadableInputError(
      `“${name}” in the file is larger than ${maxPartBytes / 1_000_000} MB. Split the document in Word, and import its parts.`,
    );
  const root: OpenElement = { name: '', attributes: new Map(), children: [] };
  const open = [root];
  const parser = sax.parser(true, { xmlns: true, position: false });
  let count = 0;
  const fail = (what: string): never => {
    throw new UnreadableInputError(
      `“${name}” in the file ${what}. Open it in Word or LibreOffice and save it as .docx again.`,
    );
  };
  parser.onerror = (error) =>
    fail(`is no XML that can be read (${error.message.split('\n')[0] ?? ''})`);
  parser.ondoctype = () => fail('declares entities, which no file of Word does');
  parser.onopentag = (tag) => {
    const element = createParsedElement(tag);
    open.at(-1)?.children.push(element);
    count += 1;
    if (count > maxElements)
      fail(`holds more than ${maxElements.toLocaleString('en')} elements, and has to be split`);
    if (open.push(element) > maxDepth) fail(`nests deeper than ${maxDepth} elements`);
  };
  parser.onclosetag = () => void open.pop();
  parser.ontext = (text) => void open.at(-1)?.children.push(text);
  parser.oncdata = (text) => void open.at(-1)?.children.push(text);
  parser.write(decodeText(bytes).text).close();
  return root.children.find((node) => typeof node !== 'string') ?? fail('is empty');
}

function createParsedElement(tag: Tag | QualifiedTag): OpenElement {
  const attributes = new Map<string, string>();
  for (const [name, value] of Object.entries(tag.attributes)) {
    if (typeof value === 'string') attributes.set(name, value);
    else if (value.prefix !== 'xmlns' && value.name !== 'xmlns')
      attributes.set(normalizeName(value), value.value);
  }
  return { name: 'uri' in tag ? normalizeName(tag) : tag.name, attributes, children: [] };
}

export function isXmlElement(node: XmlNode): node is XmlElement {
  return typeof node !== 'string';
}

/** The first child with one of these names. */
export function findChild(
  element: XmlElement | undefined,
  ...names: readonly string[]
): XmlElement | undefined {
  return element?.children.filter(isXmlElement).find(({ name }) => names.includes(name));
}

export function listChildren(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter(isXmlElement).filter((child) => child.name === name) ?? [];
}

/** All descendants with this name, in document order. */
export function listBelow(element: XmlElement, name: string): XmlElement[] {
  return element.children
    .filter(isXmlElement)
    .flatMap((child) => [...(child.name === name ? [child] : []), ...listBelow(child, name)]);
}

/** The value of `w:val`, or of the given attribute; undefined if it is not set. */
export function valueOf(element: XmlElement | undefined, attribute = 'w:val'): string | undefined {
  return element?.attributes.get(attribute);
}

/** The text within the element. */
export function textOf(element: XmlElement): string {
  return element.children.map((child) => (isXmlElement(child) ? textOf(child) : child)).join('');
}

const transitional = 'http://schemas.openxmlformats.org/';
const strict = 'http://purl.oclc.org/ooxml/';

/** The usual prefixes of the namespaces, in both editions of the standard. */
const prefixes: ReadonlyMap<string, string> = new Map([
  [`${transitional}wordprocessingml/2006/main`, 'w'],
  [`${strict}wordprocessingml/main`, 'w'],
  [`${transitional}officeDocument/2006/relationships`, 'r'],
  [`${strict}officeDocument/relationships`, 'r'],
  [`${transitional}officeDocument/2006/math`, 'm'],
  [`${strict}officeDocument/math`, 'm'],
  [`${transitional}drawingml/2006/wordprocessingDrawing`, 'wp'],
  [`${strict}drawingml/wordprocessingDrawing`, 'wp'],
  [`${transitional}drawingml/2006/main`, 'a'],
  [`${strict}drawingml/main`, 'a'],
  [`${transitional}drawingml/2006/picture`, 'pic'],
  [`${strict}drawingml/picture`, 'pic'],
  [`${transitional}drawingml/2006/chart`, 'c'],
  [`${transitional}drawingml/2006/diagram`, 'dgm'],
  [`${transitional}markup-compatibility/2006`, 'mc'],
  [`${transitional}package/2006/relationships`, 'rel'],
  [`${transitional}package/2006/metadata/core-properties`, 'cp'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://purl.org/dc/terms/', 'dcterms'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['urn:schemas-microsoft-com:office:office', 'o'],
  ['http://schemas.microsoft.com/office/word/2010/wordml', 'w14'],
  ['http://schemas.microsoft.com/office/word/2012/wordml', 'w15'],
]);

/** The name with the usual prefix of its namespace; unchanged for an unknown one. */
function normalizeName({
  uri,
  local,
  name,
}: {
  readonly uri: string;
  readonly local: string;
  readonly name: string;
}): string {
  const prefix = prefixes.get(uri);
  return prefix === undefined ? name : `${prefix}:${local}`;
}

/** Creates an element; attributes without a value are omitted. */
export function createXmlElement(
  name: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
  children: readonly XmlNode[] = [],
): XmlElement {
  const entries = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const],
  );
  return { name, attributes: new Map(entries), children };
}
