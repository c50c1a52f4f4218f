import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readContentFolder } from '../../check/files/content-folder.ts';
import { collectionNames } from '../../schemas/collections.ts';
import { toSchemaFiles } from './json-schemas.ts';
import { toSiteRoot } from '../project.ts';

/**
 * Writes what Astro's editor extension reads to complete and judge front matter: which file belongs to which
 * collection, and the schema of each (https://docs.astro.build/en/reference/experimental-flags/content-intellisense/).
 * Returns the path of the index. It holds paths of this computer, so it is not committed.
 */
export async function writeEditorIndex(
  contentFolder: string,
  // Where the extension looks.
  folder: string = join(toSiteRoot(contentFolder), '.astro', 'collections'),
): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (const [name, text] of toSchemaFiles()) await writeFile(join(folder, name), text);
  const entries = readContentFolder(contentFolder).flatMap(({ path, role }) => {
    // The extension looks files up by their address in lower case.
    return role.kind === 'entry'
      ? [[pathToFileURL(join(contentFolder, path)).href.toLowerCase(), role.collection] as const]
      : [];
  });
  const index = {
    collections: collectionNames.map((name) => ({ hasSchema: true, name })),
    entries: Object.fromEntries(entries),
  };
  const path = join(folder, 'collections.json');
  await writeFile(path, `${JSON.stringify(index, null, 2)}\n`);
  return path;
}
