import type { TestProject } from 'vitest/node';
import { useBuilders } from '../builder/pool.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The release of `tests/fixtures/small-site`. */
    smallSite: string;
    /** The release of the first content. */
    firstSite: string;
  }
}

/** Builds the small site and the first content once, for all tests that read what comes out. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { getSite, provideTo } = await useBuilders();
  const end = provideTo(project);
  const [small, first] = await Promise.all(
    (['tests/fixtures/small-site', 'content'] as const).map((content) =>
      getSite({ content, today: '2026-11-23', writesLedger: false }),
    ),
  );
  project.provide('smallSite', small?.out ?? '');
  project.provide('firstSite', first?.out ?? '');
  return end;
}
