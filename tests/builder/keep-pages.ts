// Loaded with `--import` before a command, so that its builds take pages from those that this run has rendered already.
import { registerHooks } from 'node:module';

const rendering = import.meta.resolve('../../src/publish/render/render.ts');
const kept = import.meta.resolve('./kept-render.ts');

registerHooks({
  resolve: (specifier, context, next) => {
    const found = next(specifier, context);
    return found.url === rendering && context.parentURL !== kept ? { ...found, url: kept } : found;
  },
});
