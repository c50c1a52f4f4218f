import { chromium, type Browser } from 'playwright-core';
import playwright from 'playwright-core-bidi';
import { findBrowser } from '../tests/e2e/find-browser.ts';

/** Starts a Chromium that asks nobody by itself. */
export function startBrowser(
  executablePath: string = findBrowser(process.env['CHROME_PATH']),
): Promise<Browser> {
  const quiet = [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
  ];
  const args = process.getuid?.() === 0 ? [...quiet, '--no-sandbox'] : quiet;
  return chromium.launch({ executablePath, args });
}

/** Starts a Firefox of Mozilla or of a distribution, which is spoken to by WebDriver BiDi. */
export function startFirefox(executablePath: string): Promise<Browser> {
  return playwright._bidiFirefox.launch({ executablePath });
}
