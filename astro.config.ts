import { resolve } from 'node:path';
import mdx from '@astrojs/mdx';
import { satteri } from '@astrojs/markdown-satteri';
import { defineConfig } from 'astro/config';
import { markdownPlugins } from './src/markdown/plugins.ts';

export default defineConfig({
  output: 'static',
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never', assets: 'assets' },
  compressHTML: true,
  devToolbar: { enabled: false },
  integrations: [mdx()],
  markdown: { syntaxHighlight: false, processor: satteri({ mdastPlugins: [...markdownPlugins] }) },
  vite: {
    build: { assetsInlineLimit: 0 },
    worker: { format: 'es' },
    define: {
      __CONTENT_FOLDER__: JSON.stringify(resolve('content')),
      __TODAY__: JSON.stringify(new Date().toISOString().slice(0, 10)),
      __SHOW_UNPUBLISHED__: 'false',
      __FIRST_ADDRESSES__: '{}',
    },
  },
});
