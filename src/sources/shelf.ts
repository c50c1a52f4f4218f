import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'astro/zod';
import { toEntryId } from '../domain/addresses/index.ts';
import { toFragment, toSlug } from '../domain/text/index.ts';
import { getSurname, parseWebAddress } from './normalize.ts';
import { normalizeDoi, parseDoi } from './identifiers.ts';
import type { SourceRecord } from './source-record.ts';

// Sources are read as far as they can be: the check tells what is wrong in them.
const shelved = z.looseObject({
  authors: z.array(z.string()).readonly().optional().catch(undefined),
  title: z.string().optional().catch(undefined),
  container: z.string().optional().catch(undefined),
  year: z.number().optional().catch(undefined),
  doi: z
    .string()
    .transform((text) => parseDoi(text) ?? text)
    .optional()
    .catch(undefined),
  pmid: z.number().optional().catch(undefined),
  url: z.string().transform(parseWebAddress).optional().catch(undefined),
  retracted: z.unknown().optional(),
  unreachable: z.unknown().optional(),
});

/** A source that lies in the content folder. */
export interface ShelvedSource extends z.output<typeof shelved> {
  readonly id: string;
  readonly file: string;
}

/**
 * Reads every source of a content folder, in the order of the alphabet; one that is no YAML has
 * only its id.
 */
export async function readShelf(contentFolder: string): Promise<ShelvedSource[]> {
  const folder = join(contentFolder, 'sources');
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yml') && !entry.name.startsWith('.'))
    .map(({ name }) => name);
  return Promise.all(
    names.sort().map(async (name) => ({
      ...parseShelved(await readFile(join(folder, name), 'utf8')),
      id: toEntryId(name),
      file: join(folder, name),
    })),
  );
}

/** Sources among which one is found without looking at all of them. */
interface SourceIndex {
  readonly add: (source: ShelvedSource) => void;
  /** The first that was added of those that share a key with the record and are meant. */
  readonly find: (
    record: SourceRecord,
    isMeant: (source: ShelvedSource) => boolean,
  ) => ShelvedSource | undefined;
}

/** Begins without sources. `toKeys` says what a source and a record must have in common. */
export function createSourceIndex(
  toKeys: (source: ShelvedSource | SourceRecord) => readonly string[],
): SourceIndex {
  const sources = new Map<string, { readonly source: ShelvedSource; readonly place: number }[]>();
  let count = 0;
  return {
    add: (source) => {
      for (const key of toKeys(source)) {
        const same = sources.get(key);
        if (same === undefined) sources.set(key, [{ source, place: count }]);
        else same.push({ source, place: count });
      }
      count += 1;
    },
    find: (record, isMeant) =>
      toKeys(record)
        .flatMap((key) => sources.get(key)?.find(({ source }) => isMeant(source)) ?? [])
        .sort((one, other) => one.place - other.place)[0]?.source,
  };
}

/** What each source has in common with a record that is the same work. */
export function collectIdentityKeys({
  doi,
  pmid,
  url,
  year,
  title,
}: ShelvedSource | SourceRecord): readonly string[] {
  return [
    doi === undefined ? [] : [`doi ${normalizeDoi(doi)}`],
    pmid === undefined ? [] : [`pmid ${pmid}`],
    url === undefined ? [] : [`url ${url}`],
    title === undefined ? [] : [`title ${year} ${toFragment(title)}`],
  ].flat();
}

/**
 * Tells whether a source is the same work as the record: by DOI or PubMed number, or else by its
 * address, or by first author, title and year.
 */
export function createIsSame(record: SourceRecord): (source: ShelvedSource) => boolean {
  const doi = record.doi === undefined ? undefined : normalizeDoi(record.doi);
  const [author = '', title] = [record.authors[0], toFragment(record.title)];
  return (source) => {
    const sourceDoi = source.doi === undefined ? undefined : normalizeDoi(source.doi);
    if (doi !== undefined && sourceDoi !== undefined) return doi === sourceDoi;
    if (record.pmid !== undefined && source.pmid !== undefined) return record.pmid === source.pmid;
    if (record.url !== undefined && source.url !== undefined) return record.url === source.url;
    if (source.year !== record.year || (author !== '' && source.authors?.[0] !== author))
      return false;
    return source.title !== undefined && toFragment(source.title) === title;
  };
}

/**
 * Gives each record a free id: surname and year, and a letter where that is taken, as in
 * `haller-2020a`.
 */
export function createSourceIds(taken: Iterable<string>): (record: SourceRecord) => string {
  const ids = new Set(taken);
  const nexts = new Map<string, number>();
  const findFreeId = (base: string, year: number | undefined): string => {
    if (!ids.has(base)) return base;
    const letter =
      year === undefined
        ? undefined
        : Array.from('abcdefghijklmnopqrstuvwxyz').find((each) => !ids.has(`${base}${each}`));
    if (letter !== undefined) return `${base}${letter}`;
    let number = nexts.get(base) ?? 2;
    while (ids.has(`${base}-${number}`)) number += 1;
    nexts.set(base, number + 1);
    return `${base}-${number}`;
  };
  return ({ authors, title, year }) => {
    const name =
      toSlug(getSurname(authors[0] ?? '')) ||
      toSlug(title).split('-').slice(0, 3).join('-') ||
      'source';
    const id = findFreeId(year === undefined ? name : `${name}-${year}`, year);
    ids.add(id);
    return id;
  };
}

function parseShelved(text: string): z.output<typeof shelved> {
  try {
    return shelved.catch({}).parse(parse(text, { maxAliasCount: 0, logLevel: 'error' }));
  } catch {
    return {};
  }
}
