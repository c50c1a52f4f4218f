import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Redirect } from '../../domain/addresses/redirects.ts';
import { forEachAtOnce } from '../files/at-once.ts';
import { toContentType } from '../files/content-type.ts';
import { listFiles } from '../files/list-files.ts';
import { isServerFile } from '../files/server-file.ts';
import { formatHostFiles, type HostFiles, noteFileLimits, referrerPolicy } from '../hosts/index.ts';
import { type Compressor, type CopyEnding, copyEndings, createCompressor } from './compress.ts';
import {
  formatManifest,
  type Manifest,
  manifestFile,
  readManifest,
  toFileHash,
} from './manifest.ts';
import {
  formatPagePolicy,
  formatPolicy,
  joinNeeds,
  type Needs,
  parsePolicyPage,
  toStyleSheetNeeds,
} from './policy.ts';

/** What sealing made. */
export interface Seal {
  /** How many files the manifest names. */
  readonly files: number;
  /** How many compressed copies are among them. */
  readonly copies: number;
  /** What the limits of hosts leave out, a sentence each for whoever publishes there. */
  readonly notes: readonly string[];
}

/** A release that is sealed. */
export interface SealOptions {
  /** The folder of the release before, from which copies are taken that need not be made again. */
  readonly earlier?: string | undefined;
  /** Where pages that moved are now. */
  readonly redirects?: readonly Redirect[];
  /** Where the site is on its host: `/`, or a path that ends in a slash. */
  readonly base?: string;
}

const readAtOnce = 16;

/**
 * Seals a rendered site: writes its policy into each page, the settings of all hosts, compressed copies of its text, and last the
 * manifest of all its files. Nothing in the folder may change afterwards. Equal folders give equal bytes. Throws where the site brings
 * a file of its own that is written for servers, such as `_redirects`.
 */
export async function sealRelease(
  folder: string,
  { earlier, redirects = [], base = '/' }: SealOptions = {},
): Promise<Seal> {
  const present = await listFiles(folder);
  const written = withoutSeal(present);
  const { policy, textBytes } = await writePolicies(folder, written);
  const { files, notes } = formatHostFiles({ files: written, policy, redirects, base });
  // A folder that was sealed before has the files of its sealing.
  if (!present.includes(manifestFile)) await refuseOwnFiles(folder, present, files);
  for (const [name, text] of files) await writeFile(join(folder, name), text);
  const compressor = createCompressor(textBytes);
  const before = earlier === undefined ? undefined : await readManifest(earlier);
  const source =
    earlier === undefined || before === undefined
      ? undefined
      : { folder: earlier, manifest: before };
  const hashes = new Map<string, string>();
  let copies = 0;
  await forEachAtOnce([...written, ...files.map(([name]) => name)], readAtOnce, async (path) => {
    const bytes = await readFile(join(folder, path));
    hashes.set(path, toFileHash(bytes));
    if (!isText(path)) return;
    for (const [copy, hash] of await writeCopies(folder, path, bytes, compressor, source)) {
      hashes.set(copy, hash);
      copies += 1;
    }
  });
  await writeFile(
    join(folder, manifestFile),
    formatManifest({ compression: compressor.name, files: hashes }),
  );
  return {
    files: hashes.size,
    copies,
    notes: [...notes, ...noteFileLimits([...hashes.keys(), manifestFile])],
  };
}

/** The files without what a sealing makes: that of the same folder before. */
function withoutSeal(files: readonly string[]): string[] {
  const all = new Set(files);
  const isCopy = (path: string) =>
    copyEndings.some(
      (ending) =>
        path.endsWith(ending) &&
        all.has(path.slice(0, -ending.length)) &&
        isText(path.slice(0, -ending.length)),
    );
  return files.filter((path) => path !== manifestFile && !isServerFile(path) && !isCopy(path));
}

/** Writes into each page its own policy, which allows no more than this page needs. Gives the policy of all, and how many bytes of text there are. */
async function writePolicies(
  folder: string,
  files: readonly string[],
): Promise<{ policy: string; textBytes: number }> {
  let textBytes = 0;
  const needs: Needs[] = [];
  const texts = files.filter(isText);
  const read = async (path: string) => {
    const text = await readFile(join(folder, path), 'utf8');
    textBytes += Buffer.byteLength(text);
    return text;
  };
  await forEachAtOnce(
    texts.filter((path) => !path.endsWith('.html')),
    readAtOnce,
    async (path) => {
      const text = await read(path);
      if (path.endsWith('.css')) needs.push(toStyleSheetNeeds(text));
    },
  );
  // Any page may load any style sheet.
  const styleSheets = joinNeeds(needs);
  await forEachAtOnce(
    texts.filter((path) => path.endsWith('.html')),
    readAtOnce,
    async (path) => {
      const html = await read(path);
      const page = parsePolicyPage(html);
      needs.push(page.needs);
      const tags = formatTags(joinNeeds([page.needs, styleSheets]));
      if (html.startsWith(tags, page.offset)) return;
      textBytes += Buffer.byteLength(tags);
      await writeFile(
        join(folder, path),
        html.slice(0, page.offset) + tags + html.slice(page.offset),
      );
    },
  );
  return { policy: formatPolicy(joinNeeds(needs)), textBytes };
}

/** No policy holds a double quote. */
function formatTags(needs: Needs): string {
  return `<meta http-equiv="Content-Security-Policy" content="${formatPagePolicy(needs)}"><meta name="referrer" content="${referrerPolicy}">`;
}

async function refuseOwnFiles(
  folder: string,
  present: readonly string[],
  files: HostFiles['files'],
): Promise<void> {
  for (const [name, text] of files) {
    if (present.includes(name) && (await readFile(join(folder, name), 'utf8')) !== text)
      throw new Error(
        `The site brings a file ${name}, which the build writes. Remove it from public/; write addresses that moved into content/permalinks.json.`,
      );
  }
}

/** Whether a file is text for readers, which compresses well. */
function isText(path: string): boolean {
  return toContentType(path).includes('charset') && !isServerFile(path);
}

/** Copies that an earlier release in `folder` has, by what its manifest says. */
interface Earlier {
  readonly folder: string;
  readonly manifest: Manifest;
}

/**
 * Writes the compressed copies of a file beside it and returns their hashes by their paths. The copies of a file that an
 * earlier release has too, made by the same program, are taken from there.
 */
async function writeCopies(
  folder: string,
  path: string,
  bytes: Uint8Array,
  compressor: Compressor,
  earlier: Earlier | undefined,
): Promise<[string, string][]> {
  const copies =
    (await readEarlier(path, toFileHash(bytes), compressor, earlier)) ??
    (await compressor.compress(bytes));
  return Promise.all(
    [...copies].map(async ([ending, copy]) => {
      await writeFile(join(folder, path + ending), copy);
      return [path + ending, toFileHash(copy)] as [string, string];
    }),
  );
}

async function readEarlier(
  path: string,
  hash: string,
  compressor: Compressor,
  earlier: Earlier | undefined,
): Promise<Map<CopyEnding, Uint8Array> | undefined> {
  if (
    earlier === undefined ||
    earlier.manifest.compression !== compressor.name ||
    earlier.manifest.files.get(path) !== hash
  )
    return undefined;
  const copies = new Map<CopyEnding, Uint8Array>();
  for (const ending of copyEndings) {
    const expected = earlier.manifest.files.get(path + ending);
    if (expected === undefined) continue;
    const copy = await readFile(join(earlier.folder, path + ending)).catch(() => undefined);
    if (copy === undefined || toFileHash(copy) !== expected) return undefined;
    copies.set(ending, copy);
  }
  return copies;
}
