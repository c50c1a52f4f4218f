import { defineConfig } from 'astro/config';
import { createAstroConfig } from './src/publish/render/index.ts';

export default defineConfig(createAstroConfig(undefined));
