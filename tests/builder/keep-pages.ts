// Loaded with `--import` before a command, so that its builds take the code of pages from what this run has bundled already, and
// copies from those that it has compressed.
import { registerHooks } from 'node:module';

const kept = new Map(
  [
    ['../../src/publish/render/bundle.ts', './kept-bundle.ts'],
    ['../../src/publish/finalize/compress.ts', './kept-compress.ts'],
  ].map(([own = '', instead = '']) => [import.meta.resolve(own), import.meta.resolve(instead)]),
);

registerHooks({
  resolve: (specifier, context, next) => {
    const found = next(specifier, context);
    const url = kept.get(found.url);
    return url === undefined || context.parentURL === url ? found : { ...found, url };
  },
});
