import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { describeCommands, writeBundles } from './bundle.ts';

// Writes `bin/`, the bundles of the commands that the package holds instead of their sources.
const root = resolve(import.meta.dirname, '../..');
const folder = resolve(root, 'bin');
await rm(folder, { recursive: true, force: true });
await writeBundles(describeCommands(root), folder);
