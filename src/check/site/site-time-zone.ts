import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filePatterns } from '../../schemas/collections.ts';
import { findNode } from '../yaml/data-node.ts';
import { parseYamlTolerantly } from '../yaml/yaml-fixed.ts';

/** The time zone that `site.yml` of a content folder names, or UTC where it names none that can be read. Never throws. */
export function readTimeZone(folder: string): string {
  try {
    const { root } = parseYamlTolerantly(readFileSync(join(folder, filePatterns.site), 'utf8'), 0);
    const timeZone = findNode(root, ['timeZone'])?.value;
    return typeof timeZone === 'string'
      ? new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone
      : 'UTC';
  } catch {
    return 'UTC';
  }
}
