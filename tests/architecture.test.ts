import { readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const source = resolve(import.meta.dirname, '../src');

/**
 * Which rooms a room may import; its own files are always allowed. This is the table of
 * CONTRIBUTING.md.
 */
const arrows: Readonly<Record<string, readonly string[]>> = {
  pages: ['collections', 'layouts', 'components', 'search', 'domain'],
  extend: ['collections', 'layouts', 'components', 'search', 'domain'],
  layouts: ['components', 'domain', 'styles'],
  components: ['search', 'domain', 'client', 'styles'],
  collections: ['domain'],
  cli: ['publish', 'import', 'sources', 'check', 'search', 'domain', 'schemas', 'progress'],
  publish: ['check', 'search', 'markdown', 'domain', 'schemas', 'store', 'progress'],
  import: ['sources', 'markdown', 'domain', 'schemas', 'progress'],
  sources: ['domain', 'schemas'],
  check: ['search', 'markdown', 'domain', 'schemas', 'store'],
  search: ['domain', 'store'],
  markdown: ['domain', 'schemas'],
  'content.config.ts': ['schemas', 'domain'],
  domain: ['schemas'],
  schemas: [],
  store: [],
  progress: [],
  client: [],
  styles: [],
  // The types of the components that a site may replace.
  'env.d.ts': ['components'],
};

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

const files = listFiles(source).filter((file) => /\.(ts|astro|css)$/.test(file));
const imports = files.flatMap(readImports);

describe('the rooms', () => {
  it('hold every file of src', () => {
    expect(files.map(toRoom).filter((room) => !Object.hasOwn(arrows, room))).toEqual([]);
  });

  it('import only downwards', () => {
    const upward = imports.filter(({ from, to }) => {
      const [room, target] = [toRoom(from), toRoom(to)];
      return room !== target && arrows[room]?.includes(target) !== true;
    });
    expect(upward.map(describeImport)).toEqual([]);
  });

  it('ask astro:content only in collections and content.config', () => {
    const askers = files
      .filter((file) => readFileSync(file, 'utf8').includes("'astro:content'"))
      // This puts the entries of a build in its place.
      .filter((file) => file !== join(source, 'publish/render/create-bundle.ts'))
      .map(toRoom);
    expect(
      [...new Set(askers)].filter((room) => room !== 'collections' && room !== 'content.config.ts'),
    ).toEqual([]);
  });

  it('read the environment and the arguments only in cli', () => {
    const readers = files.filter(
      (file) => /process\.(env|argv)\b/.test(readFileSync(file, 'utf8')) && toRoom(file) !== 'cli',
    );
    expect(readers.map((file) => relative(source, file))).toEqual([]);
  });

  it('have no import cycles', () => {
    expect(findCycle(imports)).toBeUndefined();
  });

  it('name every relative import with its ending', () => {
    const bare = imports.filter(({ to }) => !/\.(ts|mjs|astro|css|woff2|svg)$/.test(to));
    expect(bare.map(describeImport)).toEqual([]);
  });

  it('enter the search through its doors', () => {
    const search = join(source, 'search');
    const doors = [
      'index.ts',
      'build/index.ts',
      'ask/index.ts',
      ...['button', 'page', 'missing'].map((each) => `ui/search-${each}.ts`),
    ];
    const others = imports.filter(
      ({ from, to }) =>
        toRoom(from) !== 'search' &&
        toRoom(to) === 'search' &&
        !doors.includes(relative(search, to).split(sep).join('/')),
    );
    expect(others.map(describeImport)).toEqual([]);
    const toUi = listReached(
      ['index.ts', 'build/index.ts', 'ask/index.ts'].map((door) => join(search, door)),
    );
    expect(toUi.filter((file) => file.startsWith(join(search, 'ui')))).toEqual([]);
    const ofBrowser = listReached(
      [...doors.slice(3), 'query/search-worker.ts'].map((door) => join(search, door)),
    );
    expect(
      ofBrowser.filter((file) => /from '(node:|pagefind')/.test(readFileSync(file, 'utf8'))),
    ).toEqual([]);
  });

  it('enter each other through an index.ts', () => {
    // These hold what is found by its name: components, routes, scripts of components, and style
    // sheets.
    const open = new Set(['cli', 'pages', 'layouts', 'components', 'client', 'styles']);
    const search = new Set(
      ['button', 'page', 'missing'].map((each) => `search/ui/search-${each}.ts`),
    );
    const deep = imports.filter(({ from, to }) => {
      const path = relative(source, to).split(sep).join('/');
      return (
        toInnerRoom(from) !== toInnerRoom(to) &&
        !open.has(toRoom(to)) &&
        path.includes('/') &&
        path !== 'domain/optional-packages.ts' &&
        basename(to) !== 'index.ts' &&
        !search.has(path)
      );
    });
    expect(deep.map(describeImport)).toEqual([]);
  });

  it('export only what another file imports', () => {
    const readers = [source, resolve(source, '../tests'), resolve(source, '../bench')]
      .flatMap(listFiles)
      .filter((file) => /\.(ts|astro)$/.test(file));
    const taken = collectTakenNames([...readers, resolve(source, '../astro.config.ts')]);
    const unused = files
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
      // Astro asks for what a route exports, a publisher for what is there to extend a site, and
      // the collections for what a build has in the place of `astro:content`.
      .filter(
        (file) =>
          !/^(pages|extend)[\\/]|^content\.config|^collections[\\/]build-content/.test(
            relative(source, file),
          ),
      )
      .flatMap((file) =>
        parseExports(readFileSync(file, 'utf8'))
          .filter((name) => ![name, '*'].some((each) => taken.get(file)?.has(each) === true))
          .map((name) => `${relative(source, file)} exports ${name}`),
      );
    expect(unused).toEqual([]);
  });

  it('have no drawer for whatever is left over', () => {
    expect(
      files.filter((file) =>
        /(^|\/)(utils?|helpers?|common|misc|types|constants)(\.|\/)/.test(relative(source, file)),
      ),
    ).toEqual([]);
  });
});

