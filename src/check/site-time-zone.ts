import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { filePatterns } from '../schemas/collections.ts';

/** The time zone that `site.yml` of a content folder names, or UTC where it names none that can be read. Never throws. */
export function readTimeZone(folder: string): string {
  try {
    const document = parseDocument(readFileSync(join(folder, filePatterns.site), 'utf8'), { logLevel: 'silent' });
    const timeZone = document.get('timeZone');
    return typeof timeZone === 'string' ? new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone : 'UTC';
  } catch {
    return 'UTC';
  }
}
