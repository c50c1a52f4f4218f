import { isDeepStrictEqual } from 'node:util';
import type { Redirect } from '../../domain/addresses/index.ts';
import { forEachAtOnce } from '../files/at-once.ts';
import { getContentType, isServerFile } from '../files/release-file.ts';
import type { SiteFiles } from '../files/site-files.ts';
import { formatHostFiles, type HostFiles, noteFileLimits } from '../hosts/index.ts';
import { collectPageFacts, createPageReader, type PageFacts } from '../pages/page-facts.ts';
import { type Compressor, copyEndings, createCompressor } from './compress.ts';
import { formatManifest, type Manifest, manifestFile, parseManifest } from './manifest.ts';
import {
  collectStyleSheetNeeds,
  formatPolicy,
  joinNeeds,
  type Needs,
  writePolicy,
} from './policy.ts';

/** What was made of a release. */
interface FinalizedRelease {
  /** How many files the manifest names. */
  readonly files: number;
  /** How many precompressed files are among them. */
  readonly precompressed: number;
  /** The programs that compressed them, and how hard they tried. */
  readonly compression: string;
  /** What the limits of hosts leave out, a sentence each for whoever publishes there. */
  readonly notes: readonly string[];
}

/** Finalizes a site. */
interface Finalizer {
  /**
   * Writes precompressed files beside the texts that are there now, so that the time until
   * `finalize` is used.
   */
  readonly compress: () => Promise<void>;
  /**
   * Writes the settings of all hosts, precompressed files beside all texts, and last the manifest
   * of all files. Nothing may change afterwards. Equal sites give equal bytes. `redirects` say
   * where pages that moved are now, `base` where the site is on its host: `/`, or a path that ends
   * in a slash. Throws if the site brings a file of its own that is written for servers, such as
   * `_redirects`.
   */
  readonly finalize: (options?: {
    readonly redirects?: readonly Redirect[];
    readonly base?: string;
  }) => Promise<FinalizedRelease>;
}

interface FinalizeOptions {
  /** The facts of its pages; without them they are read for it. */
  readonly pages?: ReadonlyMap<string, PageFacts>;
  /**
   * For which style sheets the policies were made that are in pages already; without it these are
   * read again.
   */
  readonly styleSheets?: Needs;
}

const compressedAtOnce = 16;

/**
 * Begins to finalize a rendered site: writes its policy into each page that lacks it. No page may
 * change afterwards.
 */
