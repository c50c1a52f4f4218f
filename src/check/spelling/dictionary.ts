import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type * as trieLibrary from 'cspell-trie-lib';

/** The words of a language. */
export interface Dictionary {
  /** Whether it holds the word just as it is written. */
  readonly has: (word: string) => boolean;
  /** The letters of which its words are made. */
  readonly alphabet: string;
  /** Whether a capital marks a name; in German it marks every noun. */
  readonly capitalsAreNames: boolean;
}

interface Package {
  readonly names: readonly string[];
  readonly alphabet: string;
  readonly capitalsAreNames: boolean;
}

const english = { alphabet: 'etaoinshrdlucmfwypvbgkqjxz', capitalsAreNames: true };
const [american, british] = ['@cspell/dict-en_us', '@cspell/dict-en-gb-mit'];

/** The packages for a language or, where only its first part is named, for all its kinds. */
const packages: Readonly<Record<string, Package>> = {
  en: { names: [american, british], ...english },
  'en-US': { names: [american], ...english },
  'en-GB': { names: [british], ...english },
  de: {
    names: ['@cspell/dict-de-de'],
    alphabet: 'enisratdhulcgmobwfkzvpäöüßjyxq',
    capitalsAreNames: false,
  },
};

const require = createRequire(import.meta.url);
const loaded = new Map<string, Dictionary | undefined>();

/** The package that would hold the words of a language, or undefined if none is known. */
export function findDictionaryPackage(language: string): string | undefined {
  return findPackage(language)?.names[0];
}

/** Whether the dictionary of a language is known and installed, without reading its words. */
export function hasDictionary(language: string): boolean {
  return findDefinitions(findPackage(language)) !== undefined;
}

/**
 * The dictionary of a language; undefined if none is known or its package is not installed. Loading
 * takes 0.1 s or more, so call it only if words have to be checked; it is cached.
 */
export function loadDictionary(language: string): Dictionary | undefined {
  if (!loaded.has(language)) loaded.set(language, readDictionary(findPackage(language)));
  return loaded.get(language);
}

/** The identity of the installed dictionary of a language, without reading its words. */
export function identifyDictionary(language: string): string {
  const paths = findPackage(language)?.names.map(findDefinition) ?? [];
  return JSON.stringify(
    paths.map((path) => {
      const found = path === undefined ? undefined : statSync(path, { throwIfNoEntry: false });
      return [path, found?.size, found?.mtimeMs];
    }),
  );
}

function findPackage(language: string): Package | undefined {
  const known = [language, language.split('-')[0] ?? ''].find((each) =>
    Object.hasOwn(packages, each),
  );
  return known === undefined ? undefined : packages[known];
}

function readDictionary(found: Package | undefined): Dictionary | undefined {
  const definitions = findDefinitions(found);
  if (found === undefined || definitions === undefined) return undefined;
  // Loaded lazily, since most checks need no dictionary; with `require`, since `import()` would
  // make this function asynchronous.
  const { decodeTrie }: typeof trieLibrary = require(
    fileURLToPath(import.meta.resolve('cspell-trie-lib')),
  );
  const tries = definitions.map((path) => decodeTrie(gunzipSync(readFileSync(path))));
  return {
    has: (word) => tries.some((trie) => trie.hasWord(word, true)),
    alphabet: found.alphabet,
    capitalsAreNames: found.capitalsAreNames,
  };
}

/** The paths of the word lists of a language; undefined if not all of them are installed. */
function findDefinitions(found: Package | undefined): readonly string[] | undefined {
  const paths = found?.names.map(findDefinition);
  return paths?.every((path) => path !== undefined) === true ? paths : undefined;
}

/** The path of the word list of a package; undefined if it is not installed. */
function findDefinition(name: string): string | undefined {
  try {
    const path = require.resolve(`${name}/cspell-ext.json`);
    const { dictionaryDefinitions }: { dictionaryDefinitions: { path: string }[] } = JSON.parse(
      readFileSync(path, 'utf8'),
    );
    return dictionaryDefinitions[0] === undefined
      ? undefined
      : join(dirname(path), dictionaryDefinitions[0].path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND')
      return undefined;
    throw error;
  }
}
