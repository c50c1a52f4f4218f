import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { CalendarDate } from '../../domain/locale/index.ts';
import { toSlug } from '../../domain/text/index.ts';
import { collectionNames, collections, imagePath, createSiteSchema } from '../../schemas/index.ts';
import { getSchemaFileName } from '../editor.ts';
import { packageRoot } from '../project/index.ts';
import { createExampleContent } from './example-content.ts';

/** What a new site is made of. */
interface StarterFacts {
  readonly name: string;
  readonly language: string;
  readonly url: string;
  readonly field: StarterField;
  readonly host: StarterHost;
  readonly today: CalendarDate;
  readonly timeZone: string;
}

/** What a site may be about, where machines should know. */
export const starterFields = ['health', 'other'] as const;
export type StarterField = (typeof starterFields)[number];

/** The files of `docs/hosts` that publish a site on a host by themselves, and where they go. */
const hostFiles = {
  'github-pages': { 'github-pages.yml': '.github/workflows/publish.yml' },
  netlify: { 'netlify.yml': '.github/workflows/publish.yml' },
  cloudflare: {
    'cloudflare.yml': '.github/workflows/publish.yml',
    'wrangler.jsonc': 'wrangler.jsonc',
  },
  vercel: { 'vercel.yml': '.github/workflows/publish.yml' },
  'gitlab-pages': { 'gitlab-pages.yml': '.gitlab-ci.yml' },
  none: {},
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;
export type StarterHost = keyof typeof hostFiles;
export const starterHosts: readonly StarterHost[] = Object.keys(hostFiles).filter(
  (host): host is StarterHost => Object.hasOwn(hostFiles, host),
);

/** The commands for which a new site has a script. */
const scripts = [
  'start',
  'dev',
  'check',
  'build',
  'deploy',
  'verify',
  'announce',
  'new',
  'import',
  'sources',
  'review',
  'rename',
  'diff',
];

/** Says in one sentence why site.yml could not hold a value; undefined if it can. */
export function describeUnfitFact(
  fact: 'title' | 'language' | 'url',
  value: string,
): string | undefined {
  return createSiteSchema(imagePath).shape[fact].safeParse(value).error?.issues[0]?.message;
}

/**
 * Writes a new site into a folder and returns the paths of its files, below the folder. Files that
 * are there stay as they are: a package.json gets the scripts and the dependency that it lacks, and
 * a .gitignore the lines; throws a `StarterError` if another one is in the way, before anything is
 * written.
 */
export async function writeStarter(
  folder: string,
  facts: StarterFacts,
): Promise<readonly string[]> {
  const files = new Map<string, string>([
    ['content/site.yml', serializeSettings(facts)],
    ...Object.entries(createExampleContent(facts.language, facts.today)).map(
      ([path, text]) => [`content/${path}`, text] as const,
    ),
    ['public/favicon.svg', await readOwn('public/favicon.svg')],
    ['.npmrc', '# Packages run nothing when they are installed.\nignore-scripts=true\n'],
    ['.vscode/extensions.json', serializeJson({ recommendations: editorExtensions })],
    ['.vscode/settings.json', serializeJson(serializeEditorSettings())],
  ]);
  for (const [name, path] of Object.entries<string>(hostFiles[facts.host]))
    files.set(path, await readOwn(`docs/hosts/${name}`));
  const inTheWay = existsSync(join(folder, 'content'))
    ? 'content'
    : [...files.keys()].find((path) => existsSync(join(folder, path)));
  if (inTheWay !== undefined)
    throw new StarterError(
      `${join(folder, inTheWay)} exists, and nothing was written. Name a new folder, or move it away.`,
    );
  files.set('package.json', await serializePackageJson(join(folder, 'package.json'), facts.name));
  files.set('.gitignore', await createGitIgnore(join(folder, '.gitignore')));
  for (const [path, text] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return [...files.keys()];
}

/** A new site cannot be written; the message is one line that says what to do. */
export class StarterError extends Error {
  override name = 'StarterError';
}

function serializeSettings({ name, language, url, field, timeZone }: StarterFacts): string {
  return [
    `title: ${JSON.stringify(name)}`,
    `url: ${url}`,
    `language: ${language}`,
    ...(field === 'other' ? [] : [`field: ${field}`]),
    `timeZone: ${timeZone}`,
    'publisher:',
    `  name: ${JSON.stringify(name)}`,
    '  kind: organization',
    '# What happens if a sentence promises an effect without evidence: off, warn or strict.',
    `evidence: ${field === 'health' ? 'strict' : 'warn'}`,
    '',
  ].join('\n');
}

const editorExtensions = ['astro-build.astro-vscode', 'redhat.vscode-yaml', 'unifiedjs.vscode-mdx'];

/**
 * Lets an editor complete and explain the YAML files by the schemas of the package, and the front
 * matter by what `dev` writes.
 */
function serializeEditorSettings(): object {
  const schemas = collectionNames
    .filter((collection) => collections[collection].pattern.endsWith('.yml'))
    .map((collection) => [
      `./node_modules/answerable/schemas/${getSchemaFileName(collection)}`,
      `/content/${collections[collection].pattern}`,
    ]);
  return {
    'astro.content-intellisense': true,
    'yaml.schemas': Object.fromEntries(schemas),
    'yaml.schemaStore.enable': false,
  };
}

type PackageJson = Readonly<Record<string, unknown>> & {
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
};

async function serializePackageJson(path: string, name: string): Promise<string> {
  const { version }: { readonly version: string } = JSON.parse(await readOwn('package.json'));
  const fallback = { name: toSlug(name) || 'site', private: true, type: 'module' };
  const there: PackageJson = existsSync(path) ? JSON.parse(await readFile(path, 'utf8')) : fallback;
  return serializeJson({
    ...there,
    scripts: {
      ...Object.fromEntries(scripts.map((command) => [command, `answerable ${command}`])),
      ...there.scripts,
    },
    dependencies: { answerable: version, ...there.dependencies },
  });
}

async function createGitIgnore(path: string): Promise<string> {
  const there = existsSync(path) ? await readFile(path, 'utf8') : '';
  const known = there.split(/\r?\n/);
  const missing = ['node_modules/', '.answerable/', '.astro/', '/dist', '/.dist-releases/'].filter(
    (line) => !known.includes(line),
  );
  return [there.replace(/(?<=[^\n])$/, '\n'), ...missing.map((line) => `${line}\n`)].join('');
}

function readOwn(path: string): Promise<string> {
  return readFile(join(packageRoot, path), 'utf8');
}

function serializeJson(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
