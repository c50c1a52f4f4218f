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

/** What a reader can have set: a dark scheme, or colours in place of those of every page. */
export type ReaderColors = 'dark' | 'forced';

const colorSettings: Readonly<Record<ReaderColors, Readonly<Record<string, number>>>> = {
  dark: { 'layout.css.prefers-color-scheme.content-override': 0 },
  forced: { 'browser.display.document_color_use': 2 },
};

/** As with a mouse; without a screen it says that there is none. */
const withMouse = { 'ui.primaryPointerCapabilities': 6, 'ui.allPointerCapabilities': 6 };

/**
 * Starts a Firefox of Mozilla or of a distribution, which is spoken to by WebDriver BiDi. That
 * cannot emulate the colours of a reader, so it starts with them.
 */
export function startFirefox(executablePath: string, colors?: ReaderColors): Promise<Browser> {
  return playwright._bidiFirefox.launch({
    executablePath,
    firefoxUserPrefs: { ...withMouse, ...(colors === undefined ? {} : colorSettings[colors]) },
  });
}
