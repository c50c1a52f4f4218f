import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ErrorObject } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { parseContent } from '../../../src/check/content.ts';
import { readContentFolder } from '../../../src/check/files/content-folder.ts';
import { toJsonSchema, getSchemaFileName, createSchemaFiles } from '../../../src/publish/editor.ts';
import { packageRoot } from '../../../src/publish/project/index.ts';
import {
  collectionNames,
  collections,
  type CollectionName,
} from '../../../src/schemas/collections.ts';
import { toFile, wellFiles } from '../check/small-content.ts';

const folder = join(packageRoot, 'schemas');
const ajv = addFormats.default(new Ajv({ strict: false, allErrors: true }));
const validators = new Map(
  collectionNames.map((collection) => [collection, ajv.compile(toJsonSchema(collection))]),
);

/** What the schema of a collection says against data, as `path message`. */
function judge(collection: CollectionName, data: unknown): string[] {
  const validate = validators.get(collection);
  validate?.(JSON.parse(JSON.stringify(data)));
  return (validate?.errors ?? []).map(
    ({ instancePath, message }: ErrorObject) => `${instancePath} ${message}`,
  );
}

/** The data of each entry as an editor reads it: a day stays as it is written. */
function listData(files: ReturnType<typeof readContentFolder>) {
  const data = parseContent(files, '2026-06-01').entries.map((entry) => ({
    path: entry.path,
    collection: entry.collection,
    value: entry.yaml?.root?.value,
  }));
  return data.map((each) => ({
    ...each,
    value: JSON.parse(JSON.stringify(each.value), (_key, value: unknown) =>
      typeof value === 'string' ? value.replace(/^(\d{4}-\d\d-\d\d)T00:00:00\.000Z$/, '$1') : value,
    ) as unknown,
  }));
}

describe('the JSON Schemas', () => {
  it('in schemas/ are what npm run schemas writes', () => {
    const files = createSchemaFiles();
    expect(readdirSync(folder).sort()).toEqual([...files.keys()].sort());
    for (const [name, text] of files)
      expect([
        name,
        readFileSync(join(folder, name), 'utf8') === text
          ? 'up to date'
          : 'old: run npm run schemas',
      ]).toEqual([name, 'up to date']);
  });

  it.each(['content', 'tests/fixtures/small-site'])('take every entry of %s', (path) => {
    const data = listData(readContentFolder(join(packageRoot, path)));
    expect(data.length).toBeGreaterThan(10);
    expect(
      data.flatMap((each) =>
        judge(each.collection, each.value).map((error) => `${each.path} ${error}`),
      ),
    ).toEqual([]);
  });

  it('take every entry of the small site of the tests', () => {
    const files = Object.entries(wellFiles).map(([path, text]) => toFile(path, text));
    expect(listData(files).flatMap((each) => judge(each.collection, each.value))).toEqual([]);
  });

  it.each([
    [{ odrer: 10 }, ' must NOT have additional properties'],
    [{ published: '2026-02-30' }, '/published must match format "date"'],
    [{ topic: 'Not an id' }, '/topic must match pattern'],
    [{ question: 'Is it safe' }, '/question must match pattern'],
    [{ draft: 'yes' }, '/draft must be boolean'],
    [{ reviewed: { by: 'ada-baker' } }, "/reviewed must have required property 'on'"],
    [{ question: undefined }, " must have required property 'question'"],
  ])('refuse what the check refuses: %j', (change, error) => {
    expect(
      judge('faq', {
        question: 'Is it safe?',
        topic: 'safety',
        published: '2026-01-01',
        ...change,
      }),
    ).toContainEqual(expect.stringContaining(error));
  });

  it('offer the words of a field that has few, and refuse others', () => {
    expect(judge('sources', { kind: 'guideline' })).not.toContainEqual(
      expect.stringContaining('/kind'),
    );
    expect(judge('sources', { kind: 'guidline' })).toContainEqual(
      '/kind must be equal to one of the allowed values',
    );
    expect(
      judge('people', { name: 'Ada', links: [{ label: 'x', url: 'http://x.org' }] }),
    ).toContainEqual(expect.stringContaining('/links/0/url must match pattern'));
  });

  it.each(collectionNames.filter((collection) => !(collections[collection].isList === true)))(
    'explain each field of %s, and allow no other',
    (collection) => {
      const { properties = {}, additionalProperties } = toJsonSchema(collection);
      expect(additionalProperties).toBe(false);
      const silent = Object.entries(properties).filter(
        ([, field]) => typeof field !== 'object' || field.description === undefined,
      );
      expect(silent.map(([name]) => name)).toEqual([]);
    },
  );

  it('judge the groups of a list, and explain them', () => {
    expect(toJsonSchema('synonyms')).toMatchObject({
      type: 'array',
      description: expect.any(String),
      items: { type: 'array', minItems: 2, description: expect.any(String) },
    });
  });

  it('say in words what a pattern asks for', () => {
    const { properties } = toJsonSchema('faq');
    expect(properties?.['topic']).toMatchObject({
      patternErrorMessage: expect.stringContaining(
        'Write the file name of the entry, without its ending',
      ),
    });
    expect(properties?.['published']).toMatchObject({
      patternErrorMessage: expect.stringContaining('Write a date that is in the calendar'),
    });
  });

  it('that are YAML as a whole are named in the settings of the editor, each for its files', () => {
    const settings = JSON.parse(
      readFileSync(join(packageRoot, '.vscode/settings.json'), 'utf8'),
    ) as { 'yaml.schemas': unknown };
    const yaml = collectionNames.filter((collection) =>
      collections[collection].pattern.endsWith('.yml'),
    );
    expect(settings['yaml.schemas']).toEqual(
      Object.fromEntries(
        yaml.map((collection) => [
          `./schemas/${getSchemaFileName(collection)}`,
          `/content/${collections[collection].pattern}`,
        ]),
      ),
    );
  });
});
