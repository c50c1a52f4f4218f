import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { z } from 'astro/zod';
import { InputError } from './input-error.ts';

/** A question with its answer, as the corpus has it. */
export interface Pair {
  readonly id: string;
  readonly question: string;
  readonly answer: string;
}

/** What a reader asked, in one sentence and in the message that they wrote, and how good the answers of these ids are: from 1 to 4. */
export interface Query {
  readonly id: string;
  readonly question: string;
  readonly message: string | undefined;
  readonly judgements: Readonly<Record<string, number>>;
}

const text = z.string().trim().min(1);
const pairSchema = z.object({ id: text, question: text, answer: text });
const querySchema = z.object({
  id: text,
  question: text,
  message: z.string().trim().optional(),
  judgements: z.record(z.string(), z.int().min(1).max(4)),
});

/** Reads a corpus: `.jsonl`, or `.jsonl.gz`, one pair a line. Throws an `InputError` that names the line. */
export function readCorpus(path: string): Pair[] {
  const bytes = readBytes(path);
  const lines = unzip(path, bytes).split('\n');
  const pairs = lines.flatMap((line, index) =>
    line.trim() === '' ? [] : [parse(line, pairSchema, `${path}, line ${index + 1}`)],
  );
  if (pairs.length === 0)
    throw new InputError(
      `${path} holds no pair. Name a file with one {"id", "question", "answer"} a line.`,
    );
  const seen = new Set<string>();
  for (const { id } of pairs) {
    if (seen.has(id))
      throw new InputError(`${path} holds the id "${id}" more than once. Give each pair its own.`);
    seen.add(id);
  }
  return pairs;
}

/** Reads the queries: a list of `{id, question, message, judgements}`. Throws an `InputError` that says what is wrong. */
export function readQueries(path: string): Query[] {
  const queries = parse(readBytes(path).toString('utf8'), z.array(querySchema).min(1), path);
  return queries.map(({ message, ...query }) => ({
    ...query,
    message: message === '' ? undefined : message,
  }));
}

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new InputError(
      `${path} cannot be read (${error instanceof Error && 'code' in error ? String(error.code) : 'no reason given'}). Name a file that is there.`,
    );
  }
}

function unzip(path: string, bytes: Buffer): string {
  if (!path.endsWith('.gz')) return bytes.toString('utf8');
  try {
    return gunzipSync(bytes).toString('utf8');
  } catch {
    throw new InputError(
      `${path} is not compressed with gzip as its ending says. Name a whole .jsonl.gz, or a .jsonl.`,
    );
  }
}

function parse<Value>(json: string, schema: z.ZodType<Value>, place: string): Value {
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch (error) {
    throw new InputError(
      `${place} is no JSON: ${error instanceof Error ? error.message : String(error)}.`,
    );
  }
  const read = schema.safeParse(data);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  throw new InputError(
    `${place} has not the form expected at ${issue?.path.join('.') || 'its top'}: ${issue?.message ?? 'unknown'}.`,
  );
}
