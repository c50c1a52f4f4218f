import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

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
 * The path of a Chromium to test with: CHROME_PATH, then the usual places, then Playwright's own download. On Debian
 * as root it installs the package `chromium` where there is none; elsewhere it throws and says how to get one.
 */
export function findBrowser(chromePath: string | undefined): string {
  if (chromePath !== undefined && chromePath !== '') {
    if (existsSync(chromePath)) return chromePath;
    throw new Error(
      `CHROME_PATH names ${chromePath}, but there is no such file. Set it to a Chromium or Chrome, or unset it.`,
    );
  }
  const found = [...systemPaths, chromium.executablePath()].find(
    (path) => path !== '' && existsSync(path),
  );
  if (found !== undefined) return found;
  if (installOnDebian()) return '/usr/bin/chromium';
  throw new Error(
    'The browser tests need Chromium or Chrome, and none was found. Install one ' +
      '(Debian or Ubuntu: sudo apt-get install chromium; elsewhere: npx playwright-core install chromium), ' +
      'or set CHROME_PATH to the one you have.',
  );
}

function installOnDebian(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return false;
  // oxlint-disable-next-line no-console -- whoever runs the tests is told what is installed
  console.log('No Chromium found: installing the Debian package "chromium" for the browser tests.');
  const run = (...args: string[]) =>
    spawnSync('apt-get', args, {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  return (
    run('update', '-qq') &&
    run('install', '-y', '-qq', '--no-install-recommends', 'chromium') &&
    existsSync('/usr/bin/chromium')
  );
}
