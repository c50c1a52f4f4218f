import type { ImportMessage } from '../../document.ts';
import { type HtmlElement, type HtmlNode, isBlockElement } from '../html/element.ts';
import { stripInvisible } from '../html/parse.ts';
import { placesAttribute } from '../html/places.ts';
import type { Unpacked } from '../zip.ts';
import { findImageExtension } from './runs.ts';
import { findSymbol } from './symbols.ts';
import { findChild, isXmlElement, listChildren, textOf, valueOf, type XmlElement } from './xml.ts';

/** A document as HTML elements with paragraph numbers as lines. */
interface RenderedDocument {
  readonly root: HtmlElement;
  /** The bytes of the images, by `src`. */
  readonly images: ReadonlyMap<string, Uint8Array>;
  readonly messages: readonly ImportMessage[];
  /** The notes that the text marks, by the names of their marks. */
  readonly notes: readonly { readonly name: string; readonly root: HtmlElement }[];
}

/** An element under construction. */
interface DraftElement {
  readonly type: 'element';
  readonly name: string;
  /**
   * The names of preceding siblings that its content is merged into; empty if it always starts a
   * new element.
   */
  readonly joins: readonly string[];
  readonly attributes: Readonly<Record<string, string>>;
  /** The text between two merged contents. */
  readonly separator: string;
  readonly children: DraftNode[];
  readonly line: number;
  endLine: number;
}

type DraftNode =
  | DraftElement
  | { readonly type: 'text'; readonly value: string; readonly line: number };

/** An element to put around rendered content. */
type Wrapper = Pick<DraftElement, 'name' | 'joins'> &
  Partial<Pick<DraftElement, 'attributes' | 'separator'>>;

/** A complex field, such as a hyperlink, which may begin and end in any run. */
interface Field {
  readonly start: XmlElement;
  instruction: string;
  href: string | undefined;
}

interface Context {
  readonly files: Unpacked;
  readonly images: Map<string, Uint8Array>;
  readonly messages: ImportMessage[];
  /** The open fields, innermost last. */
  readonly fields: Field[];
  /** The numbers of the notes that the text refers to, by ids such as `footnote 3`. */
  readonly notes: Map<string, number>;
  /** The number of the current paragraph. */
  line: number;
}

/**
 * Renders the body of a prepared document and its notes, whose marks are `<import-span name="1">`.
 * @param notes the prepared notes, by ids such as `footnote 3`.
 */
export function renderDocument(
  body: XmlElement,
  notes: ReadonlyMap<string, XmlElement>,
  files: Unpacked,
): RenderedDocument {
  const context: Context = {
    files,
    images: new Map(),
    messages: [],
    fields: [],
    notes: new Map(),
    line: 1,
  };
  const root = createDraft({ name: '#root', joins: [] }, 1, renderBlocks(body, context));
  const rendered = [...context.notes].map(([id, number]) => {
    const note = notes.get(id);
    const children =
      note === undefined ? [] : renderBlocks(note, { ...context, fields: [], notes: new Map() });
    const line = children[0]?.line ?? context.line;
    const draft = createDraft({ name: '#root', joins: [] }, line, children);
    return { name: `${number}`, root: trimNote(toHtmlElement(draft)) };
  });
  return {
    root: toHtmlElement(root),
    notes: rendered,
    images: context.images,
    messages: context.messages,
  };
}

function createDraft(
  { name, joins, attributes = {}, separator = '' }: Wrapper,
  line: number,
  children: DraftNode[] = [],
): DraftElement {
  return { type: 'element', name, joins, attributes, separator, children, line, endLine: line };
}

/** Appends a node, or merges its content into the preceding element. */
function append(into: DraftNode[], node: DraftNode): void {
  const last = into.at(-1);
  if (node.type === 'text') {
    if (last?.type === 'text') into[into.length - 1] = { ...last, value: last.value + node.value };
    else if (node.value !== '') into.push(node);
  } else if (
    last?.type === 'element' &&
    node.joins.includes(last.name) &&
    node.attributes['href'] === last.attributes['href']
  ) {
    append(last.children, { type: 'text', value: node.separator, line: node.line });
    for (const child of node.children) append(last.children, child);
    last.endLine = node.endLine;
  } else into.push(node);
}

function wrap(wrappers: readonly Wrapper[], children: DraftNode[], line: number): DraftNode[] {
  return wrappers.reduceRight((inner, wrapper) => [createDraft(wrapper, line, inner)], children);
}

