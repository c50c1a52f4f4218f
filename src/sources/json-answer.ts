import type { z } from 'astro/zod';

/** Reads an answer as JSON of a form. Throws an error that names the host where it is something else. */
export function readJsonAnswer<Schema extends z.ZodType>(
  schema: Schema,
  text: string,
  host: string,
): z.output<Schema> {
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    throw new Error(`${host} did not answer with a record`, { cause: error });
  }
}
