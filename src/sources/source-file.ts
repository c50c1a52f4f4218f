import { trimEndWhile } from '../domain/text/index.ts';
import { sourceSchema } from '../schemas/index.ts';
import type { Retraction, SourceRecord } from './source-record.ts';
import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import { link, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

let drafts = 0;

/** The fields of a source that the command writes into its file by itself. */
export type NotedField = 'retracted' | 'unreachable';

type Field = keyof typeof sourceSchema.shape;

/** The text of a source, and the fields that a person has to fill in. */
interface SourceText {
  readonly text: string;
  readonly open: readonly Field[];
}

/**
 * Writes a record as the text of a source. What the record does not say is a placeholder, which the
 * check refuses until a person has filled it in; what belongs there stands above it.
 */
export function serializeSource(record: SourceRecord): SourceText {
  const open: Field[] = [];
  const given = (name: Field, value: string | undefined): string[] =>
    value === undefined ? [] : [`${name}: ${value}`];
  const needed = (name: Field, value: string | undefined, placeholder: string): string[] => {
    if (value !== undefined) return given(name, value);
    open.push(name);
    return [`# ${sourceSchema.shape[name].description ?? ''}`, `${name}: ${placeholder}`];
  };
  const { kind, authors, title, container, year, locator, doi, pmid, url, retracted } = record;
  const lines = [
    ...needed('kind', kind, 'TODO'),
    ...needed(
      'authors',
      authors.length === 0 ? undefined : `\n${formatItems(authors.map(quoteScalar))}`,
      `\n${formatItems(['TODO name of the author'])}`,
    ),
    ...needed('title', title === '' ? undefined : quoteScalar(title), 'TODO title of the work'),
    ...needed(
      'container',
      container === undefined ? undefined : quoteScalar(container),
      'TODO name of the journal, book or site',
    ),
    ...needed('year', year?.toString(), 'TODO'),
    ...given('locator', locator === undefined ? undefined : JSON.stringify(locator)),
    ...given('doi', doi === undefined ? undefined : quoteScalar(doi)),
    ...given('pmid', pmid?.toString()),
    ...given('url', url === undefined ? undefined : JSON.stringify(url)),
    ...needed('population', undefined, 'TODO who or what was studied, and how many'),
    ...needed('finding', undefined, 'TODO what was found, in one sentence'),
    ...(typeof retracted === 'object' ? serializeRetraction(retracted) : []),
  ];
  if (retracted === 'undated') {
    open.push('retracted');
    lines.push(
      '# This work was withdrawn. Write the day, and where that is announced.',
      'retracted:',
      '  on: TODO',
      '  notice: TODO',
    );
  }
  return {
    text: `${lines
      .join('\n')
      .split('\n')
      .map((line) => trimEndWhile(line, (sign) => sign === ' '))
      .join('\n')}\n`,
    open,
  };
}

/** The field `retracted` as lines of YAML. */
export function serializeRetraction({ on, notice }: Retraction): string[] {
  return ['retracted:', `  on: ${on}`, `  notice: ${JSON.stringify(notice)}`];
}

function formatItems(items: readonly string[]): string {
  return items.map((item) => `  - ${item}`).join('\n');
}

/**
 * A line of text as YAML reads it: in quotation marks unless it is plain words, or a DOI without
 * signs that mean something in YAML.
 */
function quoteScalar(text: string): string {
  const isWords =
    /^\p{L}[\p{L}\p{M}\p{N} ,'’()?!./–-]*$/u.test(text) &&
    !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text);
  return isWords || /^10\.\d+\/[\w./()-]+$/.test(text) ? text : JSON.stringify(text);
}

/**
 * Adds a field behind all that stands in the file of a source; every byte of it stays. Returns
 * undefined if the file has the field already or does not read as the same source with it, as if it
 * is no plain mapping.
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
 * Takes a field out of the file of a source, where it stands on one line as `addField` writes it.
 * Returns undefined if it does not, or where the file would not read as the same source without it.
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

/**
 * Writes a file that does not exist yet, whole or not at all. Throws if one of that name exists.
 */
export async function writeNewFile(file: string, content: string | Buffer): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await useDraft(file, content, async (draft) => {
    await link(draft, file).catch(async (error: unknown) => {
      // Some memory sticks know no links; `wx` does not write over a file either.
      if (
        !(
          error instanceof Error &&
          'code' in error &&
          (error.code === 'EPERM' || error.code === 'ENOTSUP')
        )
      )
        throw error;
      await writeFile(file, content, { flag: 'wx' });
    });
  });
}

/** Replaces a file, whole or not at all; its permissions stay. */
export async function replaceFile(file: string, bytes: Buffer): Promise<void> {
  const { mode } = await stat(file);
  await useDraft(file, bytes, (draft) => rename(draft, file), mode);
}

/**
 * Writes beside the file under a name that the check passes over, and removes what is left of it.
 */
async function useDraft(
  file: string,
  content: string | Buffer,
  use: (draft: string) => Promise<void>,
  mode = 0o666,
): Promise<void> {
  // The name of the file may be as long as a name can be.
  drafts += 1;
  const draft = join(dirname(file), `.${process.pid}-${drafts}~`);
  try {
    await writeFile(draft, content, { mode });
    await use(draft);
  } finally {
    await rm(draft, { force: true });
  }
}
