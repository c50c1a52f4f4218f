import { hashFile } from '../../store/index.ts';
import { toHrefBelow } from '../../domain/addresses/index.ts';
import { isServerFile, isHashedFile } from '../files/release-file.ts';
import { copyEndings } from './compress.ts';
import { forEachAtOnce } from '../files/at-once.ts';
import { manifestFile, type Manifest } from './manifest.ts';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listFiles } from '../files/list-files.ts';

/** Where a copy of a release is not what the build has written, and what to do. */
export interface Difference {
  readonly path: string;
  readonly kind: 'missing' | 'changed' | 'additional';
  readonly message: string;
}

const askedAtOnce = 8;
const longestWait = 30_000;

/** A question to a host: for a file, in one encoding, and the status that its answer must have. */
interface Question {
  readonly path: string;
  readonly address: string;
  readonly encoding: string;
  readonly status: number;
  readonly hash: string;
}

/**
 * Compares what a host sends with a manifest: every file that is for readers, and where the release
 * has compressed copies the compressed answers as well, since a host may still have old copies of a
 * new page. `host` is where the site is, with a slash at its end. Follows no redirect. Throws if
 * the host cannot be reached.
 */
export async function compareHost({ files }: Manifest, host: URL): Promise<Difference[]> {
  const found = new Map<string, Difference>();
  const questions = [...files].flatMap(([path, hash]) => createQuestions(path, hash, files));
  await forEachAtOnce(questions, askedAtOnce, async (question) => {
    const difference = found.has(question.path) ? undefined : await ask(question, host);
    if (difference !== undefined) found.set(question.path, difference);
  });
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function createQuestions(path: string, hash: string, files: Manifest['files']): Question[] {
  const isCopy = copyEndings.some(
    (ending) => path.endsWith(ending) && files.has(path.slice(0, -ending.length)),
  );
  if (isServerFile(path) || isCopy) return [];
  // The page for what is not there is asked for as a reader comes to it; some hosts show it in no
  // other way.
  const isMissingPage = path === '404.html';
  const address = isMissingPage
    ? `/${hash.slice(0, 16)}/`
    : `/${path
        .replace(/(^|\/)index\.html$/, '$1')
        .split('/')
        .map(encodeURIComponent)
        .join('/')}`;
  const encodings = [
    'identity',
    ...(files.has(`${path}.br`) ? ['br'] : []),
    ...(files.has(`${path}.gz`) ? ['gzip'] : []),
  ];
  return encodings.map((encoding) => ({
    path,
    address,
    encoding,
    status: isMissingPage ? 404 : 200,
    hash,
  }));
}

async function ask(
  { path, address, encoding, status, hash }: Question,
  host: URL,
): Promise<Difference | undefined> {
  const url = new URL(host.origin + toHrefBelow(host.pathname, address));
  const { response, bytes } = await load(url, encoding);
  if (response.status === status) {
    if (hashFile(bytes) === hash) return undefined;
    const how = encoding === 'identity' ? '' : ` when asked for it compressed (${encoding})`;
    return {
      path,
      kind: 'changed',
      message: `is not what the build wrote${how}. Send the release again; if it stays so, empty the host’s cache and turn off what rewrites pages there.`,
    };
  }
  if (response.status === 404)
    return { path, kind: 'missing', message: 'is missing (404). Send the release again.' };
  const to = response.headers.get('location');
  return {
    path,
    kind: 'changed',
    message: `answers at ${url.pathname} with the status ${response.status}${to === null ? '' : ` and leads to ${to}`}; expected ${status}. Look into the settings of the host.`,
  };
}

async function load(
  url: URL,
  encoding: string,
): Promise<{ response: Response; bytes: Uint8Array }> {
  try {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { 'Accept-Encoding': encoding },
      signal: AbortSignal.timeout(longestWait),
    });
    return { response, bytes: new Uint8Array(await response.arrayBuffer()) };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new Error(
      `${url.href} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}. Look whether the address is right and the host is up, then verify again.`,
      { cause: error },
    );
  }
}

/**
 * Compares the files of a folder with a manifest. A file that is named by its content and belongs
 * to another release is no difference: such files are kept for readers who have an older page open.
 */
export async function compareFolder({ files }: Manifest, folder: string): Promise<Difference[]> {
  const present = new Set(await listFiles(folder));
  const differences: Difference[] = [];
  for (const [path, hash] of files) {
    if (!present.has(path))
      differences.push({ path, kind: 'missing', message: 'is missing. Send the release again.' });
    else if (hashFile(await readFile(join(folder, path))) !== hash)
      differences.push({
        path,
        kind: 'changed',
        message:
          'is not what the build wrote. Send the release again, and find out what changed it.',
      });
  }
  for (const path of present) {
    if (files.has(path) || path === manifestFile || isHashedFile(path)) continue;
    differences.push({
      path,
      kind: 'additional',
      message: 'is not of this release. Delete it, or find out who put it there.',
    });
  }
  return differences.sort((a, b) => (a.path < b.path ? -1 : 1));
}
