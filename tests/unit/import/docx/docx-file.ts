import { strToU8, zipSync } from 'fflate';
import type { ParsedInput } from '../../../../src/import/document.ts';
import { parseDocx } from '../../../../src/import/formats/docx.ts';

const office = 'http://schemas.openxmlformats.org/officeDocument/2006';
const drawing = 'http://schemas.openxmlformats.org/drawingml/2006';

/** The vocabularies that every part below declares. */
const vocabularies = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  `xmlns:r="${office}/relationships"`,
  `xmlns:m="${office}/math"`,
  `xmlns:wp="${drawing}/wordprocessingDrawing"`,
  `xmlns:a="${drawing}/main"`,
  `xmlns:pic="${drawing}/picture"`,
  `xmlns:c="${drawing}/chart"`,
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"',
].join(' ');

/** What a test document holds beside the XML of its body. */
export interface DocxOptions {
  /** The XML within the parts of these names below `word/`, such as `styles`. */
  readonly parts?: Readonly<Record<string, string>>;
  /** The targets of what the body refers to, as `id: kind target`; an address is outside. */
  readonly relations?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, Uint8Array>>;
  /** The XML within `docProps/core.xml`. */
  readonly properties?: string;
}

/** The name of the outermost element of each part. */
const roots: Readonly<Record<string, string>> = {
  styles: 'w:styles',
  numbering: 'w:numbering',
  comments: 'w:comments',
  commentsExtended: 'w15:commentsEx',
  footnotes: 'w:footnotes',
  endnotes: 'w:endnotes',
  header: 'w:hdr',
  footer: 'w:ftr',
};

/** The bytes of a DOCX with that body. */
export function toDocx(
  body: string,
  { parts = {}, relations = {}, files = {}, properties }: DocxOptions = {},
): Uint8Array {
  const own = Object.keys(parts).map((name) => toRelation(`part-${name}`, `${name} ${name}.xml`));
  const others = Object.entries(relations).map(([id, relation]) => toRelation(id, relation));
  const text = {
    '_rels/.rels': toRelations([toRelation('main', 'officeDocument word/document.xml')]),
    'word/document.xml': `<w:document ${vocabularies}><w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': toRelations([...own, ...others]),
    ...Object.fromEntries(
      Object.entries(parts).map(([name, xml]) => [
        `word/${name}.xml`,
        `<${roots[name] ?? name} ${vocabularies}>${xml}</${roots[name] ?? name}>`,
      ]),
    ),
    ...(properties === undefined
      ? {}
      : {
          'docProps/core.xml': `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">${properties}</cp:coreProperties>`,
        }),
  };
  return zipSync(
    {
      ...Object.fromEntries(Object.entries(text).map(([name, xml]) => [name, strToU8(xml)])),
      ...files,
    },
    { level: 1 },
  );
}

export function readBody(body: string, options?: DocxOptions): Promise<ParsedInput> {
  return parseDocx({
    name: 'test.docx',
    bytes: toDocx(body, options),
    readBeside: () => undefined,
  });
}

/** A paragraph, under the style of that id. */
export function p(content: string, styleId = '', properties = ''): string {
  const named = styleId === '' ? '' : `<w:pStyle w:val="${styleId}"/>`;
  return `<w:p><w:pPr>${named}${properties}</w:pPr>${content}</w:p>`;
}

/** A run of text with that look, such as `b` and `i`. */
export function r(text: string, ...looks: readonly string[]): string {
  return `<w:r><w:rPr>${looks.map((look) => (look.startsWith('<') ? look : `<w:${look}/>`)).join('')}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** A style of paragraphs. */
export function style(id: string, name: string, inner = ''): string {
  return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${inner}</w:style>`;
}

function toRelation(id: string, relation: string): string {
  const [, kind = '', target = ''] = /^(\S+) (.*)$/.exec(relation) ?? [];
  return `<Relationship Id="${id}" Type="${office}/relationships/${kind}" Target="${target}"${/^[a-z]+:/.test(target) ? ' TargetMode="External"' : ''}/>`;
}

function toRelations(relations: readonly string[]): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join('')}</Relationships>`;
}
