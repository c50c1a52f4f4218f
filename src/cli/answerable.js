#!/usr/bin/env node
// Starts the program with a Node that is new enough. Plain JavaScript of the kind that Node 20
// reads: older ones must get as far as the sentence that says what to install.
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
} from 'node:fs';
import * as nodeModule from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const packageRoot = fileURLToPath(new URL('../../', import.meta.url));
/**
 * Only a clone holds the sources of the commands; Node strips the types of none below node_modules,
 * so a package holds their bundles.
 */
const isClone = existsSync(new URL('./main.ts', import.meta.url));

/** Set for the Node that was chosen, so that none chooses again. */
const chosenMark = 'ANSWERABLE_NODE_CHOSEN';
const isChosen = process.env[chosenMark] !== undefined;
delete process.env[chosenMark];

const chosen = isChosen ? process.execPath : chooseNode();
if (chosen === process.execPath) await runHere();
else if (chosen === undefined) {
  console.error(
    `Answerable needs Node 22.19 or later, and this is ${process.version.slice(1)}. Install a later one from https://nodejs.org, or let npm install the one that comes with Answerable: npm install --include=optional`,
  );
  process.exitCode = 1;
} else await startWith(chosen);

/**
 * The person's own Node if it is new enough, which gets its updates from them, else the one that
 * was installed with the program. npm puts the latter first in the PATH of its scripts; which one
 * npm itself runs on it tells in the environment.
 */
function chooseNode() {
  const isOwn = !realpathSync(process.execPath).includes('node_modules');
  if (isOwn) return isEnough(process.version) ? process.execPath : findPackaged();
  const { npm_node_execpath: own, npm_config_user_agent: agent = '' } = process.env;
  const version = /\bnode\/(v\d+\.\d+)/.exec(agent)?.[1];
  return own !== undefined && version !== undefined && isEnough(version) && existsSync(own)
    ? own
    : process.execPath;
}

/**
 * What the sources and packages of the program need: node:sqlite and packages that ask for 22.19.
 */
function isEnough(version) {
  const [major = 0, minor = 0] = version.slice(1).split('.').map(Number);
  return major >= 24 || (major === 22 && minor >= 19);
}

/** The Node among the optional packages, if it was installed and is for this system. */
function findPackaged() {
  const system = `${process.platform}-${process.arch}`.replace(/^win32/, 'win');
  const require = nodeModule.createRequire(import.meta.url);
  for (const name of [`node-${system}`, `node-bin-${system}`]) {
    try {
      const folder = dirname(require.resolve(`${name}/package.json`));
      const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      const file = join(folder, typeof bin === 'string' ? bin : bin.node);
      if (existsSync(file)) return file;
    } catch {
      continue;
    }
  }
  return undefined;
}

/**
 * Runs this file with another Node: in the place of this process if the system can do that, else as
 * a child that gets all signals.
 */
async function startWith(node) {
  const [, file = fileURLToPath(import.meta.url), ...rest] = process.argv;
  const words = [file, ...rest];
  const env = { ...process.env, [chosenMark]: '1' };
  if (typeof process.execve === 'function' && process.platform !== 'win32')
    process.execve(node, [node, ...process.execArgv, ...words], env);
  // It loads much of Node, and a check needs nothing of that.
  const { spawn } = await import('node:child_process');
  const child = spawn(node, words, { stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    // A terminal sends Ctrl+C to both; other signals come to this process alone.
    process.on(signal, () => (signal === 'SIGINT' && process.stdin.isTTY) || child.kill(signal));
  }
  child.on('error', (error) => {
    console.error(`Node could not be started: ${error.message}. Install Node 22.19 or later.`);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

async function runHere() {
  hideSqliteWarning();
  const cache = findCache();
  try {
    // Node's own default lies in the system's temporary folder, where another user of the machine
    // could leave code for it to run.
    if (cache !== undefined) nodeModule.enableCompileCache(createPrivateFolder(cache, 'compile'));
  } catch {
    // Without a folder that is safe, commands start as they do without a cache: more slowly.
  }
  // A module that is loaded before ours may watch or replace them one by one.
  const isHooked = /--import\b/.test([...process.execArgv, process.env.NODE_OPTIONS].join(' '));
  if (!isClone) await import('../../bin/main.js');
  else if (isHooked || cache === undefined || process.argv[2] === undefined)
    await import('./main.ts');
  else await runBundled(cache);
}

/**
 * Node 22 and 24 say of the SQLite that locks are made with that it may change; all other warnings
 * are shown as ever.
 */
function hideSqliteWarning() {
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = (warning, ...rest) => {
    if (!String(warning).startsWith('SQLite is an experimental feature'))
      emitWarning(warning, ...rest);
  };
}

/**
 * The folder that `getCacheFolder` names, as far as it can be known before the arguments are read;
 * none is made where no site is.
 */
function findCache() {
  const root = isClone ? packageRoot : process.cwd();
  if (existsSync(join(root, 'node_modules'))) return join(root, 'node_modules/.cache/answerable');
  return existsSync(join(root, '.answerable')) ? join(root, '.answerable/cache') : undefined;
}

/**
 * A check of a thousand files spends a sixth of its time on finding and linking its modules, and a
 * build after an edit a quarter, since each of its threads does it, too. The first run after a
 * change of the sources takes them one by one and afterwards leaves the bundles that a package
 * holds; the runs after it take those.
 */
async function runBundled(cache) {
  const { cacheBundles, describeCommands, getBundleFolder } = await import('./bundle.ts');
  const program = describeCommands(packageRoot);
  const folder = getBundleFolder(program, cache);
  const bundle = join(folder, 'main.js');
  if (existsSync(bundle)) return import(pathToFileURL(bundle).href);
  // If it cannot be written, as on a disk that is full, the next run takes the modules again.
  process.once('beforeExit', () => void cacheBundles(program, folder).catch(() => undefined));
  return import('./main.ts');
}

/**
 * Makes a folder in `parent` that only this user may write to, and returns its path. Throws if it
 * cannot.
 */
function createPrivateFolder(parent, name) {
  const folder = join(parent, name);
  // What lies in a folder that others could write to until now may be theirs.
  if (!makePrivate(parent)) rmSync(folder, { recursive: true, force: true });
  makePrivate(folder);
  return folder;
}

/**
 * Makes the folder if it is missing and closes it to other users. Returns whether it was closed
 * before; Windows keeps no such modes. Throws if it is a link, a file, or another user's.
 */
function makePrivate(path) {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const found = lstatSync(path);
  if (!found.isDirectory()) throw new Error(`${path} is no folder.`);
  if (process.getuid === undefined) return true;
  if (found.uid !== process.getuid()) throw new Error(`${path} belongs to another user.`);
  if ((found.mode & 0o077) === 0) return true;
  chmodSync(path, 0o700);
  return false;
}
