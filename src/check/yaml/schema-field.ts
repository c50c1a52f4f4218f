import { z } from 'astro/zod';
import type { DataPath } from './data.ts';

/** A field of a schema: the sentence to the author, and the fields that it holds itself. */
interface SchemaField {
  readonly description: string | undefined;
  readonly fields: readonly string[];
  /** Whether the field takes this value. */
  readonly takes: (value: unknown) => boolean;
}

/** What the schema says about the value at a path. */
export function describeField(schema: z.ZodType, path: DataPath): SchemaField {
  let current: unknown = schema;
  let description: string | undefined;
  for (const part of path) {
    const inner = unwrap(current);
    current =
      inner instanceof z.ZodObject
        ? inner.shape[String(part)]
        : inner instanceof z.ZodArray
          ? inner.element
          : undefined;
    description = findDescription(current) ?? (typeof part === 'number' ? description : undefined);
  }
  const inner = unwrap(current);
  const found = current;
  return {
    description,
    fields: inner instanceof z.ZodObject ? Object.keys(inner.shape) : [],
    takes: (value) => found instanceof z.ZodType && found.safeParse(value).success,
  };
}

/**
 * Whether a text holds the name of a field of the schema, at any depth, before a colon: two lines
 * may have become one.
 */
export function holdsField(schema: z.ZodType, text: string): boolean {
  const words = [...text.matchAll(/([\w-]+)\s*:(?:\s|$)/g)].map(([, word = '']) => word);
  return (
    words.length > 0 &&
    collectFieldNames(schema).some((name) => words.some((word) => word.endsWith(name)))
  );
}

function collectFieldNames(schema: unknown): string[] {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodArray) return collectFieldNames(inner.element);
  return inner instanceof z.ZodObject
    ? Object.entries(inner.shape).flatMap(([name, field]) => [name, ...collectFieldNames(field)])
    : [];
}

/** The schema within `.optional()`, `.default()` and conversions. */
function unwrap(schema: unknown): unknown {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodNullable
  )
    return unwrap(schema.unwrap());
  if (schema instanceof z.ZodPipe)
    return unwrap(schema.in instanceof z.ZodTransform ? schema.out : schema.in);
  // Of a value or a group of fields, the group.
  if (schema instanceof z.ZodUnion)
    return schema.options.map(unwrap).find((option) => option instanceof z.ZodObject) ?? schema;
  return schema;
}

function findDescription(schema: unknown): string | undefined {
  if (!(schema instanceof z.ZodType)) return undefined;
  if (schema.description !== undefined) return schema.description;
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault
    ? findDescription(schema.unwrap())
    : undefined;
}
