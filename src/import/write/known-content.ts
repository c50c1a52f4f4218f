import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'astro/zod';
import {
  isLedgerPath,
  ledgerFile,
  ledgerFolder,
  type Ledger,
  parseLedgerFiles,
  toEntryId,
} from '../../domain/addresses/index.ts';
import { parsePermalink, slugPattern } from '../../schemas/index.ts';
import { readShelf, type ShelvedSource } from '../../sources/index.ts';

/** A person or topic of the content. */
export interface KnownName {
  readonly id: string;
  readonly name: string;
}

/** The existing content, as far as it can be read: problems in it are reported by the check. */
export interface KnownContent {
  readonly folder: string;
  readonly people: readonly KnownName[];
  readonly topics: readonly KnownName[];
  readonly sources: readonly ShelvedSource[];
  /** The language of the site, such as `de`. */
  readonly language: string;
  /** The ledger; undefined if it cannot be read, so that it is left alone. */
  readonly ledger: Ledger | undefined;
  /** The texts of its files by their paths; none if there is no ledger. */
  readonly ledgerTexts: ReadonlyMap<string, string>;
}

const named = z
  .looseObject({
    name: z.string().optional().catch(undefined),
    label: z.string().optional().catch(undefined),
  })
  .catch({});
const site = z.looseObject({ language: z.string().catch('en') }).catch({ language: 'en' });

/** Reads the content that entries may refer to. */
export async function readKnownContent(folder: string): Promise<KnownContent> {
  const [people, topics, sources, siteText, ledgerTexts] = await Promise.all([
    readNames(folder, 'people'),
    readNames(folder, 'topics'),
    readShelf(folder),
    readFile(join(folder, 'site.yml'), 'utf8').catch(() => ''),
    readLedgerTexts(folder),
  ]);
  return {
    folder,
    people,
    topics,
    sources,
    language: site.parse(parseYaml(siteText)).language,
    ledger: parseLedger(ledgerTexts),
    ledgerTexts,
  };
}

async function readNames(folder: string, collection: 'people' | 'topics'): Promise<KnownName[]> {
  const files = await readdir(join(folder, collection)).catch(() => []);
  const names = files.filter((file) => file.endsWith('.yml') && !file.startsWith('.')).sort();
  return Promise.all(
    names.map(async (file) => {
      const text = await readFile(join(folder, collection, file), 'utf8').catch(() => '');
      const { name, label } = named.parse(parseYaml(text));
      return { id: toEntryId(file), name: (name ?? label ?? toEntryId(file)).trim() };
    }),
  );
}

function parseYaml(text: string): unknown {
  try {
    return parse(text, { maxAliasCount: 0, logLevel: 'error' });
  } catch {
    return undefined;
  }
}

/** What is no file that can be read is found when it is written. */
async function readLedgerTexts(folder: string): Promise<Map<string, string>> {
  const names = await readdir(join(folder, ledgerFolder)).catch(() => []);
  const paths = [ledgerFile, ...names.map((name) => `${ledgerFolder}/${name}`).sort()];
  const texts = new Map<string, string>();
  for (const path of paths.filter(isLedgerPath)) {
    const text = await readFile(join(folder, path), 'utf8').catch(() => undefined);
    if (text !== undefined) texts.set(path, text);
  }
  return texts;
}

function parseLedger(texts: ReadonlyMap<string, string>): Ledger | undefined {
  const { ledger, files } = parseLedgerFiles(texts, parsePermalink);
  return files.every(({ faults }) => faults.length === 0) ? ledger : undefined;
}

/** Whether a person or topic with this id exists. */
export function hasEntry(folder: string, collection: 'people' | 'topics', id: string): boolean {
  return slugPattern.test(id) && existsSync(join(folder, collection, `${id}.yml`));
}
