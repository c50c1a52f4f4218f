import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Redirect } from '../../domain/addresses/index.ts';
import { forEachAtOnce } from '../files/at-once.ts';
import { getContentType, isServerFile } from '../files/release-file.ts';
import { listFiles } from '../files/list-files.ts';
import { formatHostFiles, type HostFiles, noteFileLimits, referrerPolicy } from '../hosts/index.ts';
import { collectPageFacts, createPageReader, type PageFacts } from '../pages/page-facts.ts';
import { type Compressor, type CopyEnding, copyEndings, createCompressor } from './compress.ts';
import { formatManifest, type Manifest, manifestFile, readManifest, hashFile } from './manifest.ts';
import {
  formatPagePolicy,
  formatPolicy,
  joinNeeds,
  type Needs,
  collectStyleSheetNeeds,
} from './policy.ts';

/** What was made of a release. */
interface FinalizedRelease {
  /** How many files the manifest names. */
  readonly files: number;
  /** How many precompressed files are among them. */
  readonly precompressed: number;
  /** What the limits of hosts leave out, a sentence each for whoever publishes there. */
  readonly notes: readonly string[];
}

interface FinalizeOptions {
  /** The facts of its pages; without them they are read for it. */
  readonly pages?: ReadonlyMap<string, PageFacts>;
  /** The folder of the release before, from which precompressed files are taken that need not be made again. */
  readonly earlier?: string | undefined;
  /** Where pages that moved are now. */
  readonly redirects?: readonly Redirect[];
  /** Where the site is on its host: `/`, or a path that ends in a slash. */
  readonly base?: string;
}

const readAtOnce = 16;

/**
 * Finalizes a rendered site: writes its policy into each page, the settings of all hosts, precompressed files beside its text, and
 * last the manifest of all its files. Nothing in the folder may change afterwards. Equal folders give equal bytes. Throws if the
 * site brings a file of its own that is written for servers, such as `_redirects`.
 */
export async function finalizeRelease(
  folder: string,
  { pages, earlier, redirects = [], base = '/' }: FinalizeOptions = {},
): Promise<FinalizedRelease> {
  const present = await listFiles(folder);
  const written = withoutFinalized(present);
  const facts =
    pages ??
    (await collectPageFacts(folder, createPageReader({ siteUrl: 'https://release.invalid' })));
  const { policy, policies, size } = await planPolicies(folder, written, facts);
  const { files, notes } = formatHostFiles({ files: written, policy, redirects, base });
  // A folder that was finalized before has the files of that.
  if (!present.includes(manifestFile)) await refuseOwnFiles(folder, present, files);
  for (const [name, text] of files) await writeFile(join(folder, name), text);
  const compressor = createCompressor(size);
  const before = earlier === undefined ? undefined : await readManifest(earlier);
  const source =
    earlier === undefined || before === undefined
      ? undefined
      : { folder: earlier, manifest: before };
  const hashes = new Map<string, string>();
  let precompressed = 0;
  await forEachAtOnce([...written, ...files.map(([name]) => name)], readAtOnce, async (path) => {
    const page = policies.get(path);
    const bytes =
      page === undefined
        ? await readFile(join(folder, path))
        : await writePolicy(join(folder, path), page);
    const hash = hashFile(bytes);
    hashes.set(path, hash);
    if (!isText(path)) return;
    for (const [name, copyHash] of await writePrecompressed(
      folder,
      { path, bytes, hash },
      compressor,
      source,
    )) {
      hashes.set(name, copyHash);
      precompressed += 1;
    }
  });
  await writeFile(
    join(folder, manifestFile),
    formatManifest({ compression: compressor.name, files: hashes }),
  );
  return {
    files: hashes.size,
    precompressed,
    notes: [...notes, ...noteFileLimits([...hashes.keys(), manifestFile])],
  };
}

/** The files without those that finalizing the same folder before has made. */
function withoutFinalized(files: readonly string[]): string[] {
  const all = new Set(files);
  const isPrecompressed = (path: string) =>
    copyEndings.some(
      (ending) =>
        path.endsWith(ending) &&
        all.has(path.slice(0, -ending.length)) &&
        isText(path.slice(0, -ending.length)),
    );
  return files.filter(
    (path) => path !== manifestFile && !isServerFile(path) && !isPrecompressed(path),
  );
}

/** The tags of its policy that a page gets, and where in its text. */
interface PolicyTags {
  readonly tags: string;
  readonly offset: number;
}

/** The policy of a whole release, that of each page, which allows no more than this page needs, and how many bytes of text the release will have. */
async function planPolicies(
  folder: string,
  files: readonly string[],
  pages: ReadonlyMap<string, PageFacts>,
): Promise<{
  readonly policy: string;
  readonly policies: ReadonlyMap<string, PolicyTags>;
  readonly size: number;
}> {
  let size = 0;
  const styleSheets: Needs[] = [];
  const texts = files.filter((path) => isText(path) && !pages.has(path));
  await forEachAtOnce(texts, readAtOnce, async (path) => {
    if (path.endsWith('.css')) {
      const css = await readFile(join(folder, path));
      styleSheets.push(collectStyleSheetNeeds(css.toString()));
      size += css.length;
    } else size += (await stat(join(folder, path))).size;
  });
  // Any page may load any style sheet.
  const ofStyleSheets = joinNeeds(styleSheets);
  const policies = new Map<string, PolicyTags>();
  for (const { path, size: pageSize, policy } of pages.values()) {
    const tags = formatTags(joinNeeds([policy.needs, ofStyleSheets]));
    policies.set(path, { tags, offset: policy.offset });
    size += pageSize + (policy.isWritten ? 0 : Buffer.byteLength(tags));
  }
  const needs = [ofStyleSheets, ...[...pages.values()].map(({ policy }) => policy.needs)];
  return { policy: formatPolicy(joinNeeds(needs)), policies, size };
}

/** Writes its policy into a page, unless it is there, and returns the bytes of the page. */
async function writePolicy(file: string, { tags, offset }: PolicyTags): Promise<Buffer> {
  const html = await readFile(file, 'utf8');
  const isWritten = html.startsWith(tags, offset);
  const bytes = Buffer.from(isWritten ? html : html.slice(0, offset) + tags + html.slice(offset));
  if (!isWritten) await writeFile(file, bytes);
  return bytes;
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
  return getContentType(path).includes('charset') && !isServerFile(path);
}

/** An earlier release in `folder`, with its manifest. */
interface Earlier {
  readonly folder: string;
  readonly manifest: Manifest;
}

/** A file that is precompressed. */
interface TextFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly hash: string;
}

/**
 * Writes the precompressed files of a text beside it and returns their hashes by their paths. Those of a text that an
 * earlier release has too, made by the same program, are taken from there.
 */
async function writePrecompressed(
  folder: string,
  { path, bytes, hash }: TextFile,
  compressor: Compressor,
  earlier: Earlier | undefined,
): Promise<[string, string][]> {
  const copies =
    (await readEarlier(path, hash, compressor, earlier)) ?? (await compressor.compress(bytes));
  return Promise.all(
    [...copies].map(async ([ending, copy]) => {
      await writeFile(join(folder, path + ending), copy);
      return [path + ending, hashFile(copy)] as [string, string];
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
    if (copy === undefined || hashFile(copy) !== expected) return undefined;
    copies.set(ending, copy);
  }
  return copies;
}
