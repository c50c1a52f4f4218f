import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { buildInBuilder } from '../builder/index.ts';
import { usualOrDeep } from '../deep.ts';
import { importSite } from '../unit/import/sites/import-site.ts';
import { systems } from '../unit/import/sites/made-site.ts';

const places: string[] = [];
afterAll(() => {
  for (const place of places) rmSync(place, { recursive: true });
});

async function build(content: string, release: string): Promise<void> {
  await buildInBuilder(['--content', content, '--out', release, '--today', '2026-06-01']);
}

/** The addresses that lead nowhere in a release. */
function listDead(release: string, addresses: Iterable<string>): string[] {
  return [...addresses].filter(
    (address) =>
      !existsSync(join(release, address.endsWith('.html') ? address : join(address, 'index.html'))),
  );
}

// Each has forms of its own for the same; what an import makes of them the tests of the import say.
describe.each(systems.slice(0, usualOrDeep(1, systems.length)))(
  'an imported site of %s',
  (system) => {
    it('is published with all its pages, and no old address is dead', async () => {
      const { site, place, content, plan } = await importSite(system);
      places.push(place);
      const release = join(place, 'dist');
      await build(content, release);
      const articles = plan.inputs.flatMap(({ files }) =>
        files.flatMap(({ path }) => /^(articles\/.*)\.mdx$/.exec(path)?.[1] ?? []),
      );
      expect(articles).toHaveLength(30);
      expect(listDead(release, articles)).toEqual([]);
      expect(listDead(release, site.addresses.values())).toEqual([]);
    });
  },
);

describe('drafts that were imported', () => {
  it('are built without offence, and get their old addresses when they are published', async () => {
    const { site, place, content, plan } = await importSite('MkDocs', { draft: true });
    places.push(place);
    const release = join(place, 'dist');
    await build(content, release);
    expect(listDead(release, site.addresses.values())).toHaveLength(30);
    for (const { path } of plan.inputs.flatMap(({ files }) => files)) {
      if (!path.endsWith('.mdx')) continue;
      const text = readFileSync(join(content, path), 'utf8');
      writeFileSync(join(content, path), text.replace('draft: true\n', ''));
    }
    await build(content, release);
    expect(listDead(release, site.addresses.values())).toEqual([]);
  });
});
