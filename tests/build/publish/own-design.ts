import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { createSmallSite, type SmallSite } from './small-site.ts';

/** What the site of `createDesignedSite` chooses. */
export const chosen = {
  accent: '#7a1f5c',
  paper: '#fffaf0',
  ink: '#2b1b12',
  darkAccent: '#ffb3da',
} as const;

/**
 * Copies the small site, with colours, fonts, a style sheet, components and a page of its own
 * beside the content.
 */
export async function createDesignedSite(
  atEnd: (remove: () => Promise<void>) => void = onTestFinished,
): Promise<SmallSite> {
  const site = await createSmallSite(atEnd);
  await cp(resolve(import.meta.dirname, '../../fixtures/own-design'), site.folder, {
    recursive: true,
  });
  // Content that has no package.json around it is that of the folder in which a command runs.
  await writeFile(join(site.folder, 'package.json'), '{ "private": true }');
  await mkdir(join(site.folder, 'fonts'));
  const font = await readFile(
    resolve(import.meta.dirname, '../../../src/styles/source-serif-4.woff2'),
  );
  await writeFile(join(site.folder, 'fonts/text.woff2'), font);
  // The last part of the version that the font says it has, so that it is another file:
  // https://www.w3.org/TR/WOFF2/#woff20Header.
  font.writeUInt16BE(font.readUInt16BE(26) + 1, 26);
  await writeFile(join(site.folder, 'fonts/heading.woff2'), font);
  const settings = await readFile(join(site.content, 'site.yml'), 'utf8');
  await site.write(
    'site.yml',
    `${settings.trimEnd()}
design:
  accent: "${chosen.accent}"
  paper: "${chosen.paper}"
  ink: "${chosen.ink}"
  dark:
    accent: "${chosen.darkAccent}"
  headingFont: fonts/heading.woff2
  textFont: fonts/text.woff2
`,
  );
  return site;
}
