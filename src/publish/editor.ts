import { z } from 'astro/zod';
import { entrySchemas, readContentFolder } from '../check/index.ts';
import { collectionNames, collections, type CollectionName } from '../schemas/index.ts';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findSiteRoot, formatPath } from './project/index.ts';

/**
 * What authors may write in the files of a collection, as a JSON Schema (draft-07, which editors
 * read): made of the schema with which the check and the build judge the same files.
 */
export function toJsonSchema(collection: CollectionName): z.core.JSONSchema.BaseSchema {
  const schema = z.toJSONSchema(entrySchemas[collection], {
    io: 'input',
    target: 'draft-07',
    unrepresentable: 'any',
    override,
  });
  return { ...schema, title: `content/${collections[collection].pattern}` };
}

/**
 * The JSON Schema of each collection as the text of its file in `schemas/`, by the name of the
 * file.
 */
export function createSchemaFiles(): ReadonlyMap<string, string> {
  return new Map(
    collectionNames.map((collection) => [
      getSchemaFileName(collection),
      `${JSON.stringify(toJsonSchema(collection), null, 2)}\n`,
    ]),
  );
}

/** The name of the file that holds the JSON Schema of a collection. */
export function getSchemaFileName(collection: CollectionName): string {
  return `${collection}.schema.json`;
}

interface Place {
  readonly zodSchema: z.core.$ZodTypes;
  readonly jsonSchema: z.core.JSONSchema.BaseSchema;
}

/**
 * A value that is converted before it is judged has no form of its own; it is written as what it
 * becomes.
 */
function override({ zodSchema, jsonSchema }: Place): void {
  const isConverted =
    zodSchema instanceof z.ZodPipe &&
    zodSchema.in instanceof z.ZodTransform &&
    zodSchema.out instanceof z.ZodType;
  if (isConverted) {
    const { $schema: _, ...written } = z.toJSONSchema(zodSchema.out, {
      io: 'input',
      target: 'draft-07',
    });
    Object.assign(jsonSchema, written);
  }
  // Editors show this in place of the pattern, which says nothing to an author.
  const words = jsonSchema.pattern === undefined ? undefined : describePattern(zodSchema);
  if (words !== undefined) jsonSchema['patternErrorMessage'] = words;
}

/** What the schema says of a text that has no form at all. */
function describePattern(schema: z.core.$ZodTypes): string | undefined {
  if (!(schema instanceof z.ZodType)) return undefined;
  return schema.safeParse('\u0000').error?.issues.find(({ code }) => code === 'invalid_format')
    ?.message;
}

/**
 * Writes what Astro's editor extension reads to complete and judge front matter: which file belongs
 * to which collection, and the schema of each
 * (https://docs.astro.build/en/reference/experimental-flags/content-intellisense/). Returns the
 * path of the index. It holds paths of this computer, so it is not committed.
 */
export async function writeEditorIndex(
  contentFolder: string,
  // Where the extension looks.
  folder: string = join(findSiteRoot(contentFolder), '.astro', 'collections'),
): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (const [name, text] of createSchemaFiles()) await writeFile(join(folder, name), text);
  const entries = readContentFolder(contentFolder).flatMap(({ path, role }) => {
    // The extension looks files up by their address in lower case.
    return role.kind === 'entry'
      ? [[pathToFileURL(join(contentFolder, path)).href.toLowerCase(), role.collection] as const]
      : [];
  });
  const index = {
    collections: collectionNames.map((name) => ({ hasSchema: true, name })),
    entries: Object.fromEntries(entries),
  };
  const path = join(folder, 'collections.json');
  await writeFile(path, `${JSON.stringify(index, null, 2)}\n`);
  return path;
}

/**
 * Writes the JSON Schema of each collection into `schemas` of the site, to which
 * `.vscode/settings.json` and other editors point, and what Astro's extension needs to know of the
 * entries. Returns the paths.
 */
export async function writeSchemas(contentFolder: string): Promise<readonly string[]> {
  const folder = join(findSiteRoot(contentFolder), 'schemas');
  await mkdir(folder, { recursive: true });
  const files = [...createSchemaFiles()].map(([name, text]) => ({
    path: join(folder, name),
    text,
  }));
  for (const { path, text } of files) await writeFile(path, text);
  return [
    ...files.map(({ path }) => formatPath(path)),
    formatPath(await writeEditorIndex(contentFolder)),
  ];
}
