import { globSync, readFileSync } from 'node:fs';
import { matchesGlob, resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

// Many tests start a process, and most of its life would be the compiling of modules that the one
// before has compiled.
process.env['NODE_COMPILE_CACHE'] ??= resolve(
  import.meta.dirname,
  'node_modules/.cache/answerable-tests',
);

/**
 * These wait for builders, servers and browsers, so there are more workers than a small machine has
 * processors. All share them, so that none is idle while another project ends.
 */
const waiting = { maxWorkers: 3, isolate: false, sequence: { groupOrder: 1 } };
// Time limits end what hangs, also on a machine that does much else.
const browserTests = {
  ...waiting,
  testTimeout: 120_000,
  hookTimeout: 300_000,
  expect: { poll: { timeout: 60_000 } },
};

const belowAPath = ['every-page', 'faq', 'moved', 'search', 'sealed', 'share'].map(
  (name) => `tests/e2e/${name}.test.ts`,
);

const deepOnly = 'tests/**/*.deep.test.ts';

/**
 * Of test files those that only run where everything is tried, or try more there; the others have
 * passed before.
 */
function listDeep(include: readonly string[]): string[] {
  return globSync(include).filter(
    (file) => matchesGlob(file, deepOnly) || readFileSync(file, 'utf8').includes("/deep.ts'"),
  );
}

export default defineConfig(({ mode }) => ({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/architecture.test.ts', 'tests/unit/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 30_000 } },
          // Most of a file would be the start of a process and the loading of modules that all
          // files share. So each test puts back what it changes of the process, and nothing is
          // mocked as a module: one that is loaded stays what it is.
          isolate: false,
          // These hold the processor, and hardly ever wait.
          maxWorkers: '100%',
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...waiting,
          name: 'build',
          include: ['tests/*.deep.test.ts', 'tests/build/**/*.test.ts'],
          globalSetup: ['tests/build/release.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          ...browserTests,
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/e2e/site.ts'],
        },
      },
      {
        test: {
          ...browserTests,
          name: 'e2e-below-a-path',
          // What depends on where the site lies; how it looks does not. At a desk one test reads
          // all addresses of such a site.
          include: mode === 'deep' ? belowAPath : [],
          globalSetup: ['tests/e2e/site-below-a-path.ts'],
        },
      },
    ]
      .map(({ test }) => ({
        test:
          mode === 'deep'
            ? {
                ...test,
                include: test.include === belowAPath ? belowAPath : listDeep(test.include),
                testTimeout: 3_600_000,
                hookTimeout: 1_800_000,
              }
            : { ...test, exclude: [deepOnly] },
      }))
      .filter(({ test }) => test.include.length > 0),
  },
}));
