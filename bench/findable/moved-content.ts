import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/publish/project/index.ts';

/**
 * Copies a content folder and renames every FAQ entry in the copy, so that there are addresses to
 * follow. Throws if a rename fails.
 */
export function writeMovedContent(content: string, folder: string): void {
  cpSync(content, folder, { recursive: true });
  for (const file of readdirSync(join(folder, 'faq')).filter((name) => name.endsWith('.md'))) {
    const id = file.slice(0, -'.md'.length);
    const { status, stderr } = spawnSync(
      process.execPath,
      [
        join(packageRoot, 'src/cli/answerable.js'),
        'rename',
        `faq/${id}`,
        `${id}-moved`,
        '--content',
        folder,
      ],
      { encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(`faq/${file} could not be renamed: ${stderr}`);
  }
}
