export { createAstroConfig } from './astro-config.ts';
