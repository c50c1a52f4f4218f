import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'astro/zod';
import {
  toEntryId,
  ledgerFile,
  type Ledger,
  parseLedgerText,
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
  const [people, topics, sources, siteText, ledgerText] = await Promise.all([
    readNames(folder, 'people'),
    readNames(folder, 'topics'),
    readShelf(folder),
    readFile(join(folder, 'site.yml'), 'utf8').catch(() => ''),
    readFile(join(folder, ledgerFile), 'utf8').catch(() => '{}'),
  ]);
  return {
    folder,
    people,
    topics,
    sources,
    language: site.parse(parseYaml(siteText)).language,
    ledger: parseLedger(ledgerText),
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

function parseLedger(text: string): Ledger | undefined {
  const { ledger, faults } = parseLedgerText(text, parsePermalink);
  return faults.length === 0 ? ledger : undefined;
}

/** Whether a person or topic with this id exists. */
export function hasEntry(folder: string, collection: 'people' | 'topics', id: string): boolean {
  return slugPattern.test(id) && existsSync(join(folder, collection, `${id}.yml`));
}
