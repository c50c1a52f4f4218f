import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rules } from '../../../src/check/rules.ts';
import { isSuppressible } from '../../../src/schemas/rules.ts';

/** Writes a file of a content folder, and the folders in which it lies. */
export function write(content: string, path: string, text: string): void {
  mkdirSync(dirname(join(content, path)), { recursive: true });
  writeFileSync(join(content, path), text);
}

/** Fields as YAML: each on a line of its own, its value as JSON, which is YAML too. */
export function toData(fields: Readonly<Record<string, unknown>>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`)
    .join('');
}

/** A file of fields and a body. */
export function toEntry(fields: Readonly<Record<string, unknown>>, body: string): string {
  return `---\n${toData(fields)}---\n\n${body}\n`;
}

const published = '2026-01-01';
const toWaivers = (words: string) =>
  Object.fromEntries(rules.filter(isSuppressible).map(({ name }) => [name, words]));
const toReview = (words: string) => ({
  by: 'eve',
  on: '2026-02-01',
  self: true,
  kept: [{ on: '2026-03-01', reason: words }],
});
/**
 * An address as it may stand in a field: blanks, hidden signs and backslashes are refused as they
 * are.
 */
export const toAddress = (words: string) =>
  `https://elsewhere.example/${words.replace(/[\s\p{C}\p{Z}\\]/gu, encodeURIComponent)}`;

/** An FAQ entry with these words in all its fields. */
export const toAnswer = (words: string, asks: readonly string[], topic: string, body: string) =>
  toEntry(
    {
      question: `${words}?`,
      topic,
      asks,
      published,
      reviewed: toReview(words),
      waive: toWaivers(words),
    },
    body,
  );

/** An article with these words in all its fields. */
export const toArticle = (words: string, person: string, topic: string, body: string) =>
  toEntry(
    {
      title: words,
      description: words,
      shortAnswer: words,
      authors: [person],
      topics: [topic],
      published,
      cover: { src: './picture.svg', alt: words },
      reviewed: toReview(words),
      waive: toWaivers(words),
    },
    body,
  );

/** A page with these words in all its fields. */
export const toPage = (words: string, body: string) =>
  toEntry({ title: words, description: words, waive: toWaivers(words) }, body);

/** A topic with these words in all its fields. */
export const toTopic = (words: string) =>
  toData({ label: words, description: words, waive: toWaivers(words) });

/** A person with these words in all fields. */
export const toPerson = (words: string, list: readonly string[]) =>
  toData({
    name: words,
    role: words,
    bio: words,
    credentials: list,
    links: list.map((each) => ({ label: each, url: toAddress(each) })),
    waive: toWaivers(words),
  });

/** A source with these words in all fields. */
export const toSource = (
  words: string,
  list: readonly string[],
  more: Readonly<Record<string, unknown>>,
) =>
  toData({
    kind: 'guideline',
    authors: list,
    title: words,
    container: words,
    locator: words,
    year: 2020,
    population: words,
    finding: words,
    ...more,
    waive: toWaivers(words),
  });

/** What a source may say of where it is read. A DOI holds no space. */
export const toPlaces = (words: string) => ({
  doi: { doi: `10.1234/${words.replaceAll(' ', '/')}` },
  url: { url: toAddress(words) },
  notice: { url: toAddress(words), retracted: { on: '2026-01-01', notice: toAddress(words) } },
});
