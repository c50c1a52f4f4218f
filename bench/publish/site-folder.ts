import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ContentEdit, Program, SiteFile } from './program.ts';
import { unedited } from './rows.ts';

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

/**
 * The files that an edit changes. It makes no files and removes none, so that the two sites are
 * compared file by file.
 */
export function listChangedFiles(program: Program, edit: ContentEdit): SiteFile[] {
  const before = program.generateFiles(unedited)[Symbol.iterator]();
  const changed: SiteFile[] = [];
  for (const file of program.generateFiles(edit)) {
    const other = before.next();
    if (other.done === true || other.value[1] !== file[1]) changed.push(file);
  }
  return changed;
}
