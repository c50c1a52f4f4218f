import { parse as parseToml } from 'smol-toml';
import { decodeText, type Input } from '../../input.ts';
import { isFields } from './field-keys.ts';
import { parseUntrustedYaml } from './front-matter.ts';
import type { System } from './system.ts';

/** The site that a file belongs to, by its configuration. */
export interface SourceSite {
  readonly system: System;
  /** The file that tells, such as `hugo.toml`. */
  readonly mark: string;
  /** The path of the file below the folder of the site, with `/`. */
  readonly path: string;
  /** Where the site was, such as `https://moss.garden`; undefined if it is not said. */
  readonly origin: string | undefined;
  /** The path below which the site was: empty, or such as `/docs`. */
  readonly base: string;
  readonly settings: SiteSettings;
  /** The bytes of a file of the site, by its path there; undefined if there is none. */
  readonly read: (path: string) => Uint8Array | undefined;
  /** The place of a file of the site on the disk, by its path there; undefined if there is none. */
  readonly find: (path: string) => string | undefined;
}

/** What the configuration says, by the path of the name: `permalinks.posts`. */
export type SiteSettings = ReadonlyMap<string, string | boolean>;

/** A site without configuration, whose system its files tell. */
export function createBareSite(system: System, path: string): SourceSite {
  return {
    system,
    mark: '',
    path,
    origin: undefined,
    base: '',
    settings: new Map(),
    read: () => undefined,
    find: () => undefined,
  };
}

interface Configuration {
  readonly system: System;
  /** Paths below the folder of the site. */
  readonly names: readonly string[];
  /** Whether it is one of this system, if other programs have files of this name. */
  readonly test?: (text: string) => boolean;
}

const javascript = ['js', 'ts', 'mjs', 'mts', 'cjs', 'cts'];
const data = ['toml', 'yaml', 'yml', 'json'];

const configurations: readonly Configuration[] = [
  {
    system: 'Hugo',
    names: [
      ...data.map((ending) => `hugo.${ending}`),
      ...data.map((ending) => `config/_default/hugo.${ending}`),
    ],
  },
  {
    system: 'Hugo',
    names: [
      ...data.map((ending) => `config.${ending}`),
      ...data.map((ending) => `config/_default/config.${ending}`),
    ],
    test: (text) => /\b(?:baseURL|languageCode|relativeURLs|uglyURLs)\b/i.test(text),
  },
  { system: 'MkDocs', names: ['mkdocs.yml', 'mkdocs.yaml'] },
  { system: 'Docusaurus', names: javascript.map((ending) => `docusaurus.config.${ending}`) },
  {
    system: 'Starlight',
    names: javascript.map((ending) => `astro.config.${ending}`),
    test: (text) => text.includes('@astrojs/starlight'),
  },
  { system: 'Astro', names: javascript.map((ending) => `astro.config.${ending}`) },
  { system: 'VitePress', names: javascript.map((ending) => `.vitepress/config.${ending}`) },
  { system: 'VitePress', names: javascript.map((ending) => `docs/.vitepress/config.${ending}`) },
  {
    system: 'Eleventy',
    names: ['.eleventy.js', ...javascript.map((ending) => `eleventy.config.${ending}`)],
  },
  {
    system: 'Middleman',
    names: ['config.rb'],
    test: (text) => /^\s*(?:activate|set|page|proxy|ignore)\b/m.test(text),
  },
  { system: 'Jekyll', names: ['_config.yml', '_config.yaml', '_config.toml'] },
  { system: 'GitBook', names: ['.gitbook.yaml', '.gitbook.yml', 'book.json'] },
  { system: 'mdBook', names: ['book.toml'] },
  { system: 'GitBook', names: ['SUMMARY.md'] },
];

const names = [...new Set(configurations.flatMap((each) => each.names))];

