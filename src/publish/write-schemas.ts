import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeEditorIndex } from './editor-index.ts';
import { toSchemaFiles } from './json-schemas.ts';
import { packageRoot, toShownPath } from './project.ts';

/** The folder of the JSON Schemas, to which `.vscode/settings.json` and other editors point. */
export const schemaFolder: string = join(packageRoot, 'schemas');

/** Writes the JSON Schema of each collection, and what Astro's extension needs to know of the entries. Returns the paths. */
export async function writeSchemas(contentFolder: string): Promise<readonly string[]> {
  await mkdir(schemaFolder, { recursive: true });
  const files = [...toSchemaFiles()].map(([name, text]) => ({
    path: join(schemaFolder, name),
    text,
  }));
  for (const { path, text } of files) await writeFile(path, text);
  return [
    ...files.map(({ path }) => toShownPath(path)),
    toShownPath(await writeEditorIndex(contentFolder)),
  ];
}