export function createFinalizer(
  site: SiteFiles,
  { pages, styleSheets }: FinalizeOptions = {},
): Finalizer {
  // A site that was finalized before has the files of that.
  const own = site.has(manifestFile)
    ? parseManifest(site.read(manifestFile).toString())
    : undefined;
  const facts =
    pages ?? collectPageFacts(site, createPageReader({ siteUrl: 'https://release.invalid' }));
  const { policy, size } = writePolicies(site, withoutFinalized(site.list()), facts, styleSheets);
  const compressor = createCompressor(size);
  const { getHash, take, notes: before } = site.earlier;
  const earlier = [
    { compression: before?.compression, getHash, take },
    own && createEarlier(site, own),
  ].find((each) => each?.compression === compressor.name);
  const copies = new Map<string, { readonly hash: string; readonly paths: readonly string[] }>();
  const compressTexts = (paths: readonly string[]) =>
    forEachAtOnce(paths.filter(isCompressed), compressedAtOnce, async (path) => {
      const { hash } = site.get(path);
      if (copies.get(path)?.hash === hash) return;
      copies.set(path, { hash, paths: await writePrecompressed(site, path, compressor, earlier) });
    });
  return {
    compress: () => compressTexts(withoutFinalized(site.list())),
    finalize: async ({ redirects = [], base = '/' } = {}) => {
      const written = withoutFinalized(site.list());
      const { files, notes } = formatHostFiles({ files: written, policy, redirects, base });
      if (own === undefined) refuseOwnFiles(site, files);
      for (const [name, text] of files) site.write(name, text);
      const named = [...written, ...files.map(([name]) => name)];
      await compressTexts(named);
      const precompressed = [...copies.values()].flatMap(({ paths }) => paths);
      const hashes = new Map(
        [...named, ...precompressed].map((path) => [path, site.get(path).hash]),
      );
      site.write(manifestFile, formatManifest({ compression: compressor.name, files: hashes }));
      return {
        files: hashes.size,
        precompressed: precompressed.length,
        compression: compressor.name,
        notes: [...notes, ...noteFileLimits([...hashes.keys(), manifestFile])],
      };
    },
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

/**
 * Writes its policy into each page that lacks it, which allows no more than this page needs.
 * Returns the policy of the whole release, and how many bytes of text that has. `before` is what
 * the policies allow for the sake of style sheets that are in pages already.
 */
function writePolicies(
  site: SiteFiles,
  files: readonly string[],
  pages: ReadonlyMap<string, PageFacts>,
  before: Needs | undefined,
): { readonly policy: string; readonly size: number } {
  let size = 0;
  const needs: Needs[] = [];
  for (const path of files.filter((each) => isText(each) && !pages.has(each))) {
    size += site.get(path).size;
    if (path.endsWith('.css')) needs.push(collectStyleSheetNeeds(site.read(path).toString()));
  }
  // Any page may load any style sheet.
  const styleSheets = joinNeeds(needs);
  const isSame = before !== undefined && isDeepStrictEqual(before, styleSheets);
  for (const { path, policy } of pages.values()) {
    if (!(policy.isWritten && isSame)) {
      const html = site.read(path).toString('utf8');
      const whole = writePolicy(html, policy, styleSheets, before);
      if (whole !== html) site.write(path, whole);
    }
    size += site.get(path).size;
    needs.push(policy.needs);
  }
  return { policy: formatPolicy(joinNeeds(needs)), size };
}

/**
 * Whether a file has compressed copies. Markdown has none: machines ask for it now and then, and on
 * a large site a fifth of all files would be its copies.
 */
function isCompressed(path: string): boolean {
  return isText(path) && !path.endsWith('.md');
}

function refuseOwnFiles(site: SiteFiles, files: HostFiles['files']): void {
  for (const [name, text] of files) {
    if (site.has(name) && site.read(name).toString('utf8') !== text)
      throw new Error(
        `The site brings a file ${name}, which the build writes. Remove it from public/; write addresses that moved into content/permalinks.json.`,
      );
  }
}

/** Whether a file is text for readers, which compresses well. */
function isText(path: string): boolean {
  return getContentType(path).includes('charset') && !isServerFile(path);
}

/** The copies that a site has already which was finalized before. */
function createEarlier(site: SiteFiles, { compression, files }: Manifest) {
  return {
    compression,
    getHash: (path: string) => files.get(path),
    take: (path: string) => site.has(path) && site.get(path).hash === files.get(path),
  };
}

/**
 * Writes the precompressed files of a text beside it and returns their paths. Those of a text that
 * an earlier release has too, made by the same program, are taken from there, or are in the folder
 * already.
 */
async function writePrecompressed(
  site: SiteFiles,
  path: string,
  compressor: Compressor,
  earlier: Pick<SiteFiles['earlier'], 'getHash' | 'take'> | undefined,
): Promise<string[]> {
  const paths = copyEndings.map((ending) => path + ending);
  if (earlier !== undefined && earlier.getHash(path) === site.get(path).hash) {
    const known = paths.filter((copy) => earlier.getHash(copy) !== undefined);
    if (known.every((copy) => earlier.take(copy))) return known;
  }
  const copies = await compressor.compress(site.read(path), path.startsWith('assets/'));
  return [...copies].map(([ending, copy]) => {
    site.write(path + ending, copy);
    return path + ending;
  });
}
