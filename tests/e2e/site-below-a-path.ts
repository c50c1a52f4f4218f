import type { TestProject } from 'vitest/node';
import { setUpSite } from './site.ts';

/** The same site below a path of its host, as GitHub Pages shows that of a repository. */
export default function setup(project: TestProject): Promise<() => Promise<void>> {
  return setUpSite(project, 'https://bamboo.example/team/Practice.v2');
}
