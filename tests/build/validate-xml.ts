import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateXML } from 'xmllint-wasm';

const folder = join(import.meta.dirname, 'xml-schemas');

/** Each schema of `xml-schemas`, with those that it imports. */
const imported = {
  sitemap: ['sitemap-image'],
  opensearch: [],
  atom: ['xml'],
  rss: ['rss-content', 'rss-creator', 'rss-link'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** What libxml2 finds wrong with a document by a schema; nothing if it is well-formed and valid. */
export async function findXmlErrors(
  text: string,
  schema: keyof typeof imported,
): Promise<string[]> {
  const read = (name: string) => ({
    fileName: `${name}.xsd`,
    contents: readFileSync(join(folder, `${name}.xsd`), 'utf8'),
  });
  const { errors } = await validateXML({
    xml: [{ fileName: 'document.xml', contents: text }],
    schema: [read(schema)],
    preload: imported[schema].map(read),
  });
  return errors.map(({ message }) => message);
}
