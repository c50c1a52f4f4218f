// Loaded with `--import` before a command, so that its builds take the code of pages from what this
// run has bundled already, and copies from those that it has compressed. Each thread loads this
// file, too, so it is JavaScript; those that render start from one file where the environment names
// it, since the loading of their modules would be half of what a small site takes.
import { registerHooks } from 'node:module';
import { isMainThread } from 'node:worker_threads';

const thread = process.env['ANSWERABLE_KEPT_THREAD'];
const kept = new Map(
  (isMainThread
    ? [
        ['../../src/publish/render/bundle.ts', './kept-bundle.ts'],
        ['../../src/publish/finalize/compress.ts', './kept-compress.ts'],
      ]
    : thread === undefined
      ? []
      : [['../../src/publish/render/page-thread.ts', thread]]
  ).map(([own = '', instead = '']) => [import.meta.resolve(own), import.meta.resolve(instead)]),
);

if (kept.size > 0) {
  const hooks = registerHooks({
    resolve: (specifier, context, next) => {
      const found = next(specifier, context);
      const url = kept.get(found.url);
      if (url === undefined || context.parentURL === url) return found;
      // It was the first module of the thread.
      if (!isMainThread) hooks.deregister();
      return { ...found, format: null, url };
    },
  });
}
