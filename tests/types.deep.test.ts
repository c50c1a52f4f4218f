import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

// The linter checks the types of TypeScript files, which is faster.
it('every Astro file keeps to its types, without an error, a warning or a hint', () => {
  const root = resolve(import.meta.dirname, '..');
  const astro = resolve(root, 'node_modules/astro/bin/astro.mjs');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    // With room for what is young, the collector of garbage takes a tenth less of the processor.
    [
      '--max-semi-space-size=64',
      astro,
      'check',
      '--minimumFailingSeverity',
      'hint',
      '--root',
      root,
      '--tsconfig',
      resolve(import.meta.dirname, 'astro-files.json'),
    ],
    {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
    },
  );
  expect(status, `${stdout}\n${stderr}`).toBe(0);
});
