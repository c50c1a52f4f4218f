import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';

/** A program to bundle. */
export interface Program {
  /** The folder around all that it is made of, packages included. */
  readonly root: string;
  /** The module that starts it, as a path from `root`. */
  readonly entry: string;
  /**
   * Packages that become part of the bundle, since they are loaded faster so; all others are
   * imported.
   */
  readonly inlined: RegExp;
}

/**
 * How packages begin that have many small modules: to find and link these takes longer than to run
 * them.
 */
const smallModules = [
  '@astrojs/markdown-satteri',
  '@astrojs/internal-helpers',
  '@oslojs/encoding',
  'astro/assets',
  'astro/runtime',
  'astro/zod',
  'ccount',
  'character-',
  'clsx',
  'comma-separated',
  'css-tree',
  'decode-named',
  'devlop',
  'diff',
  'dom-serializer',
  'domelementtype',
  'domhandler',
  'domutils',
  'entities',
  'fast-string',
  'github-slugger',
  'hast-util-',
  'highlight.js',
  'html-escaper',
  'html-void',
  'htmlparser2',
  'longest-streak',
  'lowlight',
  'markdown-table',
  'mdast-util-',
  'micromark',
  'piccolore',
  'property-information',
  'saxes',
  'smol-toml',
  'source-map-js',
  'space-separated',
  'stringify-entities',
  'unist-util-',
  'xmlchars',
  'yaml',
  'zod',
  'zwitch',
];

/** All commands. */
export function describeCommands(root: string): Program {
  return {
    root,
    entry: 'src/cli/main.ts',
    inlined: new RegExp(`^(?:${smallModules.join('|')})`),
  };
}

const prefix = 'bundle-';

/**
 * The folder in `cache` for the bundles of the current sources, whether or not it exists; its name
 * is a hash of the sources.
 */
export function getBundleFolder({ root, entry }: Program, cache: string): string {
  const hash = createHash('sha256').update(entry).update(process.version);
  for (const path of [join(root, 'package-lock.json'), ...listSources(join(root, 'src'))]) {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path}\n${size} ${mtimeMs}\n`);
  }
  return join(cache, prefix + hash.digest('hex').slice(0, 16));
}

/**
 * Writes the bundles into a folder of the cache, beside it first, and removes what was written of
 * former states.
 */
export async function cacheBundles(program: Program, folder: string): Promise<void> {
  const cache = dirname(folder);
  const made = `${folder}.${process.pid}`;
  try {
    await mkdir(cache, { recursive: true, mode: 0o700 });
    const former = (await readdir(cache)).filter((name) => name.startsWith(prefix));
    await writeBundles(program, made, folder);
    // Else Node parses each file to see of what kind it is.
    await writeFile(join(made, 'package.json'), JSON.stringify({ type: 'module' }));
    await Promise.all(
      former.map((name) => rm(join(cache, name), { recursive: true, force: true })),
    );
    await rename(made, folder);
  } finally {
    await rm(made, { recursive: true, force: true });
  }
}

/**
 * Writes the bundles of a program into a folder, with the licences of the packages that became part
 * of them. A module that names another one by its URL, to start it, gets the bundle of that; files
 * beside a module are found beside its source, as seen from `place`, where the folder will lie in
 * the end.
 */
export async function writeBundles(
  program: Program,
  folder: string,
  place: string = folder,
): Promise<void> {
  const { rolldown } = await import('rolldown');
  const { root, entry, inlined } = program;
  const bundle = await rolldown({
    cwd: root,
    input: { main: entry },
    platform: 'node',
    // What configures Astro loads it whole, with all that belongs to it.
    external: (id, importer) =>
      !/^[./#]|^[a-z]:\\/i.test(id) &&
      !(inlined.test(id) && importer?.endsWith('astro-config.ts') !== true),
    // Of packages only what is used is loaded; none does anything just by being loaded.
    treeshake: { moduleSideEffects: [{ test: /[\\/]node_modules[\\/]/, sideEffects: false }] },
    plugins: [
      {
        name: 'answerable:places',
        transform(code, id) {
          if (!id.startsWith(join(root, 'src')) || !code.includes('import.meta.url')) return;
          const named = code.replaceAll(
            /new URL\(\s*'(\.[^']+\.ts)',\s*import\.meta\.url\s*,?\s*\)/g,
            (_, path) => {
              const reference = this.emitFile({ type: 'chunk', id: join(id, '..', path) });
              return `new URL(import.meta.ROLLDOWN_FILE_URL_${reference})`;
            },
          );
          const source = JSON.stringify(relative(place, id).split(sep).join('/'));
          return named.replaceAll('import.meta.url', `new URL(${source}, import.meta.url).href`);
        },
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
