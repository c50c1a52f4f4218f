import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toContentType } from '../../domain/content-type.ts';
import { isServerFile } from '../../domain/server-file.ts';
import { caddyFile, formatCaddy } from './caddy.ts';
import { copyEndings, createCompressor } from './compress.ts';
import { writeCopies } from './copies.ts';
import { formatHeadersFile, headersFile } from './headers-file.ts';
import { toSecurityHeaders } from './headers.ts';
import { forEachAtOnce } from '../at-once.ts';
import { listFiles } from '../list-files.ts';
import { formatManifest, manifestFile, readManifest, toFileHash } from './manifest.ts';
import { formatNginx, nginxFile, nginxRedirectsFile } from './nginx.ts';
import { addPage, addStyleSheet, createNeeds, toPolicy } from './policy.ts';
import { parseRedirectsFile, redirectsFile } from './redirects-file.ts';

/** What sealing made. */
export interface Seal {
  /** How many files the manifest names. */
  readonly files: number;
  /** How many compressed copies are among them. */
  readonly copies: number;
}

const readAtOnce = 16;

/**
 * Seals a rendered site: writes the headers that servers shall send, compressed copies of its text, and last the manifest of
 * all its files. `earlier` is the folder of the release before, from which copies are taken that need not be made again; `base` is the path
 * below which readers find it. Nothing in the folder may change afterwards. Equal folders give equal bytes.
 */
export async function sealRelease(folder: string, earlier?: string, base = '/'): Promise<Seal> {
  const written = withoutSeal(await listFiles(folder));
  const { policy, textBytes } = await readNeeds(folder, written);
  const settings = await writeSettings(folder, written, policy, base);
  const compressor = createCompressor(textBytes);
  const before = earlier === undefined ? undefined : await readManifest(earlier);
  const source = earlier === undefined || before === undefined ? undefined : { folder: earlier, manifest: before };
  const hashes = new Map<string, string>();
  let copies = 0;
  await forEachAtOnce(new Set([...written, ...settings]), readAtOnce, async (path) => {
    const bytes = await readFile(join(folder, path));
    hashes.set(path, toFileHash(bytes));
    if (!isText(path)) return;
    for (const [copy, hash] of await writeCopies(folder, path, bytes, compressor, source)) {
      hashes.set(copy, hash);
      copies += 1;
    }
  });
  await writeFile(join(folder, manifestFile), formatManifest({ compression: compressor.name, files: hashes }));
  return { files: hashes.size, copies };
}

/** The files without what an earlier sealing of the same folder has made. */
function withoutSeal(files: readonly string[]): string[] {
  const all = new Set(files);
  const isCopy = (path: string) => copyEndings.some((ending) => path.endsWith(ending) && all.has(path.slice(0, -ending.length)) && isText(path.slice(0, -ending.length)));
  return files.filter((path) => path !== manifestFile && !isCopy(path));
}

async function readNeeds(folder: string, files: readonly string[]): Promise<{ policy: string; textBytes: number }> {
  const needs = createNeeds();
  let textBytes = 0;
  await forEachAtOnce(files.filter(isText), readAtOnce, async (path) => {
    const text = await readFile(join(folder, path), 'utf8');
    textBytes += Buffer.byteLength(text);
    if (path.endsWith('.html')) addPage(needs, text);
    if (path.endsWith('.css')) addStyleSheet(needs, text);
  });
  return { policy: toPolicy(needs), textBytes };
}

async function writeSettings(folder: string, files: readonly string[], policy: string, base: string): Promise<string[]> {
  const headers = toSecurityHeaders(policy);
  const redirects = parseRedirectsFile(files.includes(redirectsFile) ? await readFile(join(folder, redirectsFile), 'utf8') : '');
  const settings = [
    [headersFile, formatHeadersFile(headers, files, base)],
    [nginxFile, formatNginx(headers, files.includes(nginxRedirectsFile), base)],
    [caddyFile, formatCaddy(headers, redirects, base)],
  ] as const;
  await Promise.all(settings.map(([name, text]) => writeFile(join(folder, name), text)));
  return settings.map(([name]) => name);
}

/** Whether a file is text for readers, which compresses well. */
function isText(path: string): boolean {
  return toContentType(path).includes('charset') && !isServerFile(path);
}
