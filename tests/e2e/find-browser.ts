import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { chromium } from 'playwright-core';

/** The same engine without a browser around it, which takes a third less of the processor. */
const shell = '/usr/bin/chromium-headless-shell';

const systemPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * The path of a Chromium to test with: CHROME_PATH, then the usual places, then Playwright's own
 * download. On Debian as root it installs the package `chromium` if there is none; elsewhere it
 * throws and says how to get one. Where the shell is enough, `chromium-headless-shell` is taken,
 * and on Debian as root installed, before the others.
 */
export function findBrowser(
  chromePath: string | undefined,
  { isShellEnough = false } = {},
): string {
  if (chromePath !== undefined && chromePath !== '') {
    if (existsSync(chromePath)) return chromePath;
    throw new Error(
      `CHROME_PATH names ${chromePath}, but there is no such file. Set it to a Chromium or Chrome, or unset it.`,
    );
  }
  if (isShellEnough && existsSync(shell)) return shell;
  const found = [...systemPaths, chromium.executablePath()].find(
    (path) => path !== '' && existsSync(path),
  );
  // With a browser that would do, what is known of the packages is new enough.
  if (isShellEnough && installOnDebian(shell, { isKnown: found !== undefined })) return shell;
  if (found !== undefined) return found;
  if (installOnDebian('/usr/bin/chromium')) return '/usr/bin/chromium';
  throw new Error(
    'The browser tests need Chromium or Chrome, and none was found. Install one ' +
      '(Debian or Ubuntu: sudo apt-get install chromium; elsewhere: npx playwright-core install chromium), ' +
      'or set CHROME_PATH to the one you have.',
  );
}

const firefoxPaths = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/snap/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];

/**
 * The path of a Firefox to test with: FIREFOX_PATH, then the usual places; on Debian as root it
 * installs the package `firefox-esr` if there is none. Else undefined, with a word that says what
 * is skipped, or an error on CI, if nothing is.
 */
export function findFirefox(firefoxPath: string | undefined, isCi: boolean): string | undefined {
  const paths = firefoxPath === undefined || firefoxPath === '' ? firefoxPaths : [firefoxPath];
  const found = paths.find((path) => existsSync(path));
  if (found !== undefined) return found;
  const esr = '/usr/bin/firefox-esr';
  if (paths === firefoxPaths && installOnDebian(esr)) return esr;
  const missing = `Firefox is not at ${paths.join(' or ')}. Install it, or set FIREFOX_PATH to the one you have.`;
  if (isCi) throw new Error(missing);
  // oxlint-disable-next-line no-console -- whoever runs the tests is told what was left out
  console.warn(`SKIPPED: nothing was read in Firefox. ${missing}`);
  return undefined;
}

/** Installs the Debian package of a program, which has its name. */
function installOnDebian(program: string, { isKnown = false } = {}): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return false;
  const name = basename(program);
  // oxlint-disable-next-line no-console -- whoever runs the tests is told what is installed
  console.log(`Installing the Debian package "${name}" for the browser tests.`);
  const run = (...args: string[]) =>
    spawnSync('apt-get', args, {
      stdio: isKnown ? 'ignore' : 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  return (
    (isKnown || run('update', '-qq')) &&
    run('install', '-y', '-qq', '--no-install-recommends', name) &&
    existsSync(program)
  );
}
