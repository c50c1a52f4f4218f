import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { entrySchemas } from '../../../src/check/schemas.ts';
import { collectionNames, type CollectionName } from '../../../src/schemas/collections.ts';
import { listFiles } from '../../build/read-release.ts';

/**
 * A field that takes words of any form or of one, by its way through the data: `*` is any place of
 * a list or any name.
 */
export interface Field {
  readonly collection: CollectionName;
  readonly path: readonly string[];
}

interface Node {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: Node | boolean;
  readonly items?: Node;
}

/**
 * Every field of every collection that takes text, as the schemas for editors tell; a choice
 * between words takes none.
 */
export function listFields(): Field[] {
  return collectionNames.flatMap((collection) => {
    const schema: Node = JSON.parse(
      readFileSync(
        resolve(import.meta.dirname, `../../../schemas/${collection}.schema.json`),
        'utf8',
      ),
    );
    return listPaths(schema, []).map((path) => ({ collection, path }));
  });
}

function listPaths(
  { type, enum: choices, properties = {}, additionalProperties, items }: Node,
  path: readonly string[],
): (readonly string[])[] {
  const inner = Object.entries(properties).flatMap(([name, node]) =>
    listPaths(node, [...path, name]),
  );
  const others =
    typeof additionalProperties === 'object' ? listPaths(additionalProperties, [...path, '*']) : [];
  const places = items === undefined ? [] : listPaths(items, [...path, '*']);
  return [
    ...(type === 'string' && choices === undefined ? [path] : []),
    ...inner,
    ...others,
    ...places,
  ];
}

/** The fields of one file. */
export interface Data {
  readonly collection: CollectionName;
  readonly root: unknown;
}

/** All that some files say in a field, one text below the other. */
export function readField(files: readonly Data[], { collection, path }: Field): string {
  return files
    .filter((data) => data.collection === collection)
    .flatMap(({ root }) => pick(root, path))
    .join('\n');
}

/** The fields of every file of a content folder. */
export function readData(content: string): Data[] {
  return listFiles(content).flatMap((file) => {
    const collection = collectionNames.find(
      (name) => file === `${name}.yml` || file.startsWith(`${name}/`),
    );
    if (collection === undefined || !/\.(?:md|mdx|yml)$/.test(file)) return [];
    const text = readFileSync(join(content, file), 'utf8');
    const root: unknown = parse(/^---\n([\s\S]*?)\n---\n/.exec(text)?.[1] ?? text);
    return [{ collection, root }];
  });
}

function pick(value: unknown, [name, ...rest]: readonly string[]): string[] {
  if (name === undefined) return typeof value === 'string' ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value).filter(([key]) => name === '*' || key === name);
  return entries.flatMap(([, inner]) => pick(inner, rest));
}

/** Whether the schema refuses a text in a field, whatever else there is. */
export function isRefused({ collection, path }: Field, text: string): boolean {
  return [toList, toNamed].some((toAny) => {
    const result = entrySchemas[collection].safeParse(place(path, text, toAny));
    return (
      !result.success &&
      result.error.issues.some(
        (issue) =>
          issue.path.length === path.length &&
          issue.path.every((part, at) => path[at] === '*' || String(part) === path[at]),
      )
    );
  });
}

/** What may hold any number of values: a list, or a group of names. */
const toList = (value: unknown): unknown => [value];
const toNamed = (value: unknown): unknown => ({ name: value });

function place(
  [name, ...rest]: readonly string[],
  text: string,
  toAny: (value: unknown) => unknown,
): unknown {
  if (name === undefined) return text;
  const value = place(rest, text, toAny);
  return name === '*' ? toAny(value) : { [name]: value };
}
