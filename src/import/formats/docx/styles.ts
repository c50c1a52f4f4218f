import type { Part } from './parts.ts';
import {
  createXmlElement,
  findChild,
  listBelow,
  listChildren,
  textOf,
  valueOf,
  type XmlElement,
} from './xml.ts';

/** The properties of a style and of the styles it is based on, nearest first. */
export interface Style {
  readonly role: StyleRole;
  /** Paragraph properties, nearest first. */
  readonly paragraph: readonly XmlElement[];
  /** Run properties, nearest first. */
  readonly run: readonly XmlElement[];
}

export interface Styles {
  /** The style with this id; an empty one if it does not exist. */
  readonly find: (id: string | undefined) => Style;
  /** The default font; '' if the document does not set one. */
  readonly font: string;
  /** In half-points. */
  readonly size: number;
}

const emptyStyle: Style = { role: { kind: 'text' }, paragraph: [], run: [] };

/** A longer chain of styles is a cycle. */
const maxChainLength = 20;

/** Parses the styles of a document. Without that part, built-in style ids are still recognized. */
export function parseStyles(part: Part | undefined): Styles {
  const elements = listChildren(part?.root, 'w:style');
  const byId = new Map(elements.map((element) => [valueOf(element, 'w:styleId') ?? '', element]));
  const standard = elements.find(
    (element) =>
      valueOf(element, 'w:type') === 'paragraph' &&
      /^(?:1|true|on)$/.test(valueOf(element, 'w:default') ?? ''),
  );
  const known = new Map<string, Style>();
  const find = (id: string | undefined): Style => {
    if (id === undefined) return emptyStyle;
    const style = known.get(id) ?? resolveStyle(id, byId);
    known.set(id, style);
    return style;
  };
  const defaults = findChild(
    findChild(findChild(part?.root, 'w:docDefaults'), 'w:rPrDefault'),
    'w:rPr',
  );
  const normal = [
    ...find(valueOf(standard, 'w:styleId')).run,
    ...(defaults === undefined ? [] : [defaults]),
  ];
  const getProperty = (name: string, attribute: string) =>
    normal
      .map((each) => valueOf(findChild(each, name), attribute))
      .find((value) => value !== undefined);
  return {
    find,
    font: getProperty('w:rFonts', 'w:ascii') ?? '',
    size: Number(getProperty('w:sz', 'w:val') ?? 22),
  };
}

function resolveStyle(id: string, byId: ReadonlyMap<string, XmlElement>): Style {
  const chain: XmlElement[] = [];
  for (
    let next = byId.get(id);
    next !== undefined && chain.length < maxChainLength && !chain.includes(next);
    next = byId.get(valueOf(findChild(next, 'w:basedOn')) ?? '')
  )
    chain.push(next);
  const names =
    chain.length === 0
      ? [id]
      : chain.flatMap((style) => [
          valueOf(findChild(style, 'w:name')) ?? '',
          valueOf(style, 'w:styleId') ?? '',
        ]);
  const paragraph = chain.flatMap((style) => findChild(style, 'w:pPr') ?? []);
  return {
    role: resolveStyleRole(names, paragraph),
    paragraph,
    run: chain.flatMap((style) => findChild(style, 'w:rPr') ?? []),
  };
}

/** What a paragraph of a style is. */
export type StyleRole =
  | { readonly kind: 'title' | 'subtitle' | 'quote' | 'code' | 'contents' | 'in list' | 'text' }
  | { readonly kind: 'heading'; readonly level: number }
  /** A list by the name of its style, for documents without numbering. */
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly level: number };

/**
 * Style names in lower case, as Word, LibreOffice, Google Docs and Pages write them in several
 * languages.
 */
