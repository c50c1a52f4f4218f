import { posix } from 'node:path';
import { UnreadableInputError } from '../../input.ts';
import { formatForeignZip, type Unpacked } from '../zip.ts';
import { settleAlternatives } from './alternatives.ts';
import { listChildren, parseXml, type XmlElement } from './xml.ts';

/** What a part refers to by an id. */
interface Relation {
  readonly id: string;
  /** The last word of its type, such as `image`, `hyperlink` or `footnotes`. */
  readonly kind: string;
  /** The name of a part, or a whole address where it is outside. */
  readonly target: string;
  readonly isOutside: boolean;
}

/** A part of the file and what it refers to. */
export interface Part {
  readonly name: string;
  readonly root: XmlElement;
  readonly relations: ReadonlyMap<string, Relation>;
}

/** The part with the text. Throws UnreadableInputError where the file has none. */
export function findMainPart(files: Unpacked): Part {
  const named = [...readRelations(files, '').values()].find(
    ({ kind }) => kind === 'officeDocument',
  )?.target;
  const name = [named, 'word/document.xml'].find((each) => each !== undefined && files.has(each));
  const part = name === undefined || !/word/i.test(name) ? undefined : readPart(files, name);
  if (part?.root.name !== 'w:document')
    throw new UnreadableInputError(
      `The file is ${formatForeignZip(files.keys())}, not a document of Word. Open it in the program that it came from, and save it as .docx.`,
    );
  return part;
}

/** The parts of a kind, such as `comments` or `header`, that a part refers to. */
export function listRelatedParts(files: Unpacked, part: Part, kind: string): Part[] {
  const names = [...part.relations.values()]
    .filter((relation) => relation.kind === kind && !relation.isOutside)
    .map(({ target }) => target);
  return [...new Set(names)].flatMap((name) => readPart(files, name) ?? []);
}

/** The part of that name; undefined where the file does not hold it. */
export function readPart(files: Unpacked, name: string): Part | undefined {
  const bytes = files.get(name);
  return bytes === undefined
    ? undefined
    : {
        name,
        root: settleAlternatives(parseXml(bytes, name)),
        relations: readRelations(files, name),
      };
}

function readRelations(files: Unpacked, name: string): Map<string, Relation> {
  const folder = name === '' ? '' : posix.dirname(name);
  const file = posix.join(folder, '_rels', `${posix.basename(name)}.rels`);
  const bytes = files.get(file);
  const elements =
    bytes === undefined ? [] : listChildren(parseXml(bytes, file), 'rel:Relationship');
  return new Map(
    elements
      .map((element) => toRelation(element, folder))
      .map((relation) => [relation.id, relation]),
  );
}

function toRelation({ attributes }: XmlElement, folder: string): Relation {
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
