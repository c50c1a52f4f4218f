import {
  type TrackedChange,
  findDropReason,
  followFields,
  getVisibleWords,
  type PartContext,
} from './context.ts';
import { createRunProperties, resolveRunFormat, type Style } from './styles.ts';
import {
  createXmlElement,
  findChild,
  isXmlElement,
  listBelow,
  textOf,
  valueOf,
  type XmlElement,
} from './xml.ts';

/** Elements that only wrap runs. */
const runWrappers = new Set([
  'w:smartTag',
  'w:customXml',
  'w:sdtContent',
  'w:dir',
  'w:bdo',
  'w:ins',
  'w:moveTo',
  'w:rubyBase',
  'm:oMathPara',
]);

/** Prepares the runs of a paragraph, without invisible content. */
export function prepareRuns(
  paragraph: XmlElement,
  place: RunContext,
  context: PartContext,
): XmlElement[] {
  return paragraph.children
    .filter(isXmlElement)
    .flatMap((child) => prepareInline(child, place, context));
}

function prepareInline(element: XmlElement, place: RunContext, context: PartContext): XmlElement[] {
  const { line } = place;
  const id = valueOf(element, 'w:id') ?? '';
  if (element.name === 'w:r') return prepareRun(element, place, context);
  if (element.name === 'w:ins') context.changes.push(createChange(element, 'put in', line));
  if (runWrappers.has(element.name)) return prepareRuns(element, place, context);
  switch (element.name) {
    case 'w:hyperlink':
      return [
        createXmlElement(
          'w:hyperlink',
          { href: resolveHref(element, context) },
          prepareRuns(element, place, context),
        ),
      ];
    case 'w:sdt':
      return prepareRuns(findChild(element, 'w:sdtContent') ?? element, place, context);
    case 'w:del':
    case 'w:moveFrom':
      context.changes.push(
        createChange(element, element.name === 'w:del' ? 'taken out' : 'moved away', line),
      );
      followFields(element, context.fields);
      return [];
    case 'w:fldSimple':
      return prepareSimpleField(element, place, context);
    case 'm:oMath':
      context.messages.push({
        line,
        message: `The formula “${getVisibleWords(element)}” stands as plain text. Look whether it can be read like that, or show an image of it.`,
        requiresAction: true,
      });
      return [createTextRun(getVisibleWords(element))];
    case 'w:commentRangeStart':
      context.openComments.add(id);
      return [];
    case 'w:commentRangeEnd':
      context.openComments.delete(id);
      return [];
    default:
      return [];
  }
}

function createChange(
  element: XmlElement,
  kind: TrackedChange['kind'],
  line: number,
): TrackedChange {
  return {
    line,
    kind,
    words: getVisibleWords(element),
    by: valueOf(element, 'w:author')?.trim() ?? '',
  };
}

/** The address of a link; undefined if it leads nowhere. */
function resolveHref(element: XmlElement, { part }: PartContext): string | undefined {
  const [id, anchor] = [valueOf(element, 'r:id'), valueOf(element, 'w:anchor')];
  const target = part.relations.get(id ?? '')?.target;
  if (target !== undefined)
    return anchor === undefined ? target : `${target.replace(/#.*$/s, '')}#${anchor}`;
  return id === undefined && anchor !== undefined ? `#${anchor}` : undefined;
}

function prepareSimpleField(
  element: XmlElement,
  place: RunContext,
  context: PartContext,
): XmlElement[] {
  const instruction = valueOf(element, 'w:instr') ?? '';
  const reason = findDropReason(instruction);
  if (reason !== undefined) context.drop(place.line, getVisibleWords(element), reason);
  return reason === undefined ? prepareRuns(element, place, context) : [];
}

function prepareRun(run: XmlElement, place: RunContext, context: PartContext): XmlElement[] {
  const format = resolveRunFormat(findChild(run, 'w:rPr'), place.style, context.styles);
  const reason = format.isHidden ? 'hidden text' : undefined;
  const kept = run.children
    .filter(isXmlElement)
    .flatMap((child) => prepareRunChild(child, reason, place, context));
  // A note reference is raised anyway.
  const isReference = kept.some(({ name }) => name.endsWith('Reference'));
  if (kept.length === 0) return [];
  if (!format.isCode || place.isCode)
    return [
      createXmlElement('w:r', {}, [
        ...(isReference ? [] : [createRunProperties(format, place)]),
        ...kept,
      ]),
    ];
  const { before, within, after } = splitBlanks(kept);
  return [
    createTextRun(before),
    createXmlElement('w:r', {}, [createRunProperties(format, place), ...within]),
    createTextRun(after),
  ];
}

