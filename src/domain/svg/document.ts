import { SaxesParser } from 'saxes';

/** Something that a picture must not have, with its place in the text. */
export interface SvgFinding {
  readonly start: number;
  readonly end: number;
  /** What was found, as a sentence, such as `This image holds a script (<script>).` */
  readonly found: string;
  /** What to do, as a sentence. */
  readonly remedy: string;
}

export const saveAsPlain = 'Save it as a plain SVG, or as PNG.';

const longestValue = 200;

const mostEntities = 200;

const pieces = {
  blank: /\s+/y,
  comment: /<!--[^]*?-->/y,
  instruction: /<\?[^]*?\?>/y,
  entity: /<!ENTITY\s+(?<name>[^\s"'<>&%;]+)\s+(?:"(?<double>[^"]*)"|'(?<single>[^']*)')\s*>/y,
  declaration: /<!(?<kind>[A-Z]+)(?:[^"'>]|"[^"]*"|'[^']*')*>/y,
  parameter: /%[^\s;]+;/y,
  end: /\]\s*/y,
} as const;

/**
 * An element of a picture, by its namespace and its name in it. Offsets count in the text that was
 * read.
 */
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
  /** Its name with its prefix. */
  readonly name: string;
  /** The place behind its last quote. */
  readonly end: number;
}

export interface SvgText {
  readonly text: string;
  /** Where it begins, where it stands in the text letter by letter. */
  readonly start: number | undefined;
}

/** A picture as a tree; without a root if it cannot be read as XML. */
interface SvgDocument {
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

/**
 * Reads an SVG image as XML with namespaces. Entities that stand for words are resolved; no other
 * file is ever asked.
 */
export function parseSvg(text: string): SvgDocument {
  const findings: SvgFinding[] = [];
  const open: OpenElement[] = [];
  let ends: number[] = [];
  let root: OpenElement | undefined;
  let last = 0;
  let tagStart = 0;
  const parser = new SaxesParser({ xmlns: true, position: true });
  const addText = (value: string, raw: number) => {
    open
      .at(-1)
      ?.children.push({ text: value, start: text.startsWith(value, raw) ? raw : undefined });
  };
  parser.ENTITIES = collectEntities(new Map());

  parser.on('doctype', (doctype) => {
    const start = parser.position - 1 - doctype.length;
    const read = readDoctype(doctype);
    for (const each of read.findings)
      findings.push({ ...each, start: start + each.start, end: start + each.end });
    const longest = Math.max(0, ...[...read.entities.values()].map((value) => value.length));
    if (longest * text.split('&').length > 5_000_000)
      throw new UnreadableError('Its entities make it longer than any picture');
    parser.ENTITIES = collectEntities(read.entities);
    last = parser.position;
  });
  parser.on('processinginstruction', ({ target }) => {
    if (/^xml-stylesheet$/i.test(target)) {
      findings.push({
        start: text.lastIndexOf('<?', parser.position),
        end: parser.position,
        found: 'This image holds a style sheet of another file (<?xml-stylesheet?>).',
        remedy: 'Write the styles into the image, or save it as plain SVG.',
      });
    }
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
    ends = [];
  });
  parser.on('attribute', () => void ends.push(parser.position));
  parser.on('opentag', (tag) => {
    if (open.length >= deepest)
      throw new UnreadableError(`It has more than ${deepest} elements within each other`);
    const attributes = Object.values(tag.attributes).map(({ name, uri, local, value }, index) => ({
      uri,
      local,
      value,
      name,
      end: ends[index] ?? parser.position,
    }));
    const element: OpenElement = {
      uri: tag.uri,
      local: tag.local,
      attributes,
      children: [],
      start: tagStart,
      end: tagStart + 1 + tag.name.length,
    };
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
    const found =
      error instanceof UnreadableError
        ? `This image cannot be read. ${reason}.`
        : `This image cannot be read as XML from here on: ${reason}.`;
    // The parser is behind the sign that it could not take; a line break is told of at the end of
    // its line.
    let lineEnd = at;
    while (lineEnd > 0 && /[\r\n]/.test(text.charAt(lineEnd - 1))) lineEnd -= 1;
    const place =
      lineEnd < at ? { start: lineEnd, end: lineEnd } : { start: Math.max(0, at - 1), end: at };
    return { root: undefined, findings: [{ ...place, found, remedy: again }] };
  }
  return { root, findings };
}

/**
 * The entities of XML and those of the document, with nothing inherited, so that no name finds what
 * it should not.
 */
function collectEntities(own: ReadonlyMap<string, string>): Record<string, string> {
  const entities: Record<string, string> = Object.create(null);
  for (const [name, value] of [
    ...own,
    ['amp', '&'],
    ['lt', '<'],
    ['gt', '>'],
    ['quot', '"'],
    ['apos', "'"],
  ] as const)
    entities[name] = value;
  return entities;
}

/** The value of an attribute without a namespace; undefined if the element has none. */
export function findAttribute({ attributes }: SvgElement, name: string): string | undefined {
  return attributes.find(({ uri, local }) => uri === '' && local === name)?.value;
}

/**
 * Where an attribute stands; `valueStart` is where its value begins, undefined if it is written
 * with references.
 */
export function findAttributePlace(
  text: string,
  { name, value, end }: SvgAttribute,
): { start: number; end: number; valueStart: number | undefined } {
  // Between its quotes no such quote can stand.
  const valueStart = text.lastIndexOf(text.charAt(end - 1), end - 2) + 1;
  const start = text.lastIndexOf(name, valueStart - 1);
  return {
    start: Math.max(0, start),
    end,
    valueStart:
      text.startsWith(value, valueStart) && valueStart + value.length === end - 1
        ? valueStart
        : undefined,
  };
}

/**
 * What a document type says: the entities that stand for words, and what it must not say. Offsets
 * count in its own text.
 */
interface Doctype {
  readonly entities: ReadonlyMap<string, string>;
  readonly findings: readonly SvgFinding[];
}

/**
 * Reads the text between `<!DOCTYPE` and its `>`. Programs such as Illustrator name namespaces by
 * entities, so those that stand for plain words are kept. All that could bring markup, attributes
 * or other files is a finding.
 */
function readDoctype(doctype: string): Doctype {
  const entities = new Map<string, string>();
  const findings: SvgFinding[] = [];
  let at = findSubset(doctype);
  while (at < doctype.length) {
    const start = at;
    const take = (pattern: RegExp): RegExpExecArray | null => {
      pattern.lastIndex = at;
      const match = pattern.exec(doctype);
      if (match !== null) at = pattern.lastIndex;
      return match;
    };
    const refuse = (says: string) =>
      findings.push({ start, end: at, found: `This image holds ${says}.`, remedy: saveAsPlain });
    if (take(pieces.blank) ?? take(pieces.comment) ?? take(pieces.instruction) ?? take(pieces.end))
      continue;
    const entity = take(pieces.entity);
    if (entity !== null) {
      const { name = '', double, single } = entity.groups ?? {};
      const value = double ?? single ?? '';
      const isPlain =
        !/[<&%]/.test(value) && value.length <= longestValue && entities.size < mostEntities;
      if (!isPlain) refuse(`an entity that stands for more than a few words (${name})`);
      // The first declaration of a name counts; a name that is refused stands for nothing.
      if (!entities.has(name)) entities.set(name, isPlain ? value : '');
      continue;
    }
    const declaration = take(pieces.declaration);
    if (declaration !== null) {
      const kind = declaration.groups?.['kind'];
      if (kind === 'ENTITY') {
        const name = /^<!ENTITY\s+([^\s%"'<>&;]+)/.exec(declaration[0])?.[1];
        if (name !== undefined && !entities.has(name)) entities.set(name, '');
        refuse('an entity that stands for another file, or for parts of its document type');
      } else if (kind === 'ATTLIST' && /["']/.test(declaration[0]))
        refuse('attributes that its document type adds');
      continue;
    }
    if (take(pieces.parameter) !== null) {
      refuse('an entity that stands for parts of its document type');
      continue;
    }
    at = doctype.length;
    refuse('a document type that cannot be read');
  }
  return { entities, findings };
}

/** Where the declarations begin: behind the first bracket that is not in quotes. */
function findSubset(doctype: string): number {
  const outside = /^(?:[^"'[]|"[^"]*"|'[^']*')*\[/.exec(doctype);
  return outside === null ? doctype.length : outside[0].length;
}

/**
 * The bytes of an SVG image as text: UTF-16 where its first bytes say so, else UTF-8; the encoding
 * that its XML declares is ignored. Never throws.
 */
export function decodeSvg(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder('utf-8').decode(bytes);
}
