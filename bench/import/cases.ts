import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findInputs } from '../../src/import/find-inputs.ts';
import { layOut, removePlace, type CaseOptions } from '../../tests/unit/import/import-case.ts';
import { addFigures, measureImport, noFigures, type ImportFigures } from './measure.ts';

const cases = join(import.meta.dirname, '../../tests/fixtures/import');

/** Makes a content folder with nothing but a person and a topic, and returns it. */
export function createSite(folder: string): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'site.yml'),
    'title: Bench\nurl: https://bench-and-garden.org\nlanguage: en\npublisher:\n  name: Bench\n',
  );
  addNames(folder);
  return folder;
}

/** The figures of the golden cases, by format. */
export async function measureCases(): Promise<Map<string, ImportFigures>> {
  const all = new Map<string, ImportFigures>();
  for (const name of readdirSync(cases).sort()) {
    const place = layOut(join(cases, name));
    addNames(place.content);
    const { into, faq = 'split' } = readOptions(join(cases, name, 'options.json'));
    const [format = 'none'] = findInputs(place.inputs).flatMap((found) =>
      'format' in found ? [found.format.name] : [],
    );
    all.set(
      format,
      addFigures(
        all.get(format) ?? noFigures,
        await measureImport(place.content, place.inputs, { into, faq }),
      ),
    );
    removePlace(place);
  }
  return all;
}

function readOptions(file: string): CaseOptions {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

function addNames(content: string): void {
  for (const [folder, file, text] of [
    ['people', 'ada.yml', 'name: Ada\n'],
    ['topics', 'garden.yml', 'label: Garden\ndescription: What grows in a garden, and how.\n'],
  ] as const) {
    mkdirSync(join(content, folder), { recursive: true });
    if (!existsSync(join(content, folder, file))) writeFileSync(join(content, folder, file), text);
  }
}
