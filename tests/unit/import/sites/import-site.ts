import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type CaseOptions, importCase } from '../import-case.ts';
import { makeSite } from './made-site.ts';

const settings =
  'title: Garden\nurl: https://garden.example\nlanguage: en\npublisher:\n  name: Garden\n';

/** Imports the made site of a system, all of it or one folder of it, into a bare one. */
export async function importSite(
  system: string,
  { folder = '', ...options }: CaseOptions & { readonly folder?: string } = {},
) {
  const site = await makeSite(system);
  const place = mkdtempSync(join(tmpdir(), 'import-site-'));
  const content = join(place, 'content');
  const files = [...site.files].map(([path, text]) => [join(place, 'site', path), text] as const);
  for (const [path, text] of [...files, [join(content, 'site.yml'), settings] as const]) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  const imported = await importCase({ content, inputs: [join(place, 'site', folder)] }, options);
  const read = (path: string) => readFileSync(join(content, path), 'utf8');
  return { ...imported, site, place, content, read };
}
