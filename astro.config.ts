import { resolve } from 'node:path';
import { defineConfig } from 'astro/config';
import { createAstroConfig } from './src/publish/render/index.ts';

export default defineConfig(
  createAstroConfig({
    contentFolder: resolve('content'),
    today: new Date().toISOString().slice(0, 10),
    siteUrl: undefined,
    showsUnpublished: false,
    firstAddresses: new Map(),
  }),
);
