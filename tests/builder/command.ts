import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { usualOrDeep } from '../deep.ts';
import type { CitySize } from './city.ts';

/** A program to run with the words after its name, where, and with what in its environment. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/**
 * The fixture sites that tests read, and the options of a build that make different releases of
 * them.
 */
export interface SiteOptions {
  /** The folder of its content; that of the city is written for each run (`city.ts`). */
  readonly content:
    | 'tests/fixtures/small-site'
    | 'tests/fixtures/software-faq'
    | 'content'
    | 'city';
  /** Where the site is published, if not at the address of its settings. */
  readonly url?: string;
  readonly today: string;
  /**
   * Whether the addresses of the release are written into permalinks.json, as a build does without
   * `--preview`.
   */
  readonly writesLedger: boolean;
}

/**
 * A site that was built once for all tests of a run: `content` and `dist`, which leads to the
 * release, in one folder. It is only read.
 */
export interface BuiltSite {
  readonly folder: string;
  readonly content: string;
  readonly out: string;
}

/** As few of each as fill more than one page of every list; where all is tried, many. */
export const citySize: CitySize = usualOrDeep(
  { articles: 27, questions: 153, topics: 32, people: 62, sources: 102 },
  { articles: 1000, questions: 2000, topics: 60, people: 200, sources: 400 },
);

/** The site of a city, as it is published. */
export const citySite: SiteOptions = { content: 'city', today: '2026-11-23', writesLedger: true };

/** The questions about a program, in German, with code. */
export const softwareSite: SiteOptions = {
  content: 'tests/fixtures/software-faq',
  today: '2026-11-23',
  writesLedger: false,
};

export const root: string = resolve(import.meta.dirname, '../..');

/** What `--import` takes before a command whose pages shall be kept. */
export const keepPages: string = pathToFileURL(resolve(import.meta.dirname, 'keep-pages.js')).href;

/** The program that runs the command which its first word names. */
export const mainProgram: string = resolve(root, 'src/cli/main.ts');