/** Finds the site that a file belongs to: by the nearest configuration at or above its folder. */
export function findSite(input: Input): SourceSite | undefined {
  const found = input.findAbove?.(names) ?? [];
  for (const { name, bytes, path, read, find } of found) {
    const text = readText(bytes);
    if (text === undefined) continue;
    for (const { system, names: own, test } of configurations) {
      if (!own.includes(name) || test?.(text) === false) continue;
      const settings = readSettings(name, text);
      return { system, mark: name, path, settings, read, find, ...findPlaceOfSite(settings) };
    }
  }
  return undefined;
}

function readText(bytes: Uint8Array): string | undefined {
  try {
    return decodeText(bytes).text;
  } catch {
    return undefined;
  }
}

/** Where a site was: by its address, and by the path that some systems name beside it. */
function findPlaceOfSite(settings: SiteSettings): Pick<SourceSite, 'origin' | 'base'> {
  const first = (...keys: readonly string[]) =>
    keys.map((key) => settings.get(key)).find((value) => typeof value === 'string' && value !== '');
  const address = first('baseurl', 'site_url', 'site', 'url');
  const own = typeof address === 'string' && /^https?:\/\//i.test(address) ? address : undefined;
  const url = first('url', 'site_url', 'site');
  const origin = own ?? (typeof url === 'string' && /^https?:\/\//i.test(url) ? url : undefined);
  const written = ['baseurl', 'base', 'http_prefix', 'pathprefix']
    .map((key) => settings.get(key))
    .find((value) => typeof value === 'string' && /^\/\S/.test(value));
  const path = typeof written === 'string' ? written : getPath(origin);
  return {
    origin: origin !== undefined && URL.canParse(origin) ? new URL(origin).origin : undefined,
    base: path.replace(/\/+$/, ''),
  };
}

function getPath(address: string | undefined): string {
  return address !== undefined && URL.canParse(address) ? new URL(address).pathname : '';
}

/** In characters; no configuration that people write is longer. */
const maxLength = 200_000;

function readSettings(name: string, text: string): SiteSettings {
  if (text.length > maxLength) return new Map();
  try {
    if (name.endsWith('.toml')) return flatten(parseToml(text));
    if (name.endsWith('.json')) return flatten(JSON.parse(text));
    // MkDocs names functions of Python by tags that no other program knows.
    if (/\.ya?ml$/.test(name))
      return flatten(parseUntrustedYaml(text.replace(/!!python\/\S+/g, '')));
  } catch {
    return new Map();
  }
  return name.endsWith('.md') ? new Map() : readLiterals(text);
}

/** The settings of code, which is not run: names with a literal behind them, the first of each. */
function readLiterals(text: string): SiteSettings {
  const settings = new Map<string, string | boolean>();
  const code = text.replace(/(?<![:"'`\\])\/\/[^\n]*|\/\*[^]*?\*\/|^\s*#[^\n]*/gm, '');
  for (const [, key = '', , quoted, word] of code.matchAll(
    /([A-Za-z_][\w.]*)["']?\s*(?:[:=,]|=>)\s*(?:(["'`])([^"'`\n$]*)\2|(true|false)\b)/g,
  )) {
    const name = (key.split('.').at(-1) ?? key).toLowerCase();
    if (!settings.has(name)) settings.set(name, quoted ?? word === 'true');
  }
  return settings;
}

/** Deeper settings steer nothing that is asked for. */
const maxDepth = 6;

function flatten(value: unknown, path = '', depth = 0): Map<string, string | boolean> {
  if (typeof value === 'string' || typeof value === 'boolean') return new Map([[path, value]]);
  if (depth > maxDepth) return new Map();
  const entries: (readonly [string, unknown])[] = Array.isArray(value)
    ? value.map((each: unknown, index) => [String(index), each] as const)
    : isFields(value)
      ? Object.entries(value)
      : [];
  return new Map(
    entries.flatMap(([key, each]) => [
      ...flatten(each, `${path === '' ? '' : `${path}.`}${key.toLowerCase()}`, depth + 1),
    ]),
  );
}