/** Splits whitespace off the ends of code. */
function splitBlanks(marks: readonly XmlElement[]): {
  before: string;
  within: XmlElement[];
  after: string;
} {
  const [first, last] = [marks[0], marks.at(-1)];
  const before = first?.name === 'w:t' ? (/^\s*/.exec(textOf(first))?.[0] ?? '') : '';
  const after = last?.name === 'w:t' ? textOf(last).slice(textOf(last).trimEnd().length) : '';
  return {
    before,
    within: marks.map((mark) =>
      mark === first || mark === last ? trimText(mark, mark === first, mark === last) : mark,
    ),
    after,
  };
}

function trimText(mark: XmlElement, isFirst: boolean, isLast: boolean): XmlElement {
  if (mark.name !== 'w:t') return mark;
  const text = isFirst ? textOf(mark).trimStart() : textOf(mark);
  return createText(isLast ? text.trimEnd() : text);
}

function createTextRun(text: string): XmlElement {
  return createXmlElement('w:r', {}, [createText(text)]);
}

/** The paragraph whose runs are prepared. */
interface RunContext {
  readonly line: number;
  readonly style: Style;
  readonly isHeading: boolean;
  readonly isCode: boolean;
  /** The text boxes that are anchored here and follow the paragraph. */
  readonly boxes: XmlElement[];
}

/**
 * Prepares one child of a run: text, a break, an image or a note reference. `hidden` is the reason
 * if the run is invisible.
 */
function prepareRunChild(
  element: XmlElement,
  hidden: string | undefined,
  place: RunContext,
  context: PartContext,
): XmlElement[] {
  const { line } = place;
  const id = valueOf(element, 'w:id') ?? '';
  const reason = hidden ?? context.fields.findReason();
  if (element.name === 'w:fldChar' || element.name === 'w:instrText') {
    context.fields.follow(element);
    return [element];
  }
  if (reason !== undefined) {
    context.drop(line, getVisibleWords(element), reason);
    return [];
  }
  for (const open of context.openComments) addToComment(open, element, line, context);
  switch (element.name) {
    case 'w:t':
      return [createText(textOf(element).replace(/\u00ad/g, ''))];
    case 'w:tab':
      return place.isCode ? [createText('\t')] : [element];
    case 'w:br':
    case 'w:cr':
      return prepareBreak(element, place.isCode);
    case 'w:sym':
    case 'w:noBreakHyphen':
      return [element];
    case 'w:footnoteReference':
    case 'w:endnoteReference':
      return prepareReference(element, line, context);
    case 'w:commentReference':
      addToComment(id, undefined, line, context);
      return [];
    case 'w:ruby':
      return [
        createText(`${getRubyText(element, 'w:rubyBase')} (${getRubyText(element, 'w:rt')})`),
      ];
    case 'w:drawing':
    case 'w:pict':
    case 'w:object': {
      const { images, boxes } = prepareDrawing(element, line, context);
      for (const box of boxes) place.boxes.push(box);
      return [...images];
    }
    default:
      return [];
  }
}

function addToComment(
  id: string,
  element: XmlElement | undefined,
  line: number,
  context: PartContext,
): void {
  const place = context.comments.get(id) ?? { line, on: [] };
  context.comments.set(id, place);
  if (element !== undefined)
    place.on.push(element.name === 'w:tab' ? ' ' : getTextWithBlanks(element));
}

function getTextWithBlanks(element: XmlElement): string {
  return element.name === 'w:t' ? textOf(element) : getVisibleWords(element);
}

function prepareReference(element: XmlElement, line: number, context: PartContext): XmlElement[] {
  const note = `${element.name.replace(/^w:|Reference$/g, '')} ${valueOf(element, 'w:id') ?? ''}`;
  if (!context.notes.has(note)) return [];
  if (!context.references.has(note)) context.references.set(note, line);
  return [createXmlElement(element.name, { 'w:id': valueOf(element, 'w:id') })];
}

function prepareBreak(element: XmlElement, isCode: boolean): XmlElement[] {
  if (isCode) return [createText('\n')];
  const type = valueOf(element, 'w:type');
  return type === undefined || type === 'textWrapping'
    ? [createXmlElement('w:br')]
    : [createText(' ')];
}

function getRubyText(element: XmlElement, name: string): string {
  const part = findChild(element, name);
  return part === undefined ? '' : getVisibleWords(part);
}

/** A text element, with whitespace preserved. */
function createText(text: string): XmlElement {
  return createXmlElement('w:t', { 'xml:space': 'preserve' }, [text]);
}

/** The contents of a drawing. */
interface Drawn {
  /** Its images, as elements `image` with `target`, `alt` and `href`. */
  readonly images: readonly XmlElement[];
  /** The contents of its text boxes. */
  readonly boxes: readonly XmlElement[];
}

/** Notes that programs add to generated alternative text. */
const generatedNotes =
  /\s*(?:Description automatically generated(?: with \w+ confidence)?|Automatisch generierte Beschreibung(?: mit \w+ Zuverlässigkeit)?|AI-generated content may be incorrect\.?|KI-generierte Inhalte können fehlerhaft sein\.?)\s*/g;

/**
 * Prepares the images and text boxes of a drawing, a VML picture or an embedded object; anything
 * else requires action.
 */
