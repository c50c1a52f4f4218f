import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { json } from 'node:stream/consumers';
import type { TestProject } from 'vitest/node';
import { pathToFileURL } from 'node:url';
import { cacheBundles, describeCommands, getBundleFolder } from '../../src/cli/bundle.ts';
import type { CommandResult } from '../build-release.ts';
import type { Done } from './builder.ts';
import { writeCity } from './city.ts';
import {
  citySize,
  keepPages,
  mainProgram,
  root,
  type BuiltSite,
  type Command,
  type SiteOptions,
} from './command.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /**
     * Where the builders of this run take commands, and the folders in which they keep pages and
     * compressed copies.
     */
    builders: { readonly url: string; readonly keptPages: string; readonly keptCopies: string };
  }
}

/**
 * The processes that build for the tests of a run, in any project; they live in Vitest's own
 * process.
 */
export interface Builders {
  readonly getSite: (options: SiteOptions) => Promise<BuiltSite>;
  /**
   * Lets the tests of a project use them. Returns what says that these have ended; the last one
   * ends the builders.
   */
  readonly provideTo: (project: TestProject) => () => Promise<void>;
}

declare global {
  var answerableBuilders: Promise<Builders> | undefined;
}

/**
 * The builders of this run. Each project loads this file anew, so they are kept where all find
 * them.
 */
export function useBuilders(): Promise<Builders> {
  return (globalThis.answerableBuilders ??= startBuilders());
}

async function startBuilders(): Promise<Builders> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'answerable-tests-')));
  const kept = { keptPages: join(folder, 'pages'), keptCopies: join(folder, 'copies') };
  for (const each of Object.values(kept)) await mkdir(each);
  const pool = createPool({ ...kept, keptThread: await bundleThread() });
  const sites = new Map<string, Promise<BuiltSite>>();
  const getSite = (options: SiteOptions) => {
    const key = JSON.stringify(options);
    const site = sites.get(key) ?? buildSite(join(folder, `site-${sites.size}`), options, pool.run);
    sites.set(key, site);
    return site;
  };
  const server = createServer((request, response) => {
    void (async () => {
      const asked = await json(request);
      return request.url === '/site' ? getSite(toAsked(asked)) : pool.run(toAsked(asked));
    })().then(
      (answer) => response.end(JSON.stringify(answer)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  // Where a setup fails nothing ends the builders but the end of Vitest.
  server.unref();
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The system gave no port.');
  const url = `http://127.0.0.1:${address.port}`;
  let users = 0;
  return {
    getSite,
    provideTo: (project) => {
      users += 1;
      project.provide('builders', { url, ...kept });
      return async () => {
        users -= 1;
        if (users > 0) return;
        globalThis.answerableBuilders = undefined;
        server.close();
        server.closeAllConnections();
        pool.stop();
        await rm(folder, { recursive: true });
      };
    },
  };
}

/** What only `index.ts` sends. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller names what its own module has sent
function toAsked<Asked>(asked: unknown): Asked {
  return asked as Asked;
}

const size = 2;

/**
 * Where builders keep what another build may need again, and the address of the thread that renders
 * for them.
 */
interface KeptFolders {
  readonly keptPages: string;
  readonly keptCopies: string;
  readonly keptThread: string;
}

/**
 * Bundles the thread that renders pages, as the package does, unless that was done for the sources
 * as they are. Returns its address.
 */
async function bundleThread(): Promise<string> {
  const program = { ...describeCommands(root), entry: 'src/publish/render/page-thread.ts' };
  const folder = getBundleFolder(program, join(root, 'node_modules/.cache/answerable-tests'));
  if (!existsSync(folder)) await cacheBundles(program, folder);
  return pathToFileURL(join(folder, 'main.js')).href;
}

/** Processes that run commands, each one at a time; whoever comes when all are busy waits. */
function createPool(kept: KeptFolders) {
  const idle: ChildProcess[] = [];
  const waiting: ((builder: ChildProcess) => void)[] = [];
  let started = 0;
  const start = () =>
    fork(join(import.meta.dirname, 'builder.ts'), {
      cwd: root,
      env: toEnvironment(kept),
      execArgv: ['--import', keepPages],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
  const take = async () => {
    const free = idle.pop();
    if (free !== undefined) return free;
    if (started < size) {
      started += 1;
      return start();
    }
    return new Promise<ChildProcess>((done) => waiting.push(done));
  };
  const giveBack = (builder: ChildProcess) => {
    const next = waiting.shift();
    if (next === undefined) idle.push(builder);
    else next(builder);
  };
  return {
    run: async (command: Command): Promise<CommandResult> => {
      const builder = await take();
      const { code, output, isSpent } = await new Promise<Done>((done) => {
        const fail = () => done({ code: 1, output: 'The builder ended.', isSpent: true });
        builder.once('exit', fail);
        builder.once('message', (message: Done) => {
          builder.off('exit', fail);
          done(message);
        });
        builder.send(command);
      });
      if (isSpent && builder.connected) builder.disconnect();
      giveBack(isSpent ? start() : builder);
      return { code, output };
    },
    stop: () => {
      for (const builder of idle) builder.disconnect();
    },
  };
}

/** The environment of a person's shell at a desk: without what Vitest and CI say of themselves. */
function toEnvironment({ keptPages, keptCopies, keptThread }: KeptFolders): NodeJS.ProcessEnv {
  const { CI: _, NODE_ENV: __, ...shell } = process.env;
  const left = Object.entries(shell).filter(([name]) => !name.startsWith('VITEST'));
  return {
    ...Object.fromEntries(left),
    ANSWERABLE_KEPT_PAGES: keptPages,
    ANSWERABLE_KEPT_COPIES: keptCopies,
    ANSWERABLE_KEPT_THREAD: keptThread,
  };
}

/** Builds a site in a folder of its own; only what is written to is copied. */
async function buildSite(
  folder: string,
  { content, url, today, writesLedger }: SiteOptions,
  run: (command: Command) => Promise<CommandResult>,
): Promise<BuiltSite> {
  const copy = join(folder, 'content');
  if (content === 'city') await writeCity(copy, citySize);
  else await cp(resolve(root, content), copy, { recursive: true });
  if (url !== undefined) {
    const settings = await readFile(join(copy, 'site.yml'), 'utf8');
    await writeFile(join(copy, 'site.yml'), settings.replace(/^url: .*$/m, `url: ${url}`));
  }
  const out = join(folder, 'dist');
  const words = ['--content', copy, '--out', out, '--today', today];
  const { code, output } = await run({
    program: mainProgram,
    args: ['build', ...words, ...(writesLedger ? [] : ['--preview'])],
    cwd: root,
    // Of the city only the pages are looked at.
    env: content === 'city' ? { ANSWERABLE_QUICK_COPIES: '1' } : {},
  });
  if (code !== 0) throw new Error(`${content} could not be built:\n${output}`);
  return { folder, content: copy, out };
}
