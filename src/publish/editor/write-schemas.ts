import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeEditorIndex } from './editor-index.ts';
import { toSchemaFiles } from './json-schemas.ts';
import { toShownPath, toSiteRoot } from '../project.ts';

/** Writes the JSON Schema of each collection into `schemas` of the site, to which `.vscode/settings.json` and other editors point, and what Astro's extension needs to know of the entries. Returns the paths. */
export async function writeSchemas(contentFolder: string): Promise<readonly string[]> {
  const folder = join(toSiteRoot(contentFolder), 'schemas');
  await mkdir(folder, { recursive: true });
  const files = [...toSchemaFiles()].map(([name, text]) => ({
    path: join(folder, name),
    text,
  }));
  for (const { path, text } of files) await writeFile(path, text);
  return [
    ...files.map(({ path }) => toShownPath(path)),
    toShownPath(await writeEditorIndex(contentFolder)),
  ];
}
