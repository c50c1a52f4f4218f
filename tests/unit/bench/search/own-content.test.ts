import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  readOwnQueries,
  toOwnPermalinks,
  writeOwnContent,
} from '../../../../bench/search/own-content.ts';

const content = resolve(import.meta.dirname, '../../../fixtures/small-site');
const name = 'faq/why-is-my-loaf-dense.md';
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'answerable-own-content-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

it('the bench of the search asks the other wordings of each question, which its entry answers', () => {
  const queries = readOwnQueries(content);
  expect(queries.length).toBeGreaterThan(0);
  const ids = new Set(toOwnPermalinks(content).values());
  for (const { question, judgements } of queries) {
    expect(question).not.toBe('');
    expect(Object.keys(judgements).filter((id) => !ids.has(id))).toEqual([]);
  }
});

it('publishes the entries without these wordings and with all else', () => {
  writeOwnContent(folder, content);
  expect(readOwnQueries(folder)).toEqual([]);
  const [before, after] = [content, folder].map((each) =>
    readFileSync(join(each, name), 'utf8').split('---\n'),
  );
  const { asks, ...rest }: Record<string, unknown> = parse(before?.[1] ?? '');
  expect(asks).toBeDefined();
  expect(parse(after?.[1] ?? '')).toEqual(rest);
  expect(after?.[2]).toBe(before?.[2]);
});
