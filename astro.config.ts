import { resolve } from 'node:path';
import mdx from '@astrojs/mdx';
import { satteri } from '@astrojs/markdown-satteri';
import { defineConfig } from 'astro/config';
import type { AstroIntegration } from 'astro';
import { createMarkdownPlugins } from './src/markdown/plugins.ts';

/** Renders texts; where their links lead depends on the path at which the site is published, which only a build knows. */
const markdown: AstroIntegration = {
  name: 'answerable:markdown',
  hooks: {
    'astro:config:setup': ({ config: { base }, updateConfig }) => {
      updateConfig({
        markdown: {
          processor: satteri({
            mdastPlugins: createMarkdownPlugins(base.endsWith('/') ? base : `${base}/`),
          }),
        },
      });
    },
  },
};

export default defineConfig({
  output: 'static',
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never', assets: 'assets' },
  compressHTML: true,
  devToolbar: { enabled: false },
  integrations: [markdown, mdx()],
  markdown: { syntaxHighlight: false },
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
