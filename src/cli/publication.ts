import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CalendarDate } from '../domain/locale/index.ts';
import { describeUnfitOut } from '../publish/files/index.ts';
import type { Publication } from '../publish/index.ts';
import { finishChanges } from '../publish/journal/index.ts';
import { UsageError } from './arguments.ts';

const contentOption = {
  kind: 'string',
  placeholder: 'DIR',
  describe: 'The folder with the content.',
  default: 'content',
} as const;
const todayOption = {
  kind: 'date',
  describe: 'The day for which it is built. Default: today in the time zone of the site.',
} as const;

/** The options of all commands that work on the content. */
export const contentOptions = { content: contentOption, today: todayOption } as const;

/** The options of all commands that build a release. */
export const buildOptions = {
  content: contentOption,
  out: { kind: 'string', placeholder: 'DIR', describe: 'Where the site is put.', default: 'dist' },
  today: todayOption,
} as const;

/** The options of the commands that publish a release. */
export const releaseOptions = {
  ...buildOptions,
  ledger: {
    kind: 'choice',
    of: ['write', 'require-committed', 'keep'],
    describe:
      'What becomes of permalinks.json, which holds what was published: write enters the release (the default); require-committed ends with 1, before anything is shown, if it would have to be changed; keep builds for a look and leaves it as it is.',
  },
  preview: { kind: 'boolean', describe: 'The same as --ledger keep.' },
  retire: {
    kind: 'string',
    placeholder: 'ADDRESS',
    describe:
      'Gives up an address that was published, such as /faq/is-it-safe/; several with commas between.',
  },
  reason: { kind: 'string', placeholder: 'TEXT', describe: 'Why, to stand in permalinks.json.' },
} as const;

/**
 * The content folder as an absolute path. Changes that an interrupted command left unfinished are
 * completed first, which is reported on standard error. Throws a `UsageError` if there is no such
 * folder.
 */
export async function openContentFolder(content: string): Promise<string> {
  const folder = resolve(content);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    for (const line of await finishChanges(folder)) console.error(line);
    return folder;
  }
  throw new UsageError(
    `There is no folder ${folder}. Write --content and the folder that holds site.yml.`,
  );
}

/** What to publish, as the options say. Throws a `UsageError` if that cannot be. */
export async function createPublication(values: {
  content: string;
  out: string;
  today: CalendarDate | undefined;
}): Promise<Publication> {
  const publication = {
    contentFolder: await openContentFolder(values.content),
    out: resolve(values.out),
    today: values.today,
  };
  const unfit = await describeUnfitOut(publication.out, publication.contentFolder);
  if (unfit !== undefined) throw new UsageError(unfit);
  prepareEnvironment();
  return publication;
}

/** The release to publish, as the options say. Throws a `UsageError` if that cannot be. */
export async function createRelease(values: {
  readonly content: string;
  readonly out: string;
  readonly today: CalendarDate | undefined;
  readonly ledger: 'write' | 'require-committed' | 'keep' | undefined;
  readonly preview: boolean;
  readonly retire: string | undefined;
  readonly reason: string | undefined;
}): Promise<Publication> {
  const addresses = (values.retire ?? '')
    .split(',')
    .map((address) => address.trim())
    .filter((address) => address !== '');
  if (values.preview && values.ledger !== undefined && values.ledger !== 'keep')
    throw new UsageError(
      `--preview leaves permalinks.json as it is, and --ledger ${values.ledger} does not. Write one of them.`,
    );
  return {
    ...(await createPublication(values)),
    ledger: values.preview ? 'keep' : (values.ledger ?? 'write'),
    isOnCi: isOnCi(),
    retirement: addresses.length === 0 ? undefined : { addresses, reason: values.reason },
  };
}

/** Whether the command runs in CI, on a machine that is discarded afterwards. */
function isOnCi(): boolean {
  return !['', '0', 'false', undefined].includes(process.env['CI']);
}

/** The port to serve on. Throws a `UsageError` if there is no such port. */
export function parsePort(port: number): number {
  if (port <= 65_535) return port;
  throw new UsageError(`--port takes a number up to 65535; found ${port}. Write --port 4321.`);
}

/**
 * Variables of the shell that Astro lets into `import.meta.env`, where they would change what is
 * rendered.
 */
const leaks = ['MODE', 'DEV', 'PROD', 'SSR', 'SITE', 'BASE_URL', 'ASSETS_PREFIX'];

/**
 * How large Pagefind makes the parts of its index, in its own measure, which it takes from the
 * environment alone. Of its own 20,000 a question loads some 30 kB a word. Of 1,000 a first
 * question loads a quarter less in all on 18,000 entries and a third less on 200, the longer list
 * of the parts included; of 500 more again.
 */
const partSize = '1000';

/**
 * Sets what Astro, Vite and Pagefind read of the environment: what is written must not depend on
 * the shell that a command is started from, and they shall neither report their use nor ask for
 * newer versions over the network.
 */
export function prepareEnvironment(): void {
  const settings = Object.keys(process.env).filter(
    (name) => name.startsWith('PAGEFIND_') && !name.endsWith('_BINARY_PATH'),
  );
  for (const name of [...leaks, ...settings]) delete process.env[name];
  process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] = partSize;
  process.env['NODE_ENV'] = 'production';
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  process.env['ASTRO_DISABLE_UPDATE_CHECK'] = 'true';
}