function toHtmlElement(draft: DraftElement): HtmlElement {
  const children = draft.children.map((child): HtmlNode =>
    child.type === 'text' ? child : toHtmlElement(child),
  );
  const last = children.at(-1);
  return {
    type: 'element',
    name: draft.name,
    attributes: new Map(Object.entries(draft.attributes)),
    children,
    line: draft.line,
    endLine: Math.max(draft.endLine, last?.type === 'element' ? last.endLine : draft.line),
    holdsBlock: children.some(isBlockElement),
  };
}

function renderBlocks(container: XmlElement, context: Context): DraftNode[] {
  const blocks: DraftNode[] = [];
  for (const block of container.children.filter(isXmlElement)) {
    if (block.name === 'w:tbl') {
      blocks.push(renderTable(block, context));
      continue;
    }
    const line = valueOf(block, 'line');
    context.line = line === undefined ? context.line : Number(line);
    const children: DraftNode[] = [];
    for (const child of block.children.filter(isXmlElement))
      for (const node of renderInline(child, context)) append(children, node);
    if (line !== undefined || children.length > 0)
      for (const node of wrap(getPlacedWrappers(block), children, context.line))
        append(blocks, node);
  }
  return blocks;
}

/** The same, the last of which has the names by which links lead to the paragraph. */
function getPlacedWrappers(paragraph: XmlElement): Wrapper[] {
  const wrappers = getWrappers(paragraph);
  const names = valueOf(paragraph, placesAttribute);
  const last = wrappers.at(-1);
  if (names === undefined || last === undefined) return wrappers;
  const attributes = { ...last.attributes, [placesAttribute]: names };
  return [...wrappers.slice(0, -1), { ...last, attributes }];
}

/** The elements around the content of a prepared paragraph, outermost first. */
function getWrappers(paragraph: XmlElement): Wrapper[] {
  const role = valueOf(paragraph, 'role') ?? 'text';
  const depth = Number(valueOf(paragraph, 'depth') ?? 1);
  const around = (count: number): Wrapper[] =>
    Array.from({ length: count }).flatMap(() => [
      { name: 'ul', joins: ['ul', 'ol'] },
      { name: 'li', joins: ['li'] },
    ]);
  const list = valueOf(paragraph, 'list') ?? 'ul';
  const start = valueOf(paragraph, 'start');
  switch (role) {
    case 'item':
      return [
        ...around(depth - 1),
        {
          name: list,
          joins: valueOf(paragraph, 'first') === undefined ? [list] : [],
          attributes: start === undefined ? {} : { start },
        },
        { name: 'li', joins: [] },
      ];
    case 'more':
      return [...around(depth), { name: 'p', joins: [] }];
    case 'title':
      return [{ name: 'h1', joins: [], attributes: { class: 'import-title' } }];
    case 'subtitle':
      return [{ name: 'p', joins: [], attributes: { class: 'import-subtitle' } }];
    case 'heading':
      return [{ name: `h${depth}`, joins: [] }];
    case 'quote':
      return [
        { name: 'blockquote', joins: ['blockquote'] },
        { name: 'p', joins: [] },
      ];
    case 'code':
      return [{ name: 'pre', joins: ['pre'], separator: '\n' }];
    case 'rule':
      return [{ name: 'hr', joins: [] }];
    default:
      return [{ name: 'p', joins: [] }];
  }
}

const sides: ReadonlyMap<string, string> = new Map([
  ['right', 'right'],
  ['end', 'right'],
  ['center', 'center'],
]);

/** To which side the words of a cell are set, if Word says one. */
function findAlignment(properties: XmlElement | undefined): { readonly align?: string } {
  const align = sides.get(valueOf(findChild(properties, 'w:jc')) ?? '');
  return align === undefined ? {} : { align };
}

