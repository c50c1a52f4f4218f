import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { RefusedError } from '../refused.ts';

/** The commit that a word names in the repository around a folder; undefined where there is no such revision or no repository. */
export async function findRevision(contentFolder: string, word: string): Promise<string | undefined> {
  const { code, output } = await runGit(contentFolder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${word}^{commit}`]);
  return code === 0 ? output.toString().trim() : undefined;
}

/**
 * Writes the texts and images of the content folder, as they were at a commit, into `target`. Throws a `RefusedError` where
 * the folder was not there.
 */
export async function writeRevision(contentFolder: string, commit: string, target: string): Promise<void> {
  const { code, output } = await runGit(contentFolder, ['ls-tree', '-r', '-z', commit, '--', '.']);
  const files = output.toString().split('\0').flatMap((line) => {
    const [, id, path] = /^100\d{3} blob ([0-9a-f]+)\t(.+\.(?:mdx?|ya?ml|json|png|jpe?g|webp|avif|gif|svg))$/is.exec(line) ?? [];
    return id === undefined || path === undefined ? [] : [{ id, path }];
  });
  if (code !== 0 || files.length === 0) throw new RefusedError(`At ${commit.slice(0, 12)} there is no content in ${contentFolder}. Name another revision, or the folder with --content DIR.`);
  // Images are large, so that not all files are held at once.
  for (let start = 0; start < files.length; start += readAtOnce) await writeFiles(contentFolder, commit, files.slice(start, start + readAtOnce), target);
}

const readAtOnce = 200;

async function writeFiles(contentFolder: string, commit: string, files: readonly { readonly id: string; readonly path: string }[], target: string): Promise<void> {
  const blobs = await runGit(contentFolder, ['cat-file', '--batch'], files.map(({ id }) => `${id}\n`).join(''));
  let at = 0;
  for (const { path } of files) {
    const start = blobs.output.indexOf(10, at) + 1;
    const size = Number(/ blob (\d+)$/.exec(blobs.output.toString('utf8', at, start - 1))?.[1]);
    if (!Number.isInteger(size)) throw new RefusedError(`git cannot read ${path} at ${commit.slice(0, 12)}. Run git fsck, or fetch the whole history.`);
    await mkdir(dirname(join(target, path)), { recursive: true });
    await writeFile(join(target, path), blobs.output.subarray(start, start + size));
    at = start + size + 1;
  }
}

function runGit(folder: string, words: readonly string[], input = ''): Promise<{ code: number | null; output: Buffer }> {
  return new Promise((done, fail) => {
    const child = spawn('git', ['-C', folder, ...words], { stdio: ['pipe', 'pipe', 'ignore'] });
    const parts: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => parts.push(part));
    child.on('error', () => fail(new RefusedError('git cannot be started, and revisions are read with it. Install git, or name two folders.')));
    child.on('close', (code) => done({ code, output: Buffer.concat(parts) }));
    // Where git ends before it has read everything, its exit code tells why.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
