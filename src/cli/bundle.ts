import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';

/** A program of many modules. */
export interface Program {
  /** The folder around all that it is made of, packages included. */
  readonly root: string;
  /** The modules that are started by themselves, by the names of their bundles; paths from `root`. */
  readonly entries: Readonly<Record<string, string>>;
  /** Packages that become part of the bundle, since they are loaded faster so; all others are imported. */
  readonly inlined: RegExp;
}

/** All commands, and the modules that they start in other processes and threads or hand to Astro. */
export function describeCommands(root: string): Program {
  return {
    root,
    entries: {
      main: 'src/cli/main.ts',
      program: 'src/import/steps/program.ts',
      watch: 'src/import/steps/watch.ts',
      'render-log': 'src/publish/render/render-log.ts',
    },
    // What the check loads: finding and linking so many modules takes a sixth of its time.
    inlined:
      /^(?:astro\/zod|css-tree|diff|fast-string-width|mdast-util-|micromark|saxes|source-map-js|unist-util-|xmlchars|zod)/,
  };
}

const prefix = 'bundle-';

/** The folder in `cache` for the bundles of the program as it is now, whether or not it is there: another name for each state of the source. */
export function toBundleFolder({ root, entries }: Program, cache: string): string {
  const hash = createHash('sha256').update(JSON.stringify(entries)).update(process.version);
  for (const path of [join(root, 'package-lock.json'), ...listSources(join(root, 'src'))]) {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path}\n${size} ${mtimeMs}\n`);
  }
  return join(cache, prefix + hash.digest('hex').slice(0, 16));
}

/** Writes the bundles into a folder of the cache, beside it first, and removes what was written of former states. */
export async function cacheBundles(program: Program, folder: string): Promise<void> {
  const cache = dirname(folder);
  const made = `${folder}.${process.pid}`;
  try {
    await mkdir(cache, { recursive: true, mode: 0o700 });
    const former = (await readdir(cache)).filter((name) => name.startsWith(prefix));
    await writeBundles(program, made, folder);
    await Promise.all(
      former.map((name) => rm(join(cache, name), { recursive: true, force: true })),
    );
    await rename(made, folder);
  } finally {
    await rm(made, { recursive: true, force: true });
  }
}

/**
 * Writes the bundles of a program into a folder, with the licences of the packages that became part of them. `place` is where the
 * folder will lie in the end: modules find files beside their source, as seen from there.
 */
export async function writeBundles(
  program: Program,
  folder: string,
  place: string = folder,
): Promise<void> {
  const { rolldown } = await import('rolldown');
  const { root, entries, inlined } = program;
  const bundle = await rolldown({
    cwd: root,
    input: { ...entries },
    platform: 'node',
    external: (id) => !/^[./]|^[a-z]:\\/i.test(id) && !inlined.test(id),
    plugins: [
      {
        name: 'answerable:places',
        transform: (code, id) =>
          id.startsWith(join(root, 'src')) && code.includes('import.meta.url')
            ? keepPlaces(code, relative(place, id).split(sep).join('/'), entries)
            : undefined,
      },
    ],
    logLevel: 'silent',
  });
  try {
    const { output } = await bundle.write({
      dir: folder,
      format: 'esm',
      entryFileNames: '[name].js',
      chunkFileNames: '[name]-[hash].js',
    });
    const modules = output.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
    await writeFile(join(folder, 'LICENSES.txt'), collectLicences(modules));
  } finally {
    await bundle.close();
  }
}

/** A module that starts another one starts its bundle; one that finds a file beside itself finds it beside its source. */
function keepPlaces(code: string, path: string, entries: Program['entries']): string {
  const started = new Map(
    Object.entries(entries).map(([name, entry]) => [
      `./${entry.split('/').at(-1)}`,
      `./${name}.js`,
    ]),
  );
  return code
    .split('import.meta.url')
    .map((part, index, parts) => {
      if (index === parts.length - 1) return part;
      const named = /new URL\('([^']+)',\s*$/.exec(part)?.[1];
      const bundle = named === undefined ? undefined : started.get(named);
      return named === undefined || bundle === undefined
        ? `${part}new URL(${JSON.stringify(path)}, import.meta.url).href`
        : `${part.replace(/'[^']+',\s*$/, `'${bundle}', `)}import.meta.url`;
    })
    .join('');
}

/** The licence of each package that modules belong to, with its name and version. */
function collectLicences(modules: readonly string[]): string {
  const folders = new Set(
    modules.flatMap(
      (id) => /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id)?.[0] ?? [],
    ),
  );
  return [...folders]
    .map((folder) => {
      const { name, version, license }: Readonly<Record<string, string>> = JSON.parse(
        readFileSync(join(folder, 'package.json'), 'utf8'),
      );
      const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
      const text =
        file === undefined ? `License: ${license}` : readFileSync(join(folder, file), 'utf8');
      return `${name} ${version}\n\n${text.trim()}\n`;
    })
    .sort()
    .join(`\n${'-'.repeat(80)}\n\n`);
}

function listSources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((each) => each.isFile() && each.name.endsWith('.ts'))
    .map((each) => join(each.parentPath, each.name))
    .sort();
}
