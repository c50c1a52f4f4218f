import { toImageEnding } from './image-kind.ts';
import type { PartPreparation } from './preparation.ts';
import { createElement } from './write-xml.ts';
import { isElement, listBelow, valueOf, type XmlElement } from './xml.ts';

/** What a drawing holds. */
interface Drawn {
  /** Its images, as elements `image` with `target`, `alt` and `href`. */
  readonly images: readonly XmlElement[];
  /** The contents of its text boxes. */
  readonly boxes: readonly XmlElement[];
}

/** What programs add to the words for an image that they made up. */
const guessed =
  /\s*(?:Description automatically generated(?: with \w+ confidence)?|Automatisch generierte Beschreibung(?: mit \w+ Zuverlässigkeit)?|AI-generated content may be incorrect\.?|KI-generierte Inhalte können fehlerhaft sein\.?)\s*/g;

/** The images and text boxes of a drawing, a picture of old programs, or an object; of all else, a person is told. */
export function readDrawing(
  element: XmlElement,
  line: number,
  preparation: PartPreparation,
): Drawn {
  const boxes = listOutermost(element, 'w:txbxContent');
  const blips = [...listOutermost(element, 'a:blip'), ...listOutermost(element, 'v:imagedata')];
  const alt = toAlt(element, line, preparation);
  const images = blips.flatMap((blip, index) =>
    toImage(blip, index === 0 ? alt : '', element, line, preparation),
  );
  if (blips.length === 0) preparation.drop(line, alt, 'words for a drawing that is no image');
  const what =
    listBelow(element, 'c:chart').length > 0
      ? 'chart'
      : listBelow(element, 'dgm:relIds').length > 0
        ? 'diagram'
        : undefined;
  if (what !== undefined)
    preparation.messages.push({
      line,
      message: `A ${what} of Word stands here, which cannot be imported. Save it as a picture in Word, and add that.`,
      requiresAction: true,
    });
  if (element.name === 'w:object' && boxes.length === 0)
    preparation.messages.push({
      line,
      message:
        'An object of another program stands here; at most its picture was imported. Add what it holds by hand.',
      requiresAction: true,
    });
  return { images, boxes };
}

function toAlt(element: XmlElement, line: number, preparation: PartPreparation): string {
  const shapes = [
    ...listBelow(element, 'wp:docPr'),
    ...listBelow(element, 'v:shape'),
    ...listBelow(element, 'v:imagedata'),
  ];
  const said = shapes
    .flatMap((shape) =>
      ['descr', 'alt', 'title', 'o:title'].map((name) => valueOf(shape, name)?.trim() ?? ''),
    )
    .filter((text) => text !== '');
  const [alt = '', ...others] = [...new Set(said)];
  for (const other of others) preparation.drop(line, other, 'a second name of an image');
  for (const [words] of alt.matchAll(guessed))
    preparation.drop(line, words.trim(), 'said by the program that described the image');
  const kept = alt.replace(guessed, ' ').replace(/\s+/g, ' ').trim();
  if (kept.length < alt.length)
    preparation.messages.push({
      line,
      message: 'A program made up the words for this image. Look whether they say what it shows.',
      requiresAction: true,
    });
  return kept;
}

function toImage(
  blip: XmlElement,
  alt: string,
  drawing: XmlElement,
  line: number,
  preparation: PartPreparation,
): XmlElement[] {
  const id = valueOf(blip, 'r:embed') ?? valueOf(blip, 'r:id');
  const relation = preparation.part.relations.get(id ?? valueOf(blip, 'r:link') ?? '');
  const bytes =
    relation === undefined || relation.isOutside
      ? undefined
      : preparation.files.get(relation.target);
  if (relation === undefined || bytes === undefined) {
    const where = relation === undefined ? '' : ` It is at ${relation.target}.`;
    preparation.drop(line, alt, 'words for an image that the file does not hold');
    preparation.messages.push({
      line,
      message: `The file does not hold the image that stands here.${where} Add it by hand.`,
      requiresAction: true,
    });
    return [];
  }
  if (toImageEnding(bytes) === undefined) {
    preparation.drop(line, alt, 'words for an image that no browser shows');
    preparation.messages.push({
      line,
      message: `The image “${relation.target.split('/').at(-1) ?? ''}” is of a kind that no browser shows. Save it as PNG in Word, and add that.`,
      requiresAction: true,
    });
    return [];
  }
  const [link] = listBelow(drawing, 'a:hlinkClick').flatMap(
    (click) => preparation.part.relations.get(valueOf(click, 'r:id') ?? '') ?? [],
  );
  return [createElement('image', { target: relation.target, alt, href: link?.target })];
}

/** The elements of the name that stand in no other of that name, nor in a text box. */
function listOutermost(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter(isElement).flatMap((child) => {
    if (child.name === name) return [child];
    return child.name === 'w:txbxContent' ? [] : listOutermost(child, name);
  });
}
