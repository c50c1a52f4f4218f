import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { listFiles } from './read-release.ts';

it.each(['firstSite', 'smallSite'] as const)(
  'no file of %s holds anything of the overlay of the dev server',
  (name) => {
    const release = inject(name);
    const files = listFiles(release).filter((path) =>
      /\.(?:html|js|mjs|css|json|xml|txt)$/.test(path),
    );
    expect(files.length).toBeGreaterThan(10);
    expect(
      files.filter((path) =>
        /problem-overlay|answerable:|import\.meta\.hot|@vite\//.test(
          readFileSync(join(release, path), 'utf8'),
        ),
      ),
    ).toEqual([]);
  },
);
