import { build } from 'astro';
const content = process.argv[2] ?? '/work/main/content';
const out = process.argv[3] ?? '/tmp/o-design';
await build({ outDir: out, cacheDir: '/tmp/cache-design', force: true, logLevel: 'warn', site: 'https://bamboo.example', vite: { define: { __CONTENT_FOLDER__: JSON.stringify(content), __TODAY__: '"2026-11-23"', __SHOW_UNPUBLISHED__: process.argv[4] ?? 'false' } } });
