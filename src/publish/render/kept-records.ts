import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { BodyFacts } from '../../domain/entries/index.ts';
import { openPack, type Pack, type StoredFile } from '../../store/index.ts';
import type { KeptFiles, MadeFile } from '../files/site-files.ts';
import type { PackedFacts } from '../pages/packed-facts.ts';
import type { BuildEntry } from './build-entry.ts';
import type { Original, Picture } from './images.ts';

/** A page as it was rendered before. */
export interface PageRecord {
  /** A hash of all that it is made of but the content. */
  readonly key: string;
  /** What it asked of the content, and a hash of the answers. */
  readonly questions: readonly string[];
  readonly answers: string;
  readonly file: StoredFile;
  /** Undefined of what is no HTML. */
  readonly facts: PackedFacts | undefined;
  readonly marks: readonly string[];
  /** The images that it names; a build that takes the page makes them again if they are gone. */
  readonly pictures: readonly Picture[];
  readonly originals: readonly Original[];
}

/** A part of the pages of a site: which one, of how many. */
export interface PagePart {
  readonly part: number;
  readonly parts: number;
}

/** What one build has found out or made that another may take, on this machine or on others. */
export type KeptRecord =
  | { readonly kind: 'page'; readonly path: string; readonly record: PageRecord }
  | { readonly kind: 'body'; readonly key: string; readonly facts: BodyFacts }
  | ({ readonly kind: 'made' } & MadeFile);

/**
 * In how many parts a build of a whole site with so many entries renders it: as many threads as
 * pay, since each loads all modules and reads all entries first, which takes as long as some dozens
 * of pages.
 */
export function countThreads(entries: number): number {
  return entries < 50 ? 1 : 2;
}

/** How many threads the build had that kept its pages in `folder`; one if there was none. */
export function countThreadsBefore(folder: string): number {
  return hasPageRecords(folder, { part: 1, parts: 2 }) ? 2 : 1;
}

/** Whether a build has kept the pages of a part, if only for another program. */
export function hasPageRecords(folder: string, part: PagePart): boolean {
  return existsSync(toFile(folder, part));
}

/**
 * The part that a page belongs to. The files of a folder stay together, since these are made of the
 * same.
 */
export function toPart(path: string, parts: number): number {
  return crc32(dirname(path)) % parts;
}

/** The pages of one part that an earlier build has kept, by their paths. */
export function openPageRecords({ folder, version }: KeptFiles, part: PagePart): Pack<PageRecord> {
  return openPack<PageRecord>(toFile(folder, part), version);
}

function toFile(folder: string, { part, parts }: PagePart): string {
  return join(folder, `pages-${part}-of-${parts}`);
}

/** Names all that the facts of the body of an entry follow from. */
export function toBodyKey({ bodyHash }: BuildEntry, language: string): string {
  return `${language} ${bodyHash}`;
}

/** The facts of bodies that an earlier build has kept, by `toBodyKey`. */
export function openBodyFacts({ folder, version }: KeptFiles): Pack<BodyFacts> {
  return openPack<BodyFacts>(join(folder, 'body-facts'), version);
}

/**
 * What pages have computed of the content, by name: the last value of each, with a hash of what it
 * was computed from.
 */
export function openComputed({
  folder,
  version,
}: KeptFiles): Pack<{ readonly input: string; readonly value: unknown }> {
  return openPack(join(folder, 'computed'), version);
}

/** Takes pages that other machines have rendered into what builds of a whole site keep. */
interface PageIntake {
  readonly add: (path: string, record: PageRecord) => void;
  /** Lets the build find them. Throws if they cannot be kept. */
  readonly save: () => void;
}

export function openPageIntake(kept: KeptFiles, threads: number): PageIntake {
  const packs = Array.from({ length: threads }, (_, part) =>
    openPageRecords(kept, { part, parts: threads }),
  );
  return {
    add: (path, record) => packs[toPart(path, threads)]?.set(path, record),
    save: () => {
      for (const pack of packs)
        if (!pack.save())
          throw new Error(
            `${kept.folder} cannot be written to, and pages can be taken only into it. Free some space there, or change its permissions.`,
          );
    },
  };
}
