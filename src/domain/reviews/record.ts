import { z } from 'astro/zod';
import type { ReviewedContent, TextPart } from './reviewed-content.ts';

/**
 * The folder of the records, below the content folder. The check and the build never look into it.
 */
export const recordFolder = 'reviews';

/** Where the record of what was reviewed lies, as a path below the content folder. */
export function formatRecordPath(collection: string, id: string): string {
  return `${recordFolder}/${collection}/${id}.json`;
}

const fields = z.record(z.string(), z.string());
const part: z.ZodType<TextPart> = z.lazy(() =>
  z.union([z.string(), z.tuple([z.string(), fields], part)]),
);
const answer = z.strictObject({
  question: z.string(),
  body: z.array(part),
  sources: z.record(z.string(), fields),
});

const record = z.strictObject({
  version: z.literal(2),
  title: z.string(),
  description: z.string(),
  cover: z.strictObject({ image: z.string(), alt: z.string() }).optional(),
  body: z.array(part),
  questions: z.array(z.string()),
  sources: z.record(z.string(), fields),
  answers: z.record(z.string(), answer),
});

/**
 * Writes what was reviewed as JSON, a block of text, a question or a source on one line, so that
 * changes can be read and merged.
 */
export function serializeRecord(content: ReviewedContent): string {
  const { title, description, cover, body, questions, sources, answers } = content;
  return `${formatValue({ version: 2, title, description, cover, body, questions, sources, answers })}\n`;
}

/**
 * Reads a record; undefined if the text is none. Whether it is of a certain review, the hash of its
 * content tells.
 */
export function parseRecord(text: string): ReviewedContent | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const parsed = record.safeParse(value).data;
  if (parsed === undefined) return undefined;
  const { title, description, cover, body, questions, sources, answers } = parsed;
  return { title, description, cover, body, questions, sources, answers };
}

/** Each field, and each member of a list of parts, on a line of its own. */
function formatValue(value: unknown, indent = ''): string {
  const isLines = Array.isArray(value)
    ? value.some(Array.isArray)
    : typeof value === 'object' && value !== null;
  if (!isLines || typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  const members = Array.isArray(value)
    ? value.map((each) => inner + JSON.stringify(each))
    : Object.entries(value).flatMap(([name, each]) =>
        each === undefined ? [] : [`${inner}${JSON.stringify(name)}: ${formatValue(each, inner)}`],
      );
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return members.length === 0 ? open + close : `${open}\n${members.join(',\n')}\n${indent}${close}`;
}