const roles: readonly { readonly names: RegExp; readonly role: (number: number) => StyleRole }[] = [
  {
    names: /^(?:(?:document |doc)?title|titel|titre|título|titulo|titolo|otsikko|tittel)$/,
    role: () => ({ kind: 'title' }),
  },
  {
    names:
      /^(?:subtitle|untertitel|sous-titre|subtítulo|subtitulo|sottotitolo|ondertitel|underrubrik|undertittel|undertitel)$/,
    role: () => ({ kind: 'subtitle' }),
  },
  {
    names:
      /^(?:heading|überschrift|berschrift|titre|título|ttulo|titulo|titolo|encabezado|kop|rubrik|overskrift|otsikko|nagłówek|заголовок|nadpis|标题|見出し)[ -]?([1-9])$/,
    role: (number) => ({ kind: 'heading', level: Math.min(number, 6) }),
  },
  { names: /^(?:heading|überschrift)$/, role: () => ({ kind: 'heading', level: 1 }) },
  {
    names:
      /^(?:intense ?quote|quote|quotations?|block ?quote|block ?text|zitat|intensives ?zitat|citation|citation intense|cita|cita destacada|citazione|citazione intensa|citaat)$/,
    role: () => ({ kind: 'quote' }),
  },
  {
    names:
      /^(?:source ?code|code ?block|code|html ?preformatted|preformatted ?text|vorformatierter ?text|html vorformatiert|quelltext|quellcode|macro ?text|makrotext|listing|program listing|verbatim(?: char)?|(?:html|inline) ?code|source ?text|code char|html ?code)$/,
    role: () => ({ kind: 'code' }),
  },
  {
    names:
      /^(?:toc|verzeichnis|tm|inhaltsverzeichnis|contents|index|table of figures|abbildungsverzeichnis)[ -]?[1-9]?$|^(?:toc heading|tocheading|inhaltsverzeichnisüberschrift|contents heading|index heading)$/,
    role: () => ({ kind: 'contents' }),
  },
  {
    names:
      /^(?:list ?bullet|aufzählungszeichen|aufzhlungszeichen|liste à puces|lista con viñetas)[ -]?([2-5]?)$/,
    role: (number) => ({ kind: 'list', isOrdered: false, level: Math.max(number, 1) }),
  },
  {
    names: /^(?:list ?number|listennummer|liste à numéros|lista con números)[ -]?([2-5]?)$/,
    role: (number) => ({ kind: 'list', isOrdered: true, level: Math.max(number, 1) }),
  },
  {
    names:
      /^(?:list ?paragraph|listenabsatz|paragraphe de liste|párrafo de lista|paragrafo elenco|list ?continue ?[2-5]?|listenfortsetzung ?[2-5]?|list contents)$/,
    role: () => ({ kind: 'in list' }),
  },
];

/**
 * The role of a style by its names and those of its base styles, nearest first; else by its outline
 * level.
 */
function resolveStyleRole(names: readonly string[], properties: readonly XmlElement[]): StyleRole {
  for (const name of names) {
    const plain = name.trim().toLowerCase().replace(/\s+/g, ' ');
    for (const { names: pattern, role } of roles) {
      const match = pattern.exec(plain);
      if (match !== null) return role(Number(match[1] ?? 0));
    }
  }
  return resolveOutlineRole(properties) ?? { kind: 'text' };
}

/** A heading if the paragraph has an outline level. */
export function resolveOutlineRole(properties: readonly XmlElement[]): StyleRole | undefined {
  const level = properties
    .map((each) => valueOf(findChild(each, 'w:outlineLvl')))
    .find((value) => value !== undefined);
  return level === undefined || !/^[0-8]$/.test(level)
    ? undefined
    : { kind: 'heading', level: Math.min(Number(level) + 1, 6) };
}

/** The effective format of a run. */
interface RunFormat {
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly isStruck: boolean;
  readonly isCode: boolean;
  readonly isHidden: boolean;
  /** `superscript`, `subscript` or undefined. */
  readonly raised: string | undefined;
  /** In half-points. */
  readonly size: number;
}

const monospaced =
  /^(?:courier|consolas|menlo|monaco|lucida console|inconsolata|cascadia|source code|fira code|fira mono|andale mono|.*\bmono\b)/i;