function renderTable(table: XmlElement, context: Context): DraftElement {
  const rows = listChildren(table, 'w:tr');
  const isBody = rows.map(
    (row) => findChild(findChild(row, 'w:trPr'), 'w:tblHeader') === undefined,
  );
  const body = isBody.includes(true) ? isBody.indexOf(true) : rows.length;
  // The cells that span down to the current row, by column.
  const reaching = new Map<number, { readonly cell: DraftElement; rows: number }>();
  const spans = new Map<DraftElement, { rows: number }>();
  const rendered = rows.map((row, index) => {
    let column = 0;
    const before = context.line;
    const cells = listChildren(row, 'w:tc').flatMap((cell): DraftElement[] => {
      const properties = findChild(cell, 'w:tcPr');
      const width = Number(valueOf(findChild(properties, 'w:gridSpan')) ?? 1);
      const merge = findChild(properties, 'w:vMerge');
      const isContinued = merge !== undefined && (valueOf(merge) ?? 'continue') === 'continue';
      const blocks = renderBlocks(cell, context);
      const above = reaching.get(column);
      const start = column;
      column += width;
      if (isContinued && above !== undefined) {
        above.rows += 1;
        // Word does not show the content of a continued cell, but it must not get lost.
        for (const block of blocks) append(above.cell.children, block);
        return [];
      }
      const made = createDraft(
        {
          name: index < body ? 'th' : 'td',
          joins: [],
          attributes: {
            ...(width === 1 ? {} : { colspan: `${width}` }),
            // Heads are often centred above columns that are not.
            ...(index < body ? {} : findAlignment(properties)),
          },
        },
        blocks[0]?.line ?? context.line,
        blocks,
      );
      const span = { cell: made, rows: 1 };
      reaching.set(start, span);
      spans.set(made, span);
      return [made];
    });
    return createDraft({ name: 'tr', joins: [] }, cells[0]?.line ?? before, cells);
  });
  const spanned = rendered.map((row) => ({
    ...row,
    children: row.children.map((cell) => {
      const count = cell.type === 'element' ? (spans.get(cell)?.rows ?? 1) : 1;
      return cell.type === 'text' || count === 1
        ? cell
        : { ...cell, attributes: { ...cell.attributes, rowspan: `${count}` } };
    }),
  }));
  const line = rendered[0]?.line ?? context.line;
  const group = (name: string, children: DraftElement[]): DraftElement =>
    createDraft({ name, joins: [] }, children[0]?.line ?? context.line, children);
  return createDraft(
    { name: 'table', joins: [] },
    line,
    body === 0
      ? spanned
      : [group('thead', spanned.slice(0, body)), group('tbody', spanned.slice(body))],
  );
}

function renderInline(element: XmlElement, context: Context): DraftNode[] {
  if (element.name === 'w:r') return renderRun(element, context);
  if (element.name !== 'w:hyperlink') return [];
  return renderLink(
    valueOf(element, 'href'),
    element.children.filter(isXmlElement).flatMap((child) => renderInline(child, context)),
    context,
  );
}

function renderLink(
  href: string | undefined,
  nodes: readonly DraftNode[],
  { line }: Context,
): DraftNode[] {
  const children: DraftNode[] = [];
  for (const node of nodes) append(children, node);
  return href === undefined || children.length === 0
    ? children
    : [createDraft({ name: 'a', joins: ['a'], attributes: { href } }, line, children)];
}

/** The elements for the format of a run, innermost first. */
function getRunWrappers(properties: XmlElement | undefined): Wrapper[] {
  const raised = { superscript: 'sup', subscript: 'sub' }[
    valueOf(findChild(properties, 'w:vertAlign')) ?? ''
  ];
  const names = [
    findChild(properties, 'w:strike') && 's',
    raised,
    findChild(properties, 'w:i') && 'em',
    findChild(properties, 'w:b') && 'strong',
    findChild(properties, 'w:rStyle') && 'code',
  ];
  return names.flatMap((name) => (name === undefined ? [] : [{ name, joins: [name] }]));
}

function renderRun(run: XmlElement, context: Context): DraftNode[] {
  const children: DraftNode[] = [];
  for (const child of run.children.filter(isXmlElement))
    for (const node of renderMark(child, context)) append(children, node);
  const link = context.fields.findLast(({ href }) => href !== undefined);
  const linked = renderLink(link?.href, children, context);
  return linked.length === 0
    ? []
    : wrap(
        // The page raises the marks of notes by itself.
        linked.every((node) => node.type === 'element' && node.name === noteMark)
          ? []
          : getRunWrappers(findChild(run, 'w:rPr')).toReversed(),
        linked,
        context.line,
      );
}

