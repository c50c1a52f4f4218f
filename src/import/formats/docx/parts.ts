import { posix } from 'node:path';
import type { CalendarDate } from '../../../domain/locale/index.ts';
import { parseMoment } from '../../moment.ts';
import { UnreadableInputError } from '../../input.ts';
import { formatForeignZip, type Unpacked } from '../zip.ts';
import {
  findChild,
  isXmlElement,
  listChildren,
  parseXml,
  textOf,
  type XmlElement,
  type XmlNode,
} from './xml.ts';

/** A relationship of a part. */
interface Relation {
  readonly id: string;
  /** The last segment of its type, such as `image`, `hyperlink` or `footnotes`. */
  readonly kind: string;
  /** The name of a part, or an external URL. */
  readonly target: string;
  readonly isOutside: boolean;
}

/** A part of the file with its relationships. */
export interface Part {
  readonly name: string;
  readonly root: XmlElement;
  readonly relations: ReadonlyMap<string, Relation>;
}

/** The main document part. Throws UnreadableInputError if the file has none. */
export function findMainPart(files: Unpacked): Part {
  const named = [...parseRelations(files, '').values()].find(
    ({ kind }) => kind === 'officeDocument',
  )?.target;
  const name = [named, 'word/document.xml'].find((each) => each !== undefined && files.has(each));
  const part = name === undefined || !/word/i.test(name) ? undefined : parsePart(files, name);
  if (part?.root.name !== 'w:document')
    throw new UnreadableInputError(
      `The file is ${formatForeignZip(files.keys())}, not a document of Word. Open it in the program that it came from, and save it as .docx.`,
    );
  return part;
}

/** The parts of a kind, such as `comments` or `header`, that a part refers to. */
export function findRelatedParts(files: Unpacked, part: Part, kind: string): Part[] {
  const names = [...part.relations.values()]
    .filter((relation) => relation.kind === kind && !relation.isOutside)
    .map(({ target }) => target);
  return [...new Set(names)].flatMap((name) => parsePart(files, name) ?? []);
}

/** The part of that name; undefined if the file does not contain it. */
export function parsePart(files: Unpacked, name: string): Part | undefined {
  const bytes = files.get(name);
  return bytes === undefined
    ? undefined
    : {
        name,
        root: resolveAlternatives(parseXml(bytes, name)),
        relations: parseRelations(files, name),
      };
}

function parseRelations(files: Unpacked, name: string): Map<string, Relation> {
  const folder = name === '' ? '' : posix.dirname(name);
  const file = posix.join(folder, '_rels', `${posix.basename(name)}.rels`);
  const bytes = files.get(file);
  const elements =
    bytes === undefined ? [] : listChildren(parseXml(bytes, file), 'rel:Relationship');
  return new Map(
    elements
      .map((element) => parseRelation(element, folder))
      .map((relation) => [relation.id, relation]),
  );
}

function parseRelation({ attributes }: XmlElement, folder: string): Relation {
  const [target, isOutside] = [
    attributes.get('Target') ?? '',
    attributes.get('TargetMode') === 'External',
  ];
  const inside = target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
  return {
    id: attributes.get('Id') ?? '',
    kind: attributes.get('Type')?.split('/').at(-1) ?? '',
    target: isOutside ? target : inside,
    isOutside,
  };
}

/**
 * Replaces each `mc:AlternateContent` by one branch: the choice for new programs if it has text or
 * an image, else the fallback.
 */
function resolveAlternatives(element: XmlElement): XmlElement {
  return { ...element, children: element.children.flatMap(resolveNode) };
}

function resolveNode(node: XmlNode): XmlNode[] {
  if (!isXmlElement(node)) return [node];
  if (node.name !== 'mc:AlternateContent') return [resolveAlternatives(node)];
  const [choice, fallback] = [findChild(node, 'mc:Choice'), findChild(node, 'mc:Fallback')];
  const branch =
    choice !== undefined && (fallback === undefined || isVisible(choice)) ? choice : fallback;
  return branch?.children.flatMap(resolveNode) ?? [];
}

const visibleNames = new Set(['w:t', 'm:t', 'a:blip', 'v:imagedata', 'c:chart', 'dgm:relIds']);

function isVisible(element: XmlElement): boolean {
  return element.children.some(
    (child) => isXmlElement(child) && (visibleNames.has(child.name) || isVisible(child)),
  );
}

/** The document properties, without defaults that programs fill in. */
interface Properties {
  readonly title: string;
  readonly author: string;
  readonly created: CalendarDate | undefined;
}

/** Placeholders that programs fill in. */
const noTitle =
  /^(?:(?:microsoft )?word(?:[ -]\S+)? document|microsoft word - .*|document ?\d*|dokument ?\d*|untitled.*|unbenannt.*|title|titel|.*\.(?:docx?|odt|rtf)|[^\p{L}]*)$/iu;
const noPerson =
  /^(?:(?:microsoft )?office[- ]?(?:user|benutzer|anwender)|windows[- ](?:user|benutzer)|user|benutzer|admin(?:istrator)?|author|autor|owner|unknown|python-docx|docx4j|pandoc|apache poi|google docs|openxml.*|home|pc|laptop|asus|acer|dell|hp|lenovo|.*@.*|\W*)$/i;

/** Parses the core properties, usually `docProps/core.xml`. */
export function parseProperties(part: Part | undefined, timeZone: string | undefined): Properties {
  const getProperty = (name: string) => {
    const element = findChild(part?.root, name);
    return element === undefined ? '' : textOf(element).replace(/\s+/g, ' ').trim();
  };
  const [title, author, created] = [
    getProperty('dc:title'),
    getProperty('dc:creator'),
    getProperty('dcterms:created'),
  ];
  const day = parseMoment(created, timeZone);
  return {
    title: noTitle.test(title) ? '' : title,
    author: noPerson.test(author) ? '' : author,
    // The creation date of the default template of a library.
    created:
      day === undefined || day < '1995' || created.startsWith('2013-12-23') ? undefined : day,
  };
}