/** Resolves the format of a run with these properties in a paragraph of that style. */
export function resolveRunFormat(
  properties: XmlElement | undefined,
  paragraph: Style,
  styles: Styles,
): RunFormat {
  const style = styles.find(valueOf(findChild(properties, 'w:rStyle')));
  const layers = [
    ...(properties === undefined ? [] : [properties]),
    ...style.run,
    ...paragraph.run,
  ];
  const getProperty = (name: string, attribute = 'w:val') =>
    layers
      .map((layer) => valueOf(findChild(layer, name), attribute))
      .find((value) => value !== undefined);
  const has = (...names: readonly string[]) => {
    const set = layers
      .map((layer) => findChild(layer, ...names))
      .find((element) => element !== undefined);
    return set !== undefined && !/^(?:0|false|off|none)$/.test(valueOf(set) ?? '');
  };
  const isMonospaced =
    monospaced.test(getProperty('w:rFonts', 'w:ascii') ?? '') && !monospaced.test(styles.font);
  const raised = getProperty('w:vertAlign');
  return {
    isBold: has('w:b'),
    isItalic: has('w:i'),
    isStruck: has('w:strike', 'w:dstrike'),
    isCode: style.role.kind === 'code' || isMonospaced,
    isHidden: has('w:vanish'),
    raised: raised === 'superscript' || raised === 'subscript' ? raised : undefined,
    size: Number(getProperty('w:sz') ?? styles.size),
  };
}

/** The format as run properties, within a paragraph that implies some of it. */
export function createRunProperties(
  format: RunFormat,
  within: { readonly isHeading: boolean; readonly isCode: boolean },
): XmlElement {
  const isPlain = within.isCode;
  return createXmlElement('w:rPr', {}, [
    ...(format.isCode && !isPlain ? [createXmlElement('w:rStyle', { 'w:val': 'code' })] : []),
    ...(format.isBold && !isPlain && !within.isHeading && !format.isCode
      ? [createXmlElement('w:b')]
      : []),
    ...(format.isItalic && !isPlain && !format.isCode ? [createXmlElement('w:i')] : []),
    ...(format.isStruck && !isPlain ? [createXmlElement('w:strike')] : []),
    ...(format.raised === undefined || isPlain
      ? []
      : [createXmlElement('w:vertAlign', { 'w:val': format.raised })]),
  ]);
}

/** A level of a list. */
interface Level {
  /** Equal for all lists that continue each other. */
  readonly list: string;
  readonly level: number;
  readonly isOrdered: boolean;
  /** The first number, and whether the list instance restarts at it. */
  readonly start: number;
  readonly restarts: boolean;
  /** The indent, in twentieths of a point. */
  readonly indent: number;
}

/** A level with the id of the list instance. */
export interface ItemLevel extends Level {
  readonly id: string;
}

export interface Numbering {
  /** The level of a paragraph with these properties and style; undefined if it is no list item. */
  readonly find: (properties: XmlElement | undefined, style: Style) => ItemLevel | undefined;
}

/** Parses the numbering definitions of a document. */
export function parseNumbering(part: Part | undefined, styles: Styles): Numbering {
  const lists = new Map(
    listChildren(part?.root, 'w:abstractNum').map((element) => [
      valueOf(element, 'w:abstractNumId') ?? '',
      element,
    ]),
  );
  const numbers = new Map(
    listChildren(part?.root, 'w:num').map((element) => [
      valueOf(element, 'w:numId') ?? '',
      element,
    ]),
  );
  const find: Numbering['find'] = (properties, style) => {
    const set = [properties, ...style.paragraph]
      .map((each) => findChild(each, 'w:numPr'))
      .filter((each) => each !== undefined);
    const id = set
      .map((each) => valueOf(findChild(each, 'w:numId')))
      .find((value) => value !== undefined);
    const level =
      set.map((each) => valueOf(findChild(each, 'w:ilvl'))).find((value) => value !== undefined) ??
      '0';
    if (id === undefined) return resolveNamedLevel(style);
    if (id === '0') return undefined;
    const number = numbers.get(id);
    const name = resolveListName(
      valueOf(findChild(number, 'w:abstractNumId')),
      lists,
      numbers,
      styles,
    );
    const found = resolveLevel(name, lists.get(name), number, Number(level));
    return found === undefined ? undefined : { ...found, id };
  };
  return { find };
}

/** The abstract list behind a name; some only link to a style. */
function resolveListName(
  name: string | undefined,
  lists: ReadonlyMap<string, XmlElement>,
  numbers: ReadonlyMap<string, XmlElement>,
  styles: Styles,
): string {
  const linked = valueOf(findChild(lists.get(name ?? ''), 'w:numStyleLink'));
  if (linked === undefined) return name ?? '';
  const id = styles
    .find(linked)
    .paragraph.map((each) => valueOf(findChild(findChild(each, 'w:numPr'), 'w:numId')))
    .find((value) => value !== undefined);
  return valueOf(findChild(numbers.get(id ?? ''), 'w:abstractNumId')) ?? name ?? '';
}

