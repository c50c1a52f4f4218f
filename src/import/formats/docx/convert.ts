import mammoth from 'mammoth';
import { UnreadableInputError } from '../../input.ts';
import type { Unpacked } from '../zip.ts';
import { pack } from '../zip/pack.ts';
import { toImageEnding } from './image-kind.ts';
import type { Part } from './parts.ts';
import { paragraphStyles, styleMap } from './style-map.ts';
import { createElement, toXmlText } from './write-xml.ts';
import type { XmlElement } from './xml.ts';

/** A prepared part: `document`, `footnotes` or `endnotes`. */
export interface PreparedPart {
  readonly name: string;
  readonly part: Part;
  readonly root: XmlElement;
}

/** What mammoth makes of the prepared parts. */
interface Converted {
  readonly html: string;
  /** The bytes of the images, by the addresses that the HTML names. */
  readonly images: ReadonlyMap<string, Uint8Array>;
  /** As mammoth says them. */
  readonly messages: readonly string[];
}

/** Lets mammoth make HTML of the prepared parts. Throws UnreadableInputError where it fails. */
export async function convert(parts: readonly PreparedPart[], files: Unpacked): Promise<Converted> {
  const images = new Map<string, Uint8Array>();
  const convertImage = mammoth.images.imgElement(async (image) => {
    const bytes = new Uint8Array(await image.readAsArrayBuffer());
    const src = `image-${images.size + 1}.${toImageEnding(bytes) ?? 'png'}`;
    images.set(src, bytes);
    return { src };
  });
  try {
    const { value, messages } = await mammoth.convertToHtml(
      { buffer: pack(toPackage(parts, files)) },
      {
        styleMap: [...styleMap],
        includeDefaultStyleMap: false,
        includeEmbeddedStyleMap: false,
        externalFileAccess: false,
        convertImage,
      },
    );
    return { html: value, images, messages: messages.map(({ message }) => message) };
  } catch (error) {
    throw new UnreadableInputError(
      `The document cannot be converted (${error instanceof Error ? error.message : String(error)}). Open it in Word or LibreOffice, save it as .docx again, and import that.`,
    );
  }
}

/** The files of a DOCX with these parts, the styles that they name, and all that they refer to. */
function toPackage(parts: readonly PreparedPart[], files: Unpacked): Map<string, Uint8Array> {
  const types = createElement('Types', {
    xmlns: 'http://schemas.openxmlformats.org/package/2006/content-types',
  });
  const styles = createElement(
    'w:styles',
    {},
    paragraphStyles.map((name) => toStyle(name, 'paragraph')).concat(toStyle('code', 'character')),
  );
  const made = new Map([
    ['[Content_Types].xml', toXmlText(types)],
    ['word/styles.xml', toXmlText(styles)],
  ]);
  for (const { name, part, root } of parts) {
    made.set(`word/${name}.xml`, toXmlText(root));
    made.set(`word/_rels/${name}.xml.rels`, toXmlText(toRelations(part)));
  }
  const media = parts
    .flatMap(({ part }) => [...part.relations.values()])
    .filter(({ kind, isOutside }) => kind === 'image' && !isOutside);
  const bytes = media.flatMap(({ target }) => {
    const found = files.get(target);
    return found === undefined ? [] : [[target, found] as const];
  });
  return new Map([
    ...[...made].map(([name, text]) => [name, Buffer.from(text)] as const),
    ...bytes,
  ]);
}

function toStyle(name: string, type: string): XmlElement {
  return createElement('w:style', { 'w:type': type, 'w:styleId': name }, [
    createElement('w:name', { 'w:val': name }),
  ]);
}

function toRelations({ relations }: Part): XmlElement {
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const kept = [...relations.values()].filter(
    ({ kind }) => kind === 'hyperlink' || kind === 'image',
  );
  const elements = kept.map(({ id, kind, target, isOutside }) =>
    createElement('Relationship', {
      Id: id,
      Type: `${type}/${kind}`,
      Target: isOutside || kind === 'hyperlink' ? target : `/${target}`,
      TargetMode: isOutside ? 'External' : undefined,
    }),
  );
  return createElement(
    'Relationships',
    { xmlns: 'http://schemas.openxmlformats.org/package/2006/relationships' },
    elements,
  );
}
