const transitional = 'http://schemas.openxmlformats.org/';
const strict = 'http://purl.oclc.org/ooxml/';

/** The prefixes by which the names of these vocabularies are known, in both editions of the standard. */
const prefixes: ReadonlyMap<string, string> = new Map([
  [`${transitional}wordprocessingml/2006/main`, 'w'],
  [`${strict}wordprocessingml/main`, 'w'],
  [`${transitional}officeDocument/2006/relationships`, 'r'],
  [`${strict}officeDocument/relationships`, 'r'],
  [`${transitional}officeDocument/2006/math`, 'm'],
  [`${strict}officeDocument/math`, 'm'],
  [`${transitional}drawingml/2006/wordprocessingDrawing`, 'wp'],
  [`${strict}drawingml/wordprocessingDrawing`, 'wp'],
  [`${transitional}drawingml/2006/main`, 'a'],
  [`${strict}drawingml/main`, 'a'],
  [`${transitional}drawingml/2006/picture`, 'pic'],
  [`${strict}drawingml/picture`, 'pic'],
  [`${transitional}drawingml/2006/chart`, 'c'],
  [`${transitional}drawingml/2006/diagram`, 'dgm'],
  [`${transitional}markup-compatibility/2006`, 'mc'],
  [`${transitional}package/2006/relationships`, 'rel'],
  [`${transitional}package/2006/metadata/core-properties`, 'cp'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://purl.org/dc/terms/', 'dcterms'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['urn:schemas-microsoft-com:office:office', 'o'],
  ['http://schemas.microsoft.com/office/word/2010/wordml', 'w14'],
  ['http://schemas.microsoft.com/office/word/2012/wordml', 'w15'],
]);

/** What the elements of a part need to be written with these prefixes again. */
export const declarations = [...prefixes]
  .filter(([uri]) => !uri.startsWith(strict))
  .map(([uri, prefix]) => `xmlns:${prefix}="${uri}"`)
  .join(' ');

/** The name with the known prefix of its vocabulary; that of an unknown one as the file writes it. */
export function toKnownName({
  uri,
  local,
  name,
}: {
  readonly uri: string;
  readonly local: string;
  readonly name: string;
}): string {
  const prefix = prefixes.get(uri);
  return prefix === undefined ? name : `${prefix}:${local}`;
}
