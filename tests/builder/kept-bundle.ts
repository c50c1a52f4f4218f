import type { Edition } from '../../src/publish/render/astro-config.ts';
import {
  type Bundle,
  findBundle as find,
  openBundle as open,
} from '../../src/publish/render/bundle.ts';

const cache = process.env['ANSWERABLE_KEPT_PAGES'] ?? '';

/**
 * Opens bundles of pages as `src/publish` does, and keeps them for all tests of this run: those of
 * one design and address are the same.
 */
export function openBundle(edition: Edition, workspace: string): Promise<Bundle> {
  return open(edition, workspace, cache);
}

export function findBundle(site: Parameters<typeof find>[0]): Promise<Bundle | undefined> {
  return find(site, cache);
}