function renderMark(element: XmlElement, context: Context): DraftNode[] {
  const { line } = context;
  const text = (value: string): DraftNode[] => [
    { type: 'text', value: stripInvisible(value.replace(/\r\n?/g, '\n')), line },
  ];
  switch (element.name) {
    case 'w:t':
      return text(textOf(element));
    case 'w:tab':
      return text('\t');
    case 'w:noBreakHyphen':
      return text('\u2011');
    case 'w:br':
      return [createDraft({ name: 'br', joins: [] }, line)];
    case 'w:sym':
      return text(renderSymbol(element, context));
    case 'w:fldChar':
    case 'w:instrText':
      return followField(element, context);
    case 'image':
      return renderImage(element, context);
    case 'w:footnoteReference':
    case 'w:endnoteReference': {
      const note = `${element.name.replace(/^w:|Reference$/g, '')} ${valueOf(element, 'w:id') ?? ''}`;
      const number = context.notes.get(note) ?? context.notes.size + 1;
      context.notes.set(note, number);
      return [createDraft({ name: noteMark, joins: [], attributes: { name: `${number}` } }, line)];
    }
    default:
      return [];
  }
}

function renderSymbol(element: XmlElement, { messages, line }: Context): string {
  const [font, code] = [valueOf(element, 'w:font') ?? '', valueOf(element, 'w:char') ?? ''];
  const symbol = findSymbol(font, code);
  if (symbol === undefined)
    messages.push({
      line,
      message: `A sign of the font “${font}” (its number ${code}) has no equal and was left out. Look for what is missing, and write it in words.`,
      requiresAction: true,
    });
  return symbol ?? '';
}

function renderImage(element: XmlElement, { files, images, line }: Context): DraftNode[] {
  const bytes = files.get(valueOf(element, 'target') ?? '');
  if (bytes === undefined) return [];
  const src = `image-${images.size + 1}.${findImageExtension(bytes) ?? 'png'}`;
  images.set(src, new Uint8Array(bytes));
  const alt = stripInvisible(valueOf(element, 'alt') ?? '');
  const attributes = alt === '' ? { src } : { alt, src };
  const image = createDraft({ name: 'img', joins: [], attributes }, line);
  const href = valueOf(element, 'href');
  return href === undefined
    ? [image]
    : [createDraft({ name: 'a', joins: ['a'], attributes: { href } }, line, [image])];
}

/** Tracks complex fields, of which hyperlinks and checkboxes are rendered. */
function followField(element: XmlElement, { fields, line }: Context): DraftNode[] {
  const [type, last] = [valueOf(element, 'w:fldCharType'), fields.at(-1)];
  if (element.name === 'w:instrText') {
    if (last !== undefined) last.instruction += textOf(element);
  } else if (type === 'begin') fields.push({ start: element, instruction: '', href: undefined });
  else if (type === 'separate' && last !== undefined) last.href = parseLink(last.instruction);
  else if (type === 'end') {
    fields.pop();
    if (last !== undefined && /\bFORMCHECKBOX\b/.test(last.instruction))
      return [createDraft({ name: 'input', joins: [], attributes: { type: 'checkbox' } }, line)];
  }
  return [];
}

function parseLink(instruction: string): string | undefined {
  const reference = /^\s*REF\s+([^\s\\]+)\s.*\\h\b/.exec(instruction)?.[1];
  if (reference !== undefined) return `#${reference}`;
  const [, local, quoted, plain] =
    /^\s*HYPERLINK\s+(\\l\s+)?(?:"(.*)"|([^\\]\S*))/.exec(instruction) ?? [];
  const address = quoted ?? plain;
  return address === undefined || local === undefined ? address : `#${address}`;
}

/** Stands for the mark of a note, by its number. */
const noteMark = 'import-span';

/** Removes whitespace around the paragraphs of a note: Word adds a space behind its number. */
function trimNote(note: HtmlElement): HtmlElement {
  const children = note.children.map((child) => {
    if (child.type !== 'element') return child;
    const isFilled = (node: HtmlNode) => node.type !== 'text' || node.value.trim() !== '';
    const kept = child.children.slice(
      Math.max(child.children.findIndex(isFilled), 0),
      child.children.findLastIndex(isFilled) + 1,
    );
    return {
      ...child,
      children: kept.map((node, index) => {
        if (node.type !== 'text') return node;
        const value = index === 0 ? node.value.trimStart() : node.value;
        return { ...node, value: index === kept.length - 1 ? value.trimEnd() : value };
      }),
    };
  });
  return {
    ...note,
    children: children.filter((child) => child.type !== 'element' || child.children.length > 0),
  };
}