function resolveLevel(
  list: string,
  element: XmlElement | undefined,
  number: XmlElement | undefined,
  level: number,
): Level | undefined {
  const isOf = (each: XmlElement) => Number(valueOf(each, 'w:ilvl') ?? 0) === level;
  const own = listChildren(element, 'w:lvl').find(isOf);
  const override = listChildren(number, 'w:lvlOverride').find(isOf);
  const set = findChild(override, 'w:lvl') ?? own;
  const format = valueOf(findChild(set, 'w:numFmt')) ?? 'decimal';
  if (
    element === undefined ||
    (format === 'none' && (valueOf(findChild(set, 'w:lvlText')) ?? '') === '')
  )
    return undefined;
  const restart = valueOf(findChild(override, 'w:startOverride'));
  const indents = findChild(findChild(set, 'w:pPr'), 'w:ind');
  return {
    list,
    level,
    isOrdered: format !== 'bullet' && format !== 'none',
    start: parseCount(restart ?? valueOf(findChild(set, 'w:start')) ?? '1'),
    restarts: restart !== undefined,
    indent: Number(valueOf(indents, 'w:start') ?? valueOf(indents, 'w:left') ?? 720 * (level + 1)),
  };
}

function parseCount(text: string): number {
  return /^\d{1,6}$/.test(text) ? Number(text) : 1;
}

function resolveNamedLevel({ role }: Style): ItemLevel | undefined {
  if (role.kind !== 'list') return undefined;
  const list = role.isOrdered ? 'ordered by name' : 'unordered by name';
  return {
    id: list,
    list,
    level: role.level - 1,
    isOrdered: role.isOrdered,
    start: 1,
    restarts: false,
    indent: 720 * role.level,
  };
}

/** Whether the paragraph continues in the next one: its mark was deleted, or it is a drop cap. */
export function isJoinedToNext(paragraph: XmlElement): boolean {
  const properties = findChild(paragraph, 'w:pPr');
  const frame = valueOf(findChild(properties, 'w:framePr'), 'w:dropCap') ?? 'none';
  return frame !== 'none' || findChild(findChild(properties, 'w:rPr'), 'w:del') !== undefined;
}

/** How much larger than the text a title has to be. */
const larger = 1.3;

/** In characters. */
const maxTitleLength = 150;

/**
 * Finds a title that has no title style: the first paragraph with text, if it is short, larger than
 * the text and without a full stop. Undefined if the document has a title style or no such
 * paragraph.
 */
export function findUnstyledTitle(root: XmlElement, styles: Styles): XmlElement | undefined {
  const body = findChild(root, 'w:body');
  const paragraphs = listChildren(body, 'w:p');
  const toStyle = (paragraph: XmlElement) =>
    styles.find(valueOf(findChild(findChild(paragraph, 'w:pPr'), 'w:pStyle')));
  if (paragraphs.some((paragraph) => toStyle(paragraph).role.kind === 'title')) return undefined;
  const first = paragraphs.find((paragraph) =>
    listBelow(paragraph, 'w:t').some((text) => textOf(text).trim() !== ''),
  );
  if (
    first === undefined ||
    isJoinedToNext(first) ||
    toStyle(first).role.kind !== 'text' ||
    findChild(findChild(first, 'w:pPr'), 'w:numPr', 'w:outlineLvl') !== undefined
  )
    return undefined;
  const words = listBelow(first, 'w:t').map(textOf).join('').trim();
  const runs = listBelow(first, 'w:r').filter((run) =>
    listChildren(run, 'w:t').some((text) => textOf(text).trim() !== ''),
  );
  const isLarge = runs.every(
    (run) =>
      resolveRunFormat(findChild(run, 'w:rPr'), toStyle(first), styles).size >=
      styles.size * larger,
  );
  return isLarge && words.length <= maxTitleLength && !/[.:;,]$/.test(words) ? first : undefined;
}
