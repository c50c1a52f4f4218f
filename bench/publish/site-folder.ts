import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ContentEdit, Program, SiteFile } from './program.ts';

/** Writes the files of a site that an edit changes, and leaves all others untouched. */
export function updateSite(program: Program, site: string, edit: ContentEdit): void {
  for (const file of program.generateFiles(edit)) {
    const path = join(site, file[0]);
    if (!existsSync(path) || readFileSync(path, 'utf8') !== file[1]) writeFiles(site, [file]);
  }
}

/** Writes files into the folder of a site. */
export function writeFiles(site: string, files: Iterable<SiteFile>): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(site, path)), { recursive: true });
    writeFileSync(join(site, path), text);
  }
}
