import type { z } from 'astro/zod';
import { describe, expect, it } from 'vitest';
import { collectionNames, collections } from '../../../src/schemas/collections.ts';
import { createEntrySchemas } from '../../../src/schemas/entry-schemas.ts';
import { imagePath } from '../../../src/schemas/fields.ts';
import { describeField } from '../../../src/check/yaml/schema-field.ts';

const schemas = createEntrySchemas(imagePath);

function listFields(schema: z.ZodType, path: readonly string[] = []): string[][] {
  return describeField(schema, path).fields.flatMap((name) => [
    [...path, name],
    ...listFields(schema, [...path, name]),
  ]);
}

/** The fields at any depth, also those of what a list holds. */
function listNames(schema: z.ZodType, path: readonly (string | number)[] = []): string[] {
  const { fields } = describeField(schema, path);
  const items =
    fields.length > 0 || typeof path.at(-1) === 'number' ? [] : listNames(schema, [...path, 0]);
  return [
    ...fields.flatMap((name) => [
      [...path, name].filter((part) => typeof part === 'string').join('.'),
      ...listNames(schema, [...path, name]),
    ]),
    ...items,
  ];
}

describe.each(collectionNames)('the schema of %s', (name) => {
  const fields = listFields(schemas[name]);

  it.each(fields.map((path) => path.join('.')))('says to the author what %s is', (path) => {
    expect(describeField(schemas[name], path.split('.')).description).toMatch(/^\S.*\.$/);
  });

  it('has the fields that name entries and images', () => {
    const paths = listNames(schemas[name]);
    for (const path of [
      ...Object.keys(collections[name].referenceFields ?? {}),
      ...(collections[name].imageFields ?? []),
    ])
      expect(paths).toContain(path);
  });

  it('refuses what it does not know', () => {
    const result = schemas[name].safeParse({ layout: './evil.js' });
    // The synonyms are a list, which has no fields at all.
    expect(result.error?.issues.map(({ code }) => code)).toContain(
      name === 'synonyms' ? 'invalid_type' : 'unrecognized_keys',
    );
  });
});
