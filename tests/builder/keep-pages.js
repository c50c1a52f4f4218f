// Loaded with `--import` before a command, so that its builds take the code of pages from what this
// run has bundled already, and copies from those that it has compressed. Each thread loads this
// file, too, so it is JavaScript; threads start from bundles where the environment names these,
// since the loading of their modules would be half of what a small site takes.
import { registerHooks } from 'node:module';
import { isMainThread } from 'node:worker_threads';

const own = [
  ['../../src/publish/render/bundle.ts', './kept-bundle.ts'],
  ['../../src/publish/finalize/compress.ts', './kept-compress.ts'],
].map((pair) => pair.map((path) => import.meta.resolve(path)));
const kept = new Map(
  isMainThread ? own : JSON.parse(process.env['ANSWERABLE_KEPT_THREADS'] ?? '[]'),
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