describe('the architecture test', () => {
  it('reads imports of every form', () => {
    const text = `import a from './a.ts';\nimport type { B } from "./b.ts";\nexport { c } from './c.ts';\nimport './d.css';\nconst e = await import('./e.ts');\nimport {\n f,\n} from './f.ts';`;
    expect(parseImports(text).map((each) => [each.path, each.typeOnly])).toEqual([
      ['./a.ts', false],
      ['./b.ts', true],
      ['./c.ts', false],
      ['./d.css', false],
      ['./e.ts', false],
      ['./f.ts', false],
    ]);
  });

  it('reads exports of every form', () => {
    const text = `export function a() {}\nexport async function b() {}\nexport const c = 1;\nexport interface D {}\nexport type { E, F as G } from './e.ts';\nexport {\n  h,\n  type I,\n} from './h.ts';\nconst j = 'export';`;
    expect(parseExports(text)).toEqual(['a', 'b', 'c', 'D', 'E', 'G', 'h', 'I']);
  });

  it('finds a cycle', () => {
    const edge = (from: string, to: string) => ({ from, to, typeOnly: false });
    expect(findCycle([edge('a', 'b'), edge('b', 'c'), edge('c', 'a')])).toEqual([
      'a',
      'b',
      'c',
      'a',
    ]);
  });
});

function listFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? listFiles(path) : [path];
  });
}

function toRoom(file: string): string {
  return relative(source, file).split(sep)[0] ?? '';
}

/** The room of a file; each subject of the domain is one of its own. */
function toInnerRoom(file: string): string {
  const [room = '', subject = '', ...rest] = relative(source, file).split(sep);
  return room === 'domain' && rest.length > 0 ? `${room}/${subject}` : room;
}

function readImports(file: string): Import[] {
  return parseImports(readFileSync(file, 'utf8')).map(({ path, typeOnly }) => ({
    from: file,
    // What Vite shall make of a file stands behind its name.
    to: resolve(dirname(file), path.replace(/\?[\w&]+$/, '')),
    typeOnly,
  }));
}

function parseImports(text: string): { path: string; typeOnly: boolean }[] {
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?['"](\.[^'"]+)['"]|\bimport\(\s*['"](\.[^'"]+)['"]|@import\s+['"](\.[^'"]+)['"]/g;
  return [...text.matchAll(pattern)].map((match) => ({
    path: match[2] ?? match[3] ?? match[4] ?? '',
    typeOnly: match[1] !== undefined,
  }));
}

/** The names that a module exports, as others see them. */
function parseExports(text: string): string[] {
  const declared =
    /^export (?:declare )?(?:async )?(?:abstract )?(?:function\*?|const|let|class|interface|type) (?!\{)(\w+)|^export (?:type )?\{([^}]*)\}/gm;
  return [...text.matchAll(declared)].flatMap(([, name, list]) =>
    name === undefined ? parseNames(list ?? '').map(({ local }) => local) : [name],
  );
}

/**
 * The names between the braces of an import or export: what the other module calls each, and what
 * this one does.
 */
function parseNames(list: string): { readonly foreign: string; readonly local: string }[] {
  return list
    .split(',')
    .map((each) => each.trim().replace(/^type /, ''))
    .filter((each) => each !== '')
    .map((each) => {
      const [foreign = '', local = foreign] = each.split(' as ');
      return { foreign, local };
    });
}

/**
 * What files import of each module, by name; `*` stands for all. Of one that is loaded later, all
 * words of the file.
 */
function collectTakenNames(readers: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const taken = new Map<string, Set<string>>();
  const take = (from: string, path: string, names: readonly string[]) => {
    const module = resolve(dirname(from), path);
    const known = taken.get(module) ?? new Set();
    for (const name of names) known.add(name);
    taken.set(module, known);
  };
  for (const file of readers) {
    const text = readFileSync(file, 'utf8');
    for (const [, list = '', path = ''] of text.matchAll(
      /(?:import|export)\s+(?:type\s+)?\{([^}]*)\}\s*from\s*'(\.[^']+)'/g,
    ))
      take(
        file,
        path,
        parseNames(list).map(({ foreign }) => foreign),
      );
    for (const [, path = ''] of text.matchAll(/\*\s+as\s+\w+\s+from\s*'(\.[^']+)'/g))
      take(file, path, ['*']);
    for (const [, path = ''] of text.matchAll(/\bimport\(\s*'(\.[^']+)'/g))
      take(file, path, text.match(/\w+/g) ?? []);
  }
  return taken;
}

function describeImport({ from, to }: Import): string {
  return `${relative(source, from)} imports ${relative(source, to)}`;
}

/**
 * The files that run with these ones: all that they import, and what that imports; types do not
 * run.
 */
function listReached(entries: readonly string[]): string[] {
  const reached = new Set(entries);
  for (const file of reached)
    for (const { from, to, typeOnly } of imports) if (from === file && !typeOnly) reached.add(to);
  return [...reached];
}

function findCycle(edges: readonly Import[]): string[] | undefined {
  const targets = Map.groupBy(edges, (edge) => edge.from);
  const done = new Set<string>();
  function visit(file: string, path: readonly string[]): string[] | undefined {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const edge of targets.get(file) ?? []) {
      const cycle = visit(edge.to, [...path, file]);
      if (cycle !== undefined) return cycle;
    }
    done.add(file);
    return undefined;
  }
  for (const file of targets.keys()) {
    const cycle = visit(file, []);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}
