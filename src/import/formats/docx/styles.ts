import type { Part } from './parts.ts';
import { toStyleRole, type Role } from './style-role.ts';
import { findChild, listChildren, valueOf, type XmlElement } from './xml.ts';

/** What a style and those that it is based on say, the nearest first. */
export interface Style {
  readonly role: Role;
  /** The properties of paragraphs, the nearest first. */
  readonly paragraph: readonly XmlElement[];
  /** The properties of characters, the nearest first. */
  readonly run: readonly XmlElement[];
}

export interface Styles {
  /** The style of that id; one that says nothing where there is no such. */
  readonly find: (id: string | undefined) => Style;
  /** The font of ordinary text; '' where the document does not say. */
  readonly font: string;
  /** In half points. */
  readonly size: number;
}

const plain: Style = { role: { kind: 'text' }, paragraph: [], run: [] };

/** More styles than this in a row are a circle. */
const longestChain = 20;

/** The styles of a document; without the part of the styles, none but those whose ids speak for themselves. */
export function readStyles(part: Part | undefined): Styles {
  const elements = listChildren(part?.root, 'w:style');
  const byId = new Map(elements.map((element) => [valueOf(element, 'w:styleId') ?? '', element]));
  const standard = elements.find(
    (element) =>
      valueOf(element, 'w:type') === 'paragraph' &&
      /^(?:1|true|on)$/.test(valueOf(element, 'w:default') ?? ''),
  );
  const known = new Map<string, Style>();
  const find = (id: string | undefined): Style => {
    if (id === undefined) return plain;
    const style = known.get(id) ?? toStyle(id, byId);
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
  const say = (name: string, attribute: string) =>
    normal
      .map((each) => valueOf(findChild(each, name), attribute))
      .find((value) => value !== undefined);
  return { find, font: say('w:rFonts', 'w:ascii') ?? '', size: Number(say('w:sz', 'w:val') ?? 22) };
}

function toStyle(id: string, byId: ReadonlyMap<string, XmlElement>): Style {
  const chain: XmlElement[] = [];
  for (
    let next = byId.get(id);
    next !== undefined && chain.length < longestChain && !chain.includes(next);
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
    role: toStyleRole(names, paragraph),
    paragraph,
    run: chain.flatMap((style) => findChild(style, 'w:rPr') ?? []),
  };
}
