import { startBundle as start } from '../../src/publish/render/bundle.ts';

const cache = process.env['ANSWERABLE_KEPT_PAGES'] ?? '';

/**
 * Starts bundles of pages as `src/publish` does, and keeps them for all tests of this run: those of
 * one design and address are the same.
 */
export const startBundle: typeof start = (site, workspace) => start(site, workspace, cache);
