import { createHash } from 'node:crypto';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A program of many modules, and where its bundle is kept. */
export interface Program {
  /** The folder whose files it is made of. */
  readonly source: string;
  /** The file in it that starts it. */
  readonly entry: string;
  /** A file that changes when the packages change. */
  readonly lock: string;
  /** A folder that may be removed at any time. */
  readonly cache: string;
}

const prefix = 'bundle-';

/** The file that holds all of the program as it is now, whether or not it is there: another name for each state of the source. */
export function toBundlePath(program: Program): string {
  const hash = createHash('sha256').update(program.entry).update(process.version);
  for (const path of [program.lock, ...listFiles(program.source)]) {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path}\n${size} ${mtimeMs}\n`);
  }
  return join(program.cache, prefix + hash.digest('hex').slice(0, 16), 'program.js');
}

/** Writes the program to `path` as one module, beside it first, and removes what was written of former states. */
export async function writeBundle(program: Program, path: string): Promise<void> {
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown({
    input: join(program.source, program.entry),
    platform: 'node',
    external: /\.node$|^@bruits\//,
    plugins: [keepPlaces],
    logLevel: 'silent',
  });
  const folder = join(path, '..');
  const made = `${folder}.${process.pid}`;
  try {
    await mkdir(program.cache, { recursive: true });
    const former = (await readdir(program.cache)).filter((name) => name.startsWith(prefix));
    await bundle.write({
      dir: made,
      format: 'esm',
      codeSplitting: false,
      entryFileNames: 'program.js',
    });
    await Promise.all(
      former.map((name) => rm(join(program.cache, name), { recursive: true, force: true })),
    );
    await rename(made, folder);
  } finally {
    await bundle.close();
    await rm(made, { recursive: true, force: true });
  }
}

/** A file that finds others beside itself finds them where its source is. */
const keepPlaces = {
  name: 'keep-places',
  transform: (code: string, id: string) =>
    code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)),
};

function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((each) => each.isFile() && each.name.endsWith('.ts'))
    .map((each) => join(each.parentPath, each.name))
    .sort();
}
