import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { openFacts } from '../../check/index.ts';
import {
  describeProgram,
  findDesignFolder,
  findSiteRoot,
  getCacheFolder,
} from '../project/index.ts';

/**
 * Opens what checks of a content folder found out before, in the cache of its site: save it after
 * the check. Undefined where no site is that has a place for it, so that a check leaves nothing
 * behind there. Content that was only named has one place for all. If `isCold`, nothing is taken from
 * them.
 */
export function openSiteFacts(
  contentFolder: string,
  isCold = false,
): ReturnType<typeof openFacts> | undefined {
  const cache = getCacheFolder(findSiteRoot(resolve(contentFolder)));
  const own = dirname(cache);
  if (basename(own) === '.answerable' && !existsSync(own)) return undefined;
  const name = findDesignFolder(contentFolder) === undefined ? 'check-elsewhere' : 'check';
  return openFacts(join(cache, `${name}.pack`), describeProgram(), isCold);
}
