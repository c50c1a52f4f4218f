import { basename, resolve } from 'node:path';
import { toCalendarDate } from '../../domain/locale/index.ts';
import { toSlug } from '../../domain/text/index.ts';
import { formatPath } from '../../publish/project/index.ts';
import {
  describeUnfitFact,
  StarterError,
  starterFields,
  starterHosts,
  writeStarter,
} from '../../publish/starter/index.ts';
import { UsageError } from '../arguments.ts';
import type { KnownSiteWords, SiteWords } from '../ask-site.ts';
import { defineCommand } from '../command.ts';

const command = {
  name: 'init',
  describe:
    'Writes a new site with one example of each kind of entry, which builds at once. On a terminal it asks for what is not said.',
  positionals: {
    placeholder: 'DIR',
    describe: 'The folder of the site; it is made if it is missing. Default: the current folder.',
    min: 0,
    max: 1,
  },
  options: {
    name: { kind: 'string', placeholder: 'NAME', describe: 'What the site is called.' },
    language: {
      kind: 'string',
      placeholder: 'CODE',
      describe: 'Its language, such as en or de-CH.',
    },
    url: { kind: 'string', placeholder: 'URL', describe: 'The address at which it will be.' },
    field: {
      kind: 'choice',
      of: starterFields,
      describe: 'What it is about, where machines should know.',
    },
    host: {
      kind: 'choice',
      of: starterHosts,
      describe: 'Where it will be published; the file that does so by itself is written, too.',
    },
    yes: { kind: 'boolean', describe: 'Asks nothing: what is not said is chosen.' },
  },
} as const;

export const run = defineCommand(command, async ({ values, positionals: [word = '.'] }) => {
  const folder = resolve(word);
  const { yes, ...known } = values;
  for (const [fact, value] of [
    ['title', known.name],
    ['language', known.language],
    ['url', known.url],
  ] as const) {
    const message = value === undefined ? undefined : describeUnfitFact(fact, value);
    if (message !== undefined)
      throw new UsageError(`--${fact === 'title' ? 'name' : fact} says "${value}". ${message}`);
  }
  const site = await complete(known, getDefault(known, folder), yes);
  if (site === undefined) return 0;
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const today = toCalendarDate(new Date(), timeZone);
  const files = await writeStarter(folder, { ...site, today, timeZone }).catch((error: unknown) => {
    throw error instanceof StarterError ? new UsageError(error.message) : error;
  });
  const shown = formatPath(folder);
  console.log(
    [
      `Wrote ${files.length} files ${shown === '' ? 'here' : `into ${shown}`}. What is an example says so; settings are in content/site.yml.`,
      `Next: ${[...(shown === '' ? [] : [`cd ${shown}`]), 'npm install', 'npm start'].join(' && ')}`,
      'While you write: npm run dev. A new entry: npm run new. Commit package-lock.json, too.',
    ].join('\n'),
  );
  return 0;
});

/** The defaults. */
function getDefault({ name }: KnownSiteWords, folder: string): SiteWords {
  const slug = toSlug(name ?? basename(folder)) || 'my-site';
  return {
    name: name ?? (basename(folder) || 'My site'),
    language: 'en',
    url: `https://${slug}.example`,
    field: 'other',
    host: 'none',
  };
}

/**
 * Asks for missing values on a terminal, and takes the defaults elsewhere; undefined if the person
 * cancels.
 */
async function complete(
  known: KnownSiteWords,
  usual: SiteWords,
  asksNothing: boolean,
): Promise<SiteWords | undefined> {
  const { stdin: input, stdout: output } = process;
  if (!asksNothing && input.isTTY && output.isTTY)
    return (await import('../ask-site.ts')).askForSite(known, usual, { input, output });
  return {
    name: known.name ?? usual.name,
    language: known.language ?? usual.language,
    url: known.url ?? usual.url,
    field: known.field ?? usual.field,
    host: known.host ?? usual.host,
  };
}