function prepareDrawing(element: XmlElement, line: number, context: PartContext): Drawn {
  const boxes = listOutermost(element, 'w:txbxContent');
  const blips = [...listOutermost(element, 'a:blip'), ...listOutermost(element, 'v:imagedata')];
  const alt = resolveAlt(element, line, context);
  const images = blips.flatMap((blip, index) =>
    prepareImage(blip, index === 0 ? alt : '', element, line, context),
  );
  if (blips.length === 0) context.drop(line, alt, 'words for a drawing that is no image');
  const what =
    listBelow(element, 'c:chart').length > 0
      ? 'chart'
      : listBelow(element, 'dgm:relIds').length > 0
        ? 'diagram'
        : undefined;
  if (what !== undefined)
    context.messages.push({
      line,
      message: `A ${what} of Word stands here, which cannot be imported. Save it as a picture in Word, and add that.`,
      requiresAction: true,
    });
  if (element.name === 'w:object' && boxes.length === 0)
    context.messages.push({
      line,
      message:
        'An object of another program stands here; at most its picture was imported. Add what it holds by hand.',
      requiresAction: true,
    });
  return { images, boxes };
}

function resolveAlt(element: XmlElement, line: number, context: PartContext): string {
  const shapes = [
    ...listBelow(element, 'wp:docPr'),
    ...listBelow(element, 'v:shape'),
    ...listBelow(element, 'v:imagedata'),
  ];
  const altTexts = shapes
    .flatMap((shape) =>
      ['descr', 'alt', 'title', 'o:title'].map((name) => valueOf(shape, name)?.trim() ?? ''),
    )
    .filter((text) => text !== '');
  const [alt = '', ...others] = [...new Set(altTexts)];
  for (const other of others) context.drop(line, other, 'a second name of an image');
  for (const [words] of alt.matchAll(generatedNotes))
    context.drop(line, words.trim(), 'said by the program that described the image');
  const kept = alt.replace(generatedNotes, ' ').replace(/\s+/g, ' ').trim();
  if (kept.length < alt.length)
    context.messages.push({
      line,
      message: 'A program made up the words for this image. Look whether they say what it shows.',
      requiresAction: true,
    });
  return kept;
}

function prepareImage(
  blip: XmlElement,
  alt: string,
  drawing: XmlElement,
  line: number,
  context: PartContext,
): XmlElement[] {
  const id = valueOf(blip, 'r:embed') ?? valueOf(blip, 'r:id');
  const relation = context.part.relations.get(id ?? valueOf(blip, 'r:link') ?? '');
  const bytes =
    relation === undefined || relation.isOutside ? undefined : context.files.get(relation.target);
  if (relation === undefined || bytes === undefined) {
    const where = relation === undefined ? '' : ` It is at ${relation.target}.`;
    context.drop(line, alt, 'words for an image that the file does not hold');
    context.messages.push({
      line,
      message: `The file does not hold the image that stands here.${where} Add it by hand.`,
      requiresAction: true,
    });
    return [];
  }
  if (findImageExtension(bytes) === undefined) {
    context.drop(line, alt, 'words for an image that no browser shows');
    context.messages.push({
      line,
      message: `The image “${relation.target.split('/').at(-1) ?? ''}” is of a kind that no browser shows. Save it as PNG in Word, and add that.`,
      requiresAction: true,
    });
    return [];
  }
  const [link] = listBelow(drawing, 'a:hlinkClick').flatMap(
    (click) => context.part.relations.get(valueOf(click, 'r:id') ?? '') ?? [],
  );
  return [createXmlElement('image', { target: relation.target, alt, href: link?.target })];
}

/** The outermost elements of this name that are not in a text box. */
function listOutermost(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter(isXmlElement).flatMap((child) => {
    if (child.name === name) return [child];
    return child.name === 'w:txbxContent' ? [] : listOutermost(child, name);
  });
}

/** The file signatures of images, in Latin-1, with their extensions. */
const signatures: readonly { readonly begins: RegExp; readonly ending: string }[] = [
  { begins: /^\x89PNG\r\n/, ending: 'png' },
  { begins: /^\xff\xd8\xff/, ending: 'jpg' },
  { begins: /^GIF8[79]a/, ending: 'gif' },
  { begins: /^RIFF[\s\S]{4}WEBP/, ending: 'webp' },
  { begins: /^[\s\S]{4}ftypavi[fs]/, ending: 'avif' },
  {
    begins:
      /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[^>]*-->\s*)?(?:<!DOCTYPE svg[^>]*>\s*)?<svg[\s>]/,
    ending: 'svg',
  },
];

/**
 * The extension of an image that browsers can show; undefined for others, such as EMF, WMF and
 * TIFF.
 */
export function findImageExtension(bytes: Uint8Array): string | undefined {
  const begin = Buffer.from(bytes.subarray(0, 1000)).toString('latin1');
  return signatures.find(({ begins }) => begins.test(begin))?.ending;
}
