import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import { sourceSchema } from '../schemas/source.ts';

/** The fields of a source that the command writes into its file by itself. */
export type NotedField = 'retracted' | 'unreachable';

/**
 * Adds a field behind all that stands in the file of a source; every byte of it stays. Returns undefined where the file
 * has the field already or does not read as the same source with it, as where it is no plain mapping.
 */
export function addField(
  bytes: Buffer,
  name: NotedField,
  lines: readonly string[],
): Buffer | undefined {
  const text = bytes.toString('utf8');
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const gap = text === '' || text.endsWith('\n') ? '' : end;
  const addition = `${gap}${lines.join(end)}${end}`;
  const [before, after] = [parseFields(text), parseFields(text + addition)];
  if (before === undefined || after === undefined || name in before) return undefined;
  const { [name]: added, ...rest } = after;
  const isRead = sourceSchema.shape[name].safeParse(added).success;
  return isRead && isDeepStrictEqual(rest, before)
    ? Buffer.concat([bytes, Buffer.from(addition)])
    : undefined;
}

/**
 * Takes a field out of the file of a source, where it stands on one line as `addField` writes it. Returns undefined
 * where it does not, or where the file would not read as the same source without it.
 */
export function removeField(bytes: Buffer, name: NotedField): Buffer | undefined {
  // Latin-1 has a letter for each byte, so that all others stay as they are.
  const after = Buffer.from(
    bytes.toString('latin1').replace(new RegExp(`^${name}: [\\d-]+[ \\t]*(?:\\r?\\n|$)`, 'm'), ''),
    'latin1',
  );
  const [before, rest] = [parseFields(bytes.toString('utf8')), parseFields(after.toString('utf8'))];
  if (before === undefined || rest === undefined || !(name in before)) return undefined;
  const { [name]: _, ...kept } = before;
  return isDeepStrictEqual(rest, kept) ? after : undefined;
}

function parseFields(text: string): Record<string, unknown> | undefined {
  try {
    const data: unknown = parse(text, { maxAliasCount: 0, logLevel: 'error' });
    return typeof data === 'object' && data !== null && !Array.isArray(data)
      ? { ...data }
      : undefined;
  } catch {
    return undefined;
  }
}
